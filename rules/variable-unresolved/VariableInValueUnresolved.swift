import Diagnostics
import Pipelines
import RuleEngine

/// Finds `{{…}}` in the values of a pipeline's parameters that name nothing where the value is put in.
struct VariableInValueUnresolved: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for variable in pipeline.variablesInValues { report(variable) }
  }
}

extension Report {
  /// Reports a variable in a value.
  mutating func callAsFunction(_ variable: VariableInValue) {
    self(
      .unresolved(variable), at: variable.location, severity: variable.refusal.severity,
      related: [.init("the value is put in here", at: variable.use)])
  }
}

extension Report.Message {
  fileprivate static func unresolved(_ variable: VariableInValue) -> Self {
    Self(
      "\(variable.text) in the value of parameter \(variable.parameter.quoted) cannot be resolved: \(variable.problem.why)",
      label: "names nothing where the value is put in",
      notes: variable.refusal.notes.isEmpty
        ? ["Argo reads the workflow with the values of its parameters put in, and refuses it"] : variable.refusal.notes,
      help: variable.problem.nearest.map { "did you mean \"\($0)\"?" } ?? "write the text that is meant")
  }
}

extension ReferenceDefect.Problem {
  fileprivate var why: String {
    switch self {
    case .undeclaredInput, .undeclaredOutput: "the template that gets it declares no such input"
    case .unknownTask: "the template that gets it has no task of this name"
    case .unknownOutput(_, let callee, _): "\(callee.description) has no such output"
    case .notProvided(let task): "\(task.description) does not provide it"
    case .unknownParameter: "spec.arguments has no such parameter"
    case .unknownMetadata: "the workflow's metadata has no such key"
    case .unknownGlobalOutput: "no output has this globalName"
    case .tooNew(let since): "Argo has it from \(since) on"
    case .notUpstream(let task): "\(task.description) does not run before the value is put in"
    case .itemOutsideLoop, .itemLacksField, .itemIsNumber: "there is no loop whose elements have it"
    case .unknownVariable, .outOfPlace, .spaceAtEnd, .namesItself, .misspeltRoot: "Argo has no such variable there"
    }
  }
}
