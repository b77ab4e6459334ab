/// A change of files that makes a finding go away, made out of the places that the rule knows.
///
/// It is data: a rule only says what is to be written where. Nothing is changed before the result was linted.
public struct Fix: Sendable {
  /// Whether the fix may be made without a look at it.
  public let safety: Safety
  /// What it does, in the imperative and without a full stop, such as "remove the line break".
  public let summary: String
  /// What is to be changed, each in a file as it was linted.
  public let edits: [Edit]

  /// Whether a fix may be made without a look at it.
  public enum Safety: String, CaseIterable, Sendable {
    /// It does what the author meant, as far as anybody can know.
    case safe
    /// It is a guess: the author may have meant something else.
    case unsafe
  }

  /// A change of one file.
  public enum Edit: Sendable {
    /// Writes other bytes in the place of a span, which may be empty.
    case replace(SourceFile, SourceSpan, with: [UInt8])
    /// Gives a file another path; nothing may be there.
    case rename(Path, to: Path)
    /// Removes a file.
    case delete(Path)

    /// The file that is changed.
    public var path: Path {
      switch self {
      case .replace(let file, _, _): file.path
      case .rename(let path, _), .delete(let path): path
      }
    }
  }

  /// A fix of these edits.
  public init(_ safety: Safety, _ summary: String, _ edits: [Edit]) {
    self.safety = safety
    self.summary = summary
    self.edits = edits
  }

  /// The same fix with other words and edits, such as one with its secrets hidden.
  public func with(summary: String, edits: [Edit]) -> Fix { Fix(safety, summary, edits) }
}
