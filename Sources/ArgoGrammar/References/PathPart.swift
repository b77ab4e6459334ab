public import Diagnostics

/// A piece of a dotted path.
public struct PathPart: Hashable, Sendable {
  /// The name as written.
  public let name: ByteString
  /// Where it stands in the text.
  public let range: Range<Int>
}
