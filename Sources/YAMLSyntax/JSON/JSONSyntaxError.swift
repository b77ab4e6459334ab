public import Diagnostics

/// Why the text of a scalar is no JSON, and where in the file.
public struct JSONSyntaxError: Error, Sendable, CustomStringConvertible {
  /// What was expected and what was found, in one sentence without a full stop.
  public let message: String
  /// The character at the problem, as bytes of the file; empty where the text ends.
  public let span: SourceSpan

  /// The message.
  public var description: String { message }
}
