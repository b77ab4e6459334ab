public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A `{{…}}` that is not closed, or an expression in one that no version of Argo can read.
public struct ExpressionDefect: Sendable {
  /// What is wrong.
  public enum Problem: Sendable {
    /// The text of `{{=…}}` is no expression.
    case unreadable(GrammarFault)
    /// Nothing closes the braces before a name that Argo knows.
    case unclosed
  }

  /// What is wrong.
  public let problem: Problem
  /// Where.
  public let location: Location
}

extension WorkflowGraph {
  /// The expressions that Argo cannot read, and the variables whose braces are not closed.
  public var expressionDefects: [ExpressionDefect] { templatedTexts.flatMap(\.expressionDefects) }
}

extension TemplatedText {
  fileprivate var expressionDefects: [ExpressionDefect] {
    guard text.unclosed != nil || text.tags.contains(where: \.isExpression), let bytes = node.scalar?.bytes else {
      return []
    }
    var defects: [ExpressionDefect] = []
    for tag in text.tags where tag.isExpression {
      guard let fault = ExpressionSyntax.fault(in: Array(bytes[tag.content])) else { continue }
      let range = fault.range.lowerBound + tag.content.lowerBound..<fault.range.upperBound + tag.content.lowerBound
      defects.append(ExpressionDefect(problem: .unreadable(fault), location: location(of: range)))
    }
    if let braces = text.unclosed, let end = Self.endOfVariable(in: bytes, after: braces.upperBound) {
      defects.append(ExpressionDefect(problem: .unclosed, location: location(of: braces.lowerBound..<end)))
    }
    return defects
  }

  /// Where a variable ends that starts behind braces, if it is one of Argo's.
  private static func endOfVariable(in bytes: [UInt8], after braces: Int) -> Int? {
    let name = bytes[braces...].drop { $0 == UInt8(ascii: " ") }
    guard roots.contains(where: { name.starts(with: $0.utf8) }) else { return nil }
    let rest = name.drop { $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    return rest.first == UInt8(ascii: "}") ? rest.startIndex + 1 : rest.startIndex
  }

  /// What Argo's validator takes for a variable of its own.
  private static let roots = ["item.", "steps.", "inputs.", "outputs.", "pod.", "workflow.", "tasks."]
}
