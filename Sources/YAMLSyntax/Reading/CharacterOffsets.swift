/// Turns libyaml's character counts into byte offsets.
///
/// libyaml's marks leave the byte order mark out and count characters. Events come in the order of the text, so a cursor
/// that walks from the last place asked about to the next passes each byte about once; in ASCII text, characters are
/// bytes and nothing is walked.
struct CharacterOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let isASCII: Bool
  private var character = 0
  private var byte: Int

  /// Looks at UTF-8 text that starts at `start`, after a byte order mark if there is one.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    self.start = start
    byte = start
    // Without a way out of the loop the compiler looks at many bytes at once.
    isASCII = bytes[start...].reduce(0, |) < 0x80
  }

  /// The offset of the byte at which a character starts; past the last character it is the end of the text.
  mutating func byteOffset(ofCharacter wanted: Int) -> Int {
    if isASCII { return min(start + wanted, bytes.count) }
    while character < wanted, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > wanted, byte > start {
      byte -= 1
      while byte > start, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    return byte
  }
}
