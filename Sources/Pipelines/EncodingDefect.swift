import Diagnostics

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
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.hasZeroInEveryPair(bytes) {
      self = .utf16
    } else if let offset = bytes.firstIndex(of: 0) {
      self = .nul(offset: offset)
    } else if let offset = UTF8Scalar.firstInvalidOffset(in: bytes) {
      self = .invalidUTF8(offset: offset)
    } else {
      return nil
    }
  }

  /// The byte to point at.
  public var offset: Int {
    switch self {
    case .utf16, .utf32: 0
    case .nul(let offset), .invalidUTF8(let offset): offset
    }
  }

  private static func hasZeroInEveryPair(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(16)
    guard start.count >= 4, start.count.isMultiple(of: 2) else { return false }
    let zeros = start.indices.map { start[$0] == 0 }
    return stride(from: 0, to: zeros.count, by: 2).allSatisfy { zeros[$0] != zeros[$0 + 1] }
      && Set(stride(from: 0, to: zeros.count, by: 2).map { zeros[$0] }).count == 1
  }
}
