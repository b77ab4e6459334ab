/// A text as a reader takes it that knows escapes, with the way back to the bytes that were written.
///
/// It knows those that double-quoted YAML and JSON have, wherever they stand: what does not parse has no quotes to go by.
struct UnescapedText {
  /// What is read.
  private(set) var bytes: [UInt8] = []
  /// The offset of each byte in the text that was written, and its end.
  private var offsets: [UInt32] = []

  /// Reads a text; `nil` if it has nothing to read in another way.
  init?(_ text: [UInt8]) {
    guard text.count < UInt32.max, text.contains(UInt8(ascii: "\\")) else { return nil }
    bytes.reserveCapacity(text.count)
    offsets.reserveCapacity(text.count + 1)
    var place = 0
    while place < text.count {
      guard text[place] == UInt8(ascii: "\\"), let (read, length) = Self.escape(in: text, at: place) else {
        append(text[place], at: place)
        place += 1
        continue
      }
      for byte in read { append(byte, at: place) }
      place += length
    }
    offsets.append(UInt32(text.count))
    guard bytes.count < text.count else { return nil }
  }

  /// Reads a text of two or four bytes a character, such as UTF-16, without its zeros; `nil` if it has none.
  init?(withoutZerosOf text: [UInt8]) {
    guard text.count < UInt32.max, text.prefix(4096).contains(0) else { return nil }
    for (place, byte) in text.enumerated() where byte != 0 { append(byte, at: place) }
    offsets.append(UInt32(text.count))
  }

  /// The bytes that were written for a part of what is read.
  func written(_ range: Range<Int>) -> Range<Int> { Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound]) }

  private mutating func append(_ byte: UInt8, at place: Int) {
    bytes.append(byte)
    offsets.append(UInt32(place))
  }

  /// What an escape stands for, and how long it is; `nil` if there is none.
  private static func escape(in text: [UInt8], at place: Int) -> (read: [UInt8], length: Int)? {
    guard text[place] == UInt8(ascii: "\\"), place + 1 < text.count else { return nil }
    switch text[place + 1] {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "/"): return ([text[place + 1]], 2)
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "x"): return scalar(in: text, at: place, digits: 2)
    case UInt8(ascii: "u"): return scalar(in: text, at: place, digits: 4)
    case UInt8(ascii: "U"): return scalar(in: text, at: place, digits: 8)
    case 0x0A, 0x0D:
      // An escaped line break joins the lines without the indentation of the second.
      let rest = text[(place + 1)...].firstIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }
      return ([], (rest ?? text.count) - place)
    default: return nil
    }
  }

  private static func scalar(in text: [UInt8], at place: Int, digits: Int) -> (read: [UInt8], length: Int)? {
    let part = text[(place + 2)...].prefix(digits)
    guard part.count == digits, let value = UInt32(String(decoding: part, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return (Array(String(scalar).utf8), digits + 2)
  }
}
