/// A path inside what is linted, as bytes with `/` between its components.
///
/// For a git source it is relative to the repository's top; for files on disk it is the path as reached from the current
/// folder. The empty path is the top itself.
public struct Path: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// The bytes of the path, without a trailing slash.
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

  /// The folder that everything is in.
  public static let top: Path = ""

  /// Byte order, as in a git index.
  public static func < (left: Path, right: Path) -> Bool {
    left.bytes.precedes(right.bytes)
  }

  /// Whether the bytes are the same.
  public static func == (left: Path, right: Path) -> Bool {
    left.bytes.isSame(as: right.bytes)
  }

  /// Hashes the bytes all at once; an array would do it one by one.
  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// Whether this is the top.
  public var isTop: Bool { bytes.isEmpty }

  /// The last component.
  public var name: ByteString {
    ByteString(bytes[nameStart...])
  }

  /// The path without its last component; the top's parent is the top.
  public var parent: Path {
    Path(bytes[..<max(0, nameStart - 1)])
  }

  /// The names on the way, from the top.
  public var components: [ByteString] {
    bytes.split(separator: UInt8(ascii: "/")).map { ByteString($0) }
  }

  /// The path of `name` inside this folder.
  public func appending(_ name: ByteString) -> Path {
    isTop ? Path(name.bytes) : Path(bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// Whether the path lies below `folder`, at any depth.
  public func isInside(_ folder: Path) -> Bool {
    if folder.isTop { return !isTop }
    return bytes.count > folder.bytes.count + 1 && bytes[folder.bytes.count] == UInt8(ascii: "/")
      && bytes.holds(folder.bytes[...], in: 0..<folder.bytes.count)
  }

  /// The part of the path below `folder`, or `nil` if it does not lie there.
  public func relative(to folder: Path) -> Path? {
    guard isInside(folder) else { return nil }
    return folder.isTop ? self : Path(bytes[(folder.bytes.count + 1)...])
  }

  /// Whether the last component ends in `suffix`.
  public func hasSuffix(_ suffix: StaticString) -> Bool {
    let start = bytes.count - suffix.utf8CodeUnitCount
    return start >= 0 && bytes.holds(suffix, in: start..<bytes.count)
  }

  /// Whether the last component is `name`.
  public func isNamed(_ name: ByteString) -> Bool {
    let start = bytes.count - name.bytes.count
    guard start >= 0, bytes.holds(name.bytes[...], in: start..<bytes.count) else { return false }
    return start == 0 || bytes[start - 1] == UInt8(ascii: "/")
  }

  private var nameStart: Int {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
  }
}

extension Path: CustomStringConvertible {
  /// The path to put into a sentence or a report for people; the top is `.`.
  public var description: String { isTop ? "." : VisibleText.exact(SecretSearch.hidden(in: bytes)) }
}
