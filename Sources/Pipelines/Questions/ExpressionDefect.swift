public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A `{{…}}` that is not closed, or an expression in one that no version of Argo can read.
public struct ExpressionDefect: Sendable {
  /// What is wrong.
  public enum Problem: Sendable {
    /// The text of `{{=…}}` is no expression.
    case unreadable(GrammarFault)
    /// Nothing closes the braces before a name that Argo knows, or only the braces of something else.
    case unclosed
  }

  /// What is wrong.
  public let problem: Problem
  /// The tag with its braces, or the variable with those that it has, as a sentence shows it.
  public let text: String
  /// Where.
  public let location: Location
}

extension WorkflowGraph {
  /// The expressions that Argo cannot read, and the variables whose braces are not closed.
  public var expressionDefects: [ExpressionDefect] { templatedTexts.flatMap(\.expressionDefects) }
}

extension TemplatedText {
  fileprivate var expressionDefects: [ExpressionDefect] {
    guard !text.unclosed.isEmpty || text.tags.contains(where: \.isExpression), let bytes = node.scalar?.bytes else {
      return []
    }
    func defect(_ problem: ExpressionDefect.Problem, in text: Range<Int>, at range: Range<Int>) -> ExpressionDefect {
      ExpressionDefect(problem: problem, text: shown(text), location: location(of: range))
    }
    var defects: [ExpressionDefect] = []
    for tag in text.tags where tag.isExpression {
      guard let fault = ExpressionSyntax.fault(in: Array(bytes[tag.content])) else { continue }
      let range = fault.range.lowerBound + tag.content.lowerBound..<fault.range.upperBound + tag.content.lowerBound
      defects.append(defect(.unreadable(fault), in: tag.range, at: range))
    }
    return defects + text.unclosed.map { defect(.unclosed, in: $0, at: $0) }
  }
}
