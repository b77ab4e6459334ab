public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A field that holds an expression without braces, and what is wrong with it.
///
/// Argo evaluates all of them with expr. That a hook needs one is in `validateHooks` of `workflow/validate/validate.go`.
public struct ExpressionField: Sendable {
  /// What is wrong.
  public enum Problem: Sendable {
    /// A hook other than `exit` does not say when it runs.
    case missing(hook: ByteString)
    /// The text is no expression.
    case unreadable(field: String, ByteString, GrammarFault)
  }

  /// What is wrong.
  public let problem: Problem
  /// Where.
  public let location: Location

  fileprivate init?(_ field: StaticString, of object: ArgoObject?) {
    guard let text = object?.known(field), let fault = ExpressionSyntax.fault(in: text.value.bytes) else { return nil }
    problem = .unreadable(field: field.description, text.value, fault)
    location = text.location(of: fault.range)
  }

  private init(_ problem: Problem, at location: Location) {
    self.problem = problem
    self.location = location
  }

  fileprivate static func all(inHooksOf owner: ArgoObject?) -> [ExpressionField] {
    guard let hooks = owner?.object("hooks") else { return [] }
    return hooks.node.entries.compactMap { key, value in
      guard let name = key.sourcedText, name.value != "<<", let hook = ArgoObject(value, hooks.defects) else {
        return nil
      }
      if name.value != "exit", hook.lacks("expression") {
        return ExpressionField(.missing(hook: name.value), at: name.location)
      }
      return ExpressionField("expression", of: hook)
    }
  }
}

extension WorkflowGraph {
  /// What is wrong with the fields that hold an expression.
  public var expressionFieldDefects: [ExpressionField] {
    let ofTasks = taskGraphs.flatMap(\.tasks).compactMap { ArgoObject($0.node, typeDefects) }
    return ExpressionField.all(inHooksOf: specification)
      + (ofTasks + definitions.flatMap(\.steps)).flatMap { ExpressionField.all(inHooksOf: $0) }
      + definitions.flatMap(\.expressionFieldDefects)
  }
}

extension TemplateDefinition {
  fileprivate var expressionFieldDefects: [ExpressionField] {
    var fields: [ExpressionField?] = [
      ExpressionField("expression", of: object.object("retryStrategy")),
      ExpressionField("successCondition", of: object.object("http")),
    ]
    fields += object.object("data")?.objects("transformation").map { ExpressionField("expression", of: $0) } ?? []
    fields += outputs?.objects("parameters").map { ExpressionField("expression", of: $0.object("valueFrom")) } ?? []
    fields += outputs?.objects("artifacts").map { ExpressionField("fromExpression", of: $0) } ?? []
    return fields.compactMap { $0 }
  }
}
