import Diagnostics
import Pipelines
import RuleEngine

/// Finds output parameters whose value comes from nowhere, from several places, or from one that the template does not have.
struct OutputInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      for output in template.outputParameters {
        if let problem = output.sourceProblem(in: template.kind) {
          report(.problem(problem, output), at: problem.location ?? output.location)
        }
        if let fault = output.globalNameFault {
          report(.globalName(fault.name.value, fault.reason), at: fault.name.location)
        }
      }
      for artifact in template.outputArtifacts {
        guard let fault = artifact.globalNameFault else { continue }
        report(.globalName(fault.name.value, fault.reason), at: fault.name.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func problem(_ problem: OutputSourceProblem, _ output: ParameterDefinition) -> Self {
    let output = "output \(output.description)"
    return switch problem {
    case .missing(let wanted):
      Self(
        "\(output) has neither value nor valueFrom",
        help: "add valueFrom\(wanted.isEmpty ? "" : " with \(listed(wanted))")")
    case .valueAndSource:
      Self("\(output) has both value and valueFrom", label: "value is given here too", help: "remove one of them")
    case .unspecified(_, let wanted):
      Self(
        "valueFrom of \(output) does not say where the value comes from",
        help: "add \(wanted.isEmpty ? "the place" : listed(wanted))")
    case .several(let kinds):
      Self(
        "valueFrom of \(output) names several places: \(kinds.map(\.value.rawValue).joined(separator: ", "))",
        help: "keep one of them")
    case .unfit(let kind, let template, let wanted):
      Self(
        "\(output) takes its value from \(kind.value.rawValue), which a \(template.rawValue) template does not have",
        help: "write \(listed(wanted))")
    }
  }

  private static func listed(_ kinds: [ValueSource.Kind]) -> String {
    kinds.map(\.rawValue).joined(separator: " or ")
  }

  fileprivate static func globalName(_ name: ByteString, _ reason: String) -> Self {
    Self("the global name \(name.quoted) is not valid: \(reason)", help: "rename it")
  }
}
