public import Diagnostics

/// Why a file is no YAML, and where.
public struct YAMLSyntaxError: Error, Sendable {
  /// Another place that belongs to the problem, such as the bracket that is never closed.
  public struct Context: Sendable {
    /// What is there.
    public let message: String
    /// The bytes meant.
    public let span: SourceSpan
  }

  /// What is wrong, in one sentence without a full stop; it holds libyaml's own words where libyaml found the problem.
  public let message: String
  /// The byte or character at the problem; empty at the end of the file.
  public let span: SourceSpan
  /// Where the construct starts that the problem is in, if that is known.
  public let context: Context?

  init(_ message: String, at span: SourceSpan, context: Context? = nil) {
    self.message = message
    self.span = span
    self.context = context
  }
}

extension YAMLSyntaxError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
