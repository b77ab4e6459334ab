/// What comes out of a `when`.
public enum WhenVerdict: Hashable, Sendable {
  /// There are no tags, or none that matters, and this is the result.
  case value(Bool)
  /// The result depends on the tags, or on a regular expression, or is not judged: tags within tags, variables whose
  /// braces are not closed, more than 50 parentheses within each other.
  case open
  /// Argo refuses it.
  case fault(WhenFault)
}

/// Why Argo refuses an expression.
public struct WhenFault: Hashable, Sendable {
  /// The step at which it is refused.
  public enum Step: Sendable {
    case syntax
    case evaluation
    /// It evaluates to something else than true or false.
    case result
  }

  /// Whether the values of tags could make the expression right.
  public enum Remedy: Sendable {
    /// No text whatsoever.
    case impossible
    /// Only a text that completes another one: that has a quote, a bracket or a parenthesis without its partner.
    case byFragmentsOnly
    /// Only a text that is an expression itself, such as `a || b`, where a value or an operator is meant.
    case byExpressionsOnly
  }

  /// The step at which it is refused.
  public let step: Step
  /// What is wrong and where.
  public let fault: GrammarFault
  /// Whether the values of tags could fix it; always impossible without tags.
  public let remedy: Remedy
}
