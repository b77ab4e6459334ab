/// What is wrong with a small text, and where in it.
public struct GrammarFault: Error, Hashable, Sendable {
  /// The bytes meant, as offsets within the text that was given; empty where something is missing.
  public let range: Range<Int>
  /// What is wrong, in one sentence without a full stop.
  public let message: String

  /// A fault at a place.
  public init(_ message: String, at range: Range<Int>) {
    self.message = message
    self.range = range
  }
}
