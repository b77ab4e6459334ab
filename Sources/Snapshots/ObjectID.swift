import Diagnostics

/// The name of an object in git's store: 20 bytes of SHA-1, or 32 of SHA-256 in a repository that was made with it.
public struct ObjectID: Hashable, Sendable {
  /// How many bytes an id of SHA-1 has.
  public static let sha1Length = 20
  /// How many bytes an id of SHA-256 has.
  public static let sha256Length = 32

  /// The bytes of the id.
  public let bytes: [UInt8]

  /// An id from its bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Feeds all bytes at once, where an array would feed each by itself.
  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// Whether the bytes are the same.
  public static func == (left: ObjectID, right: ObjectID) -> Bool {
    left.bytes.isSame(as: right.bytes)
  }

  /// The id that git prints as these digits, 40 or 64 of them; `nil` for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    // Over bytes that lie together, as the caller's collection is of a type that is not known here.
    guard
      let bytes = digits.withContiguousStorageIfAvailable(Self.bytes(ofHexadecimal:))
        ?? Array(digits).withUnsafeBufferPointer(Self.bytes(ofHexadecimal:))
    else { return nil }
    self.bytes = bytes
  }

  private static func bytes(ofHexadecimal digits: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard [2 * sha1Length, 2 * sha256Length].contains(digits.count) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for position in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(ofDigit: digits[position]), let low = value(ofDigit: digits[position + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// The id as git prints it.
  public var hexadecimal: String {
    String(decoding: bytes.flatMap { [digit($0 >> 4), digit($0 & 0xF)] }, as: UTF8.self)
  }

  private func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
