/// What ends a line for libyaml: line feed, carriage return, both, and U+0085, U+2028, U+2029 as YAML 1.1 has it.
enum LineBreak {
  /// How many bytes the line break at `offset` takes; 0 if there is none.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    switch bytes[offset] {
    case UInt8(ascii: "\n"):
      return 1
    case UInt8(ascii: "\r"):
      return offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 1
    case 0xC2:
      return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
      return isSeparator(in: bytes, at: offset) ? 3 : 0
    default:
      return 0
    }
  }

  /// The offset of the first line break from `offset` on, or the end.
  static func next(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte <= UInt8(ascii: "\r") || byte >= 0xC2, length(in: bytes, at: offset) > 0 { break }
      offset += 1
    }
    return offset
  }

  /// Whether U+2028 or U+2029 is at `offset`, which unlike the other breaks are not normalised to a line feed.
  static func isSeparator(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9)
  }
}
