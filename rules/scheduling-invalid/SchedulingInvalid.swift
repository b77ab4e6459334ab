import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds tolerations and affinity that Kubernetes refuses.
struct SchedulingInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.schedulingProblems {
      report(
        .problem(problem.kind), at: problem.location,
        related: problem.earlier.map { [.init("the operator", at: $0)] } ?? [])
    }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: SchedulingProblem) -> Self {
    let (text, help) =
      switch problem {
      case .equalWithoutKey:
        (
          "a toleration without key needs the operator Exists, which tolerates every taint",
          "add key, or write operator: Exists"
        )
      case .existsWithValue(let value):
        (
          "the toleration has the value \(value.quoted) and the operator Exists, which does not compare values",
          "remove the value, or write operator: Equal"
        )
      case .secondsWithoutNoExecute:
        ("tolerationSeconds is for the effect NoExecute only", "remove it, or write effect: NoExecute")
      case .label(let text, let fault):
        ("\(text.quoted) is not a valid label: \(fault.message)", "write it as the label is")
      case .valuesMissing(let comparison): ("\(comparison) has no values to compare with", "add values")
      case .valuesUnused(let comparison): ("\(comparison) cannot have values", "remove values, or write operator: In")
      case .notOneValue(let comparison): ("\(comparison) needs exactly one value", "write one number as text")
      case .notANumber(let comparison, let value):
        ("\(comparison) compares with a whole number, and \(value.quoted) is not one", "write one number as text")
      case .keyMissing: ("the term has no key", "add key")
      case .operatorMissing: ("the term has no operator", "add operator, such as In")
      case .weight(nil): ("a preference has no weight", "write weight, a number from 1 to 100")
      case .weight(let weight?): ("the weight \(weight) is not from 1 to 100", "write a number from 1 to 100")
      case .topologyKeyMissing:
        ("the term does not say what the pods share", "add topologyKey, such as kubernetes.io/hostname")
      case .termsMissing: ("the required node affinity has no terms", "add nodeSelectorTerms")
      }
    return Self(text, notes: [refused], help: help)
  }
}
