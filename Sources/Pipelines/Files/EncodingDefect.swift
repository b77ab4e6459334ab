public import Diagnostics

/// Why the bytes of a file are not UTF-8 text.
public enum EncodingDefect: Hashable, Sendable {
  /// UTF-16, by its byte order mark or by the zero bytes that ASCII text has in it.
  case utf16
  /// UTF-32, by its byte order mark.
  case utf32
  /// A zero byte at the offset.
  case nul(offset: Int)
  /// A byte at the offset that is not part of UTF-8.
  case invalidUTF8(offset: Int)

  /// Looks for the first defect; `nil` if there is none.
  init?(in bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.isASCIIAsUTF16(bytes) {
      self = .utf16
    } else if let offset = bytes.firstIndex(of: 0) {
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

  /// Whether each of the first letters is a zero byte and one that is not, always in the same order.
  private static func isASCIIAsUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return false }
    let zeroIsFirst = bytes[0] == 0
    return bytes.prefix(16).enumerated().allSatisfy { offset, byte in
      (byte == 0) == (offset.isMultiple(of: 2) == zeroIsFirst)
    }
  }
}
