/// A `when` of a task: whether Argo can evaluate it.
///
/// Argo substitutes the tags, parses the result with govaluate (at commit 9aa49832a739), turns its variables into strings,
/// parses again, evaluates, and wants true or false. Without tags the outcome is decided completely.
public struct WhenExpression: Sendable {
  /// What comes out.
  public enum Verdict: Hashable, Sendable {
    /// There are no tags, or none that matters, and this is the result.
    case value(Bool)
    /// The result depends on the tags, or on a regular expression, or is not judged: tags within tags, variables whose
    /// braces are not closed, more than 50 parentheses within each other.
    case open
    /// Argo refuses it.
    case fault(Fault)
  }

  /// Why Argo refuses an expression.
  public struct Fault: Hashable, Sendable {
    /// The step at which it is refused.
    public enum Step: Sendable {
      case syntax
      case evaluation
      /// It evaluates to something else than true or false.
      case result
    }

    /// Whether the values of tags could make the expression right.
    public enum Mending: Sendable {
      /// No text whatsoever.
      case impossible
      /// Only a text that completes another one: that has a quote, a bracket or a parenthesis without its partner.
      case byFragmentsOnly
    }

    /// The step at which it is refused.
    public let step: Step
    /// What is wrong and where.
    public let fault: GrammarFault
    /// Whether the values of tags could mend it; always impossible without tags.
    public let mending: Mending
  }

  /// What comes out.
  public let verdict: Verdict

  /// Judges an expression; the empty one means always.
  public init(_ text: [UInt8]) {
    let template = TemplateText(text)
    let tags = template.tags
    if text.isEmpty {
      verdict = .value(true)
    } else if !template.unclosed.isEmpty || tags.contains(where: { $0.nestedContent != nil }) {
      verdict = .open
    } else {
      verdict = WhenJudgement(ScalarText(text, tags: tags.map(\.range))).verdict
    }
  }
}
