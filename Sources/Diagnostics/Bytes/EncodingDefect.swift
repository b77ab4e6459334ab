/// Why the bytes of a file are not UTF-8 text.
public enum EncodingDefect: Hashable, Sendable {
  /// UTF-16, by its byte order mark or by the zero bytes that ASCII text has in it.
  case utf16
  /// UTF-32, by its byte order mark or by the zero bytes that ASCII text has in it.
  case utf32
  /// A zero byte at the offset.
  case nul(offset: Int)
  /// A byte at the offset that is not part of UTF-8.
  case invalidUTF8(offset: Int)

  /// Looks for the first defect; `nil` if there is none.
  public init?(in bytes: [UInt8]) {
    if let encoding = Self.otherEncoding(of: bytes) {
      self = encoding
    } else if let offset = bytes.firstOccurrence(of: "\0") {
      self = .nul(offset: offset)
    } else if let offset = UTF8Scalar.firstInvalidOffset(in: bytes) {
      self = .invalidUTF8(offset: offset)
    } else {
      return nil
    }
  }

  /// The bytes to point at: the byte order mark or first letter, or the offending byte.
  public var span: SourceSpan {
    switch self {
    case .utf32: SourceSpan(0, 4)
    case .utf16: SourceSpan(0, 2)
    case .nul(let offset), .invalidUTF8(let offset): SourceSpan(offset, offset + 1)
    }
  }

  /// The encoding, where the start of a file shows one that is not UTF-8; a look at a few bytes.
  public static func otherEncoding(of bytes: [UInt8]) -> EncodingDefect? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
    if isASCII(bytes, inUnitsOf: 4) { return .utf32 }
    return isASCII(bytes, inUnitsOf: 2) ? .utf16 : nil
  }

  /// Whether each of the first letters is zero bytes and one that is not, always in the same order.
  private static func isASCII(_ bytes: [UInt8], inUnitsOf width: Int) -> Bool {
    guard bytes.count >= 4, bytes.count.isMultiple(of: width) else { return false }
    let letter = bytes[0] == 0 ? width - 1 : 0
    return bytes.prefix(16).enumerated().allSatisfy { offset, byte in (byte != 0) == (offset % width == letter) }
  }
}
