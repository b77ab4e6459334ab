import Diagnostics
import Pipelines
import RuleEngine

/// Finds arguments with a source that the place does not allow, or with choices that exclude their value.
struct ParameterInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for parameter in graph.choicesWithoutValue {
      report(.noValue(parameter), at: parameter.choices?.location ?? parameter.location)
    }
    for parameter in graph.argumentLists.flatMap(\.parameters) {
      if let problem = parameter.argumentSourceProblem {
        report(.source(problem, parameter), at: problem.location)
      }
      guard let choices = parameter.choices else { continue }
      if choices.isEmpty {
        report(.noChoices(parameter), at: choices.location)
      } else if let value = parameter.value, choices.excludes(value) {
        report(
          .excluded(value.value, choices.values, parameter), at: value.location,
          related: [.init("its choices", at: choices.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func source(_ problem: ArgumentSourceProblem, _ parameter: ParameterDefinition) -> Self {
    let allowed = "an argument can take its value from configMapKeyRef, event or supplied only"
    return switch problem {
    case .unspecified:
      Self(
        "valueFrom of \(parameter.description) does not say where the value comes from", notes: [allowed],
        help: "write the value, or a configMapKeyRef")
    case .unfit(let kind):
      Self(
        "\(parameter.description) takes its value from \(kind.value.rawValue), which an argument cannot",
        notes: [allowed],
        help: "write the value, such as \"{{tasks.NAME.outputs.parameters.NAME}}\"")
    }
  }

  fileprivate static func noValue(_ parameter: ParameterDefinition) -> Self {
    Self(
      "\(parameter.description) has enum but no value", label: "no value",
      notes: [
        "KFP 1.7 to 2.1, with Argo 3.1 to 3.3, crashes at such a parameter before it fills in the values of a run"
      ],
      help: "give the parameter a default, or remove enum")
  }

  fileprivate static func noChoices(_ parameter: ParameterDefinition) -> Self {
    Self("enum of \(parameter.description) is empty", help: "list the values to choose from, or remove enum")
  }

  fileprivate static func excluded(
    _ value: ByteString, _ choices: [ByteString], _ parameter: ParameterDefinition
  ) -> Self {
    Self(
      "\(parameter.description) is \(value.quoted), which is not one of its choices",
      help: NearestName.of(value, among: choices).map { "did you mean \($0)?" } ?? "write one of \(choices.listed)")
  }
}
