public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A `{{…}}` that is not closed, or an expression in one that no version of Argo can read.
public struct ExpressionDefect: Sendable {
  /// What is wrong.
  public enum Problem: Sendable {
    /// The text of `{{=…}}` is no expression.
    case unreadable(GrammarFault)
    /// The text of `{{=…}}` is not judged.
    case unjudged(UnjudgedExpression)
    /// Nothing closes the braces before a name that Argo knows, or only the braces of something else.
    case unclosed
    /// A hyphen in a name, which subtracts: the name, as it is written where it works.
    case subtraction(meant: String)
    /// The template has no such input, or the workflow no such parameter; `nearest` is the one that was probably meant.
    case unknownName(Owner, nearest: ByteString?)
  }

  /// What should have a name.
  public enum Owner: Sendable {
    case template(Template?)
    case workflow
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
  public var expressionDefects: [ExpressionDefect] {
    templatedTexts.flatMap { text in
      let defects = text.expressionDefects
      return defects.isEmpty ? variableDefects(in: text) : defects
    }
  }

  /// What is wrong with the variables in the expressions of a text.
  private func variableDefects(in text: TemplatedText) -> [ExpressionDefect] {
    guard text.place.part != .inline, text.text.tags.contains(where: \.isExpression),
      let bytes = text.node.scalarBytes.map({ Array($0) })
    else { return [] }
    return text.text.tags.filter(\.isExpression).flatMap { tag in
      ExpressionVariable.all(in: Array(bytes[tag.content])).compactMap { variable in
        problem(of: variable, at: text.place).map { problem in
          let start = tag.content.lowerBound
          let range = variable.range.lowerBound + start..<variable.range.upperBound + start
          return ExpressionDefect(problem: problem, text: text.shown(tag.range), location: text.location(of: range))
        }
      }
    }
  }

  private func problem(of variable: ExpressionVariable, at place: ReferencePlace) -> ExpressionDefect.Problem? {
    if let hyphenated = variable.hyphenated, let name = hyphenated.last {
      let path = hyphenated.dropLast().map(\.description).joined(separator: ".")
      if hasVariable(hyphenated, at: place) { return .subtraction(meant: "\(path)['\(name)']") }
    }
    guard variable.path.count > 2, variable.path[1] == "parameters" else { return nil }
    let name = variable.path[2]
    switch variable.path[0].string {
    case "inputs":
      guard let template = place.template else { return nil }
      let inputs = TemplateScope.Names(interfaces[template.position].inputs)
      return inputs.lacks(name, \.parameters)
        ? .unknownName(.template(template), nearest: NearestName.of(name, among: inputs.parameters)) : nil
    // `workflow.parameters.json` is all of them.
    case "workflow" where !workflow.extendsAnother && !isPipeline && name != ByteString("json"):
      let arguments = TemplateScope.Names(arguments)
      return arguments.lacks(name, \.parameters)
        ? .unknownName(.workflow, nearest: NearestName.of(name, among: arguments.parameters)) : nil
    default: return nil
    }
  }

  /// Whether there is a variable with a name that was read as a subtraction.
  private func hasVariable(_ path: [ByteString], at place: ReferencePlace) -> Bool {
    guard let name = path.last else { return false }
    switch (path[0].string, path.count) {
    case ("inputs", 3) where path[1] == "parameters":
      return place.template.map { interfaces[$0.position].inputs.parameters.contains { $0.name.value == name } }
        ?? false
    case ("workflow", 3) where path[1] == "parameters":
      return workflow.parameters.contains { $0.name.value == name }
    case ("tasks", 2): return place.graph.map { taskGraphs[$0].position(of: name) != nil } ?? false
    case ("steps", 2): return place.template?.stepNames.contains { $0.value == name } ?? false
    // Behind a task the name is one of its outputs: a text from which nothing can be subtracted.
    case ("tasks", 5), ("steps", 5): return path[2] == "outputs" && path[3] == "parameters"
    default: return false
    }
  }
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
      let judgement = ExpressionSyntax.judgement(of: Array(bytes[tag.content]))
      if let why = judgement.unjudged { defects.append(defect(.unjudged(why), in: tag.range, at: tag.range)) }
      guard let fault = judgement.fault else { continue }
      let range = fault.range.lowerBound + tag.content.lowerBound..<fault.range.upperBound + tag.content.lowerBound
      defects.append(defect(.unreadable(fault), in: tag.range, at: range))
    }
    return defects + text.unclosed.map { defect(.unclosed, in: $0, at: $0) }
  }
}
