/// What is wrong with the text of an expression, found before anything is evaluated.
public struct CELFault: Error, Hashable, Sendable {
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// The bytes of the expression that are meant; empty where something is missing.
  public let range: Range<Int>
  /// What to do about it, in one sentence without a full stop, if that is known.
  public let help: String?

  /// A fault at a place.
  public init(_ message: String, at range: Range<Int>, help: String? = nil) {
    self.message = message
    self.range = range
    self.help = help
  }
}
