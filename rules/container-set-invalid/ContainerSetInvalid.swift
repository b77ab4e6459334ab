import Diagnostics
import Pipelines
import RuleEngine

/// Finds sets of containers that Argo refuses, or that cannot run.
struct ContainerSetInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      for problem in template.containerSetProblems {
        report(
          .problem(problem.kind, template), at: problem.location,
          related: problem.earlier.map { [.init("what needs it", at: $0)] } ?? [])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func problem(_ problem: ContainerSetProblem, _ template: TemplateDefinition) -> Self {
    let owner = template.description
    return switch problem {
    case .noContainers:
      Self("the set of containers of \(owner) is empty", help: "add containers, or delete the template")
    case .unknownDependency(let name, let nearest):
      Self(
        "a container of \(owner) waits for \(name.quoted), which the set does not have",
        label: nearest.map { "did you mean \($0)?" },
        help: nearest.map { "rename it to \($0)" } ?? "remove the dependency, or add the container")
    case .cycle(let names) where names.count == 1:
      Self(
        "the container \(names[0].quoted) waits for itself", label: "so it never starts", help: "remove the dependency")
    case .cycle(let names):
      Self(
        "containers wait for each other: \((names + names.prefix(1)).map(\.description).joined(separator: " → "))",
        label: "so none of them starts", help: "remove one of the dependencies")
    case .mainMissing:
      Self(
        "\(owner) has inputs or outputs, and no container of its set is called main",
        notes: ["Argo gives the inputs to the container called main, and takes the outputs from it"],
        help: "rename the container that reads the inputs and writes the outputs to main")
    case .retryDuration(let text, let reason):
      Self(
        "duration is \(text.quoted), which is not a duration: \(reason)",
        notes: ["the containers fail when they are to start"], help: "write a duration such as \"90s\" or \"1h\"")
    }
  }
}
