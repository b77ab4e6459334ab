import Diagnostics
import Pipelines
import RuleEngine

/// Finds limits of time that Argo refuses or cannot use.
struct DeadlineInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for deadline in graph.deadlines {
      guard let problem = deadline.problem else { continue }
      let place = if case .misplaced = problem { deadline.key.location } else { deadline.value.location }
      report(.problem(problem, deadline.key.value, deadline.value.value), at: place)
    }
  }
}

extension Report.Message {
  fileprivate static func problem(_ problem: Deadline.Problem, _ field: ByteString, _ value: ByteString) -> Self {
    switch problem {
    case .misplaced:
      Self(
        "\(field) is not allowed in a template that calls others",
        label: "only for a template that runs something itself",
        help: "move it to the templates of the tasks, or to spec for the whole workflow")
    case .notANumber:
      Self(
        "\(field) is \(value.quoted), which is neither a number of seconds nor a variable",
        help: "write a number of seconds, such as 3600")
    case .notPositive:
      Self("\(field) is \(value.quoted), which leaves no time", help: "write more than zero, or remove it")
    case .notADuration(let reason):
      Self(
        "\(field) is \(value.quoted), which is not a duration: \(reason)",
        help: "write a duration such as \"90s\" or \"1h\"")
    }
  }
}
