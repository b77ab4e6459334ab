/// A run of bytes that is compared as bytes.
///
/// File names and parameter names are bytes to git, to Linux and to Kubernetes. Swift's `String` holds names equal that
/// differ in Unicode normalisation and repairs invalid UTF-8, so it never serves as a key here, only as text to show.
public struct ByteString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// The bytes, usually UTF-8, never assumed to be.
  public let bytes: [UInt8]

  /// Wraps bytes as they are.
  public init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// Takes over bytes as they are.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The UTF-8 form of a string.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The UTF-8 form of a literal.
  public init(stringLiteral text: StaticString) {
    bytes = text.withUTF8Buffer { Array($0) }
  }

  /// Byte order, the order of `memcmp`, which is also the order of paths in a git index.
  public static func < (left: ByteString, right: ByteString) -> Bool {
    left.bytes.precedes(right.bytes)
  }

  /// Feeds all bytes at once, where an array would feed each by itself.
  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(bytes.count)
  }

  /// Whether there are no bytes.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The text, when the bytes are UTF-8.
  public var string: String? {
    // The standard library's check of UTF-8 is not specialised, which costs a thousand instructions for a short text.
    bytes.isASCII ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
  }

  /// Whether the bytes are those of an ASCII or UTF-8 literal, without making a string.
  public static func == (left: ByteString, right: StaticString) -> Bool {
    left.bytes.holds(right, in: left.bytes.indices)
  }

  /// Lets `switch` compare with literals, without making a string.
  public static func ~= (pattern: StaticString, value: ByteString) -> Bool { value == pattern }
}
