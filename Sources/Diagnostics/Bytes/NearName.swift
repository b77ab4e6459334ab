/// A known name that is like one that nobody knows, and was probably meant by it.
public struct NearName: Hashable, Sendable {
  /// The known name.
  public let name: ByteString
  /// Whether no other known name is close enough to be meant.
  public let isOnly: Bool

  /// A known name.
  public init(_ name: ByteString, isOnly: Bool) {
    self.name = name
    self.isOnly = isOnly
  }
}

extension NearName: CustomStringConvertible {
  /// The name, as a sentence shows it.
  public var description: String { name.description }
}
