import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds memoization that Argo cannot do.
struct MemoizeInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.definitions.flatMap(\.memoizationProblems) {
      report(.problem(problem.kind), at: problem.location)
    }
  }
}

extension Report.Message {
  fileprivate static func problem(_ problem: MemoizationProblem) -> Self {
    let (text, help) =
      switch problem {
      case .keyMissing:
        ("memoize has no key, by which the outputs are found again", "add a key, such as one of the step's inputs")
      case .key(let key):
        (
          "the key \(key.quoted) of memoize is refused",
          "write letters, digits and `-`, and a letter or digit first"
        )
      case .maxAge(let age, let reason):
        ("maxAge is \(age.quoted), which is not a duration: \(reason)", "write a duration such as \"90s\" or \"24h\"")
      case .cacheMissing(let field):
        (
          "memoize does not say where the outputs are kept: it has no \(field)",
          "write cache: {configMap: {name: NAME}}"
        )
      case .cacheName(let name, let fault):
        (
          "\(name.quoted) cannot be the name of a ConfigMap: \(fault.message)",
          "write the name of the ConfigMap as it is in the cluster"
        )
      }
    let note =
      if case .cacheName = problem {
        "the step runs, and fails when Argo is to keep its outputs"
      } else {
        "Argo does not check this before the run, and the step fails when it is to start"
      }
    return Self(text, notes: [note], help: help)
  }
}
