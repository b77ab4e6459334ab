import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds environment variables of containers that Kubernetes refuses.
struct EnvInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.environmentProblems {
      report(
        .problem(problem.kind), at: problem.location, severity: problem.kind.severity,
        related: problem.earlier.map { [.init("and here", at: $0)] } ?? [])
    }
  }
}

extension EnvironmentProblem {
  fileprivate var severity: Severity? {
    if case .nameRelaxed = self { .warning } else { nil }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: EnvironmentProblem) -> Self {
    switch problem {
    case .nameMissing:
      Self("an environment variable has no name", notes: [refused], help: "add a name")
    case .nameImpossible(let name):
      Self(
        "\(name.quoted) is not a valid name for an environment variable", notes: [refused],
        help: name.bytes.contains(UInt8(ascii: "="))
          ? "write name and value apart" : "write the name with letters, digits and `_`")
    case .nameRelaxed(let name):
      Self(
        "\(name.quoted) can be the name of an environment variable in Kubernetes 1.32 and later only",
        notes: ["before 1.32 Kubernetes refuses the pod"],
        help: "write the name with letters, digits and `_`, and a letter first")
    case .valueAndSource:
      Self("the environment variable has both value and valueFrom", notes: [refused], help: "remove one of them")
    case .twoSources:
      Self("the value comes from two sources", notes: [refused], help: "remove one of them")
    case .noSource:
      Self("valueFrom does not name a source", notes: [refused], help: "name one, such as secretKeyRef")
    case .missing(let field):
      Self("the source of the value has no \(field)", notes: [refused], help: "add \(field)")
    case .fieldPath(let path, let nearest):
      Self(
        "an environment variable cannot take its value from the field \(path.quoted) of its pod", notes: [refused],
        help: nearest.map { "did you mean \($0)?" }
          ?? "write one that Kubernetes offers, such as metadata.name or metadata.labels['KEY']")
    case .resource(let name, let nearest):
      Self(
        "an environment variable cannot take its value from the resource \(name.quoted)", notes: [refused],
        help: nearest.map { "did you mean \($0)?" } ?? "write limits.cpu, limits.memory, or the same of requests")
    case .objectName(let name, let fault):
      Self(
        "\(name.quoted) is not a valid name for a Secret or ConfigMap: \(fault.message)", notes: [refused],
        help: "write the name of the object as it is in the cluster")
    case .key(let key):
      Self(
        "\(key.quoted) is not a valid key for a Secret or ConfigMap", notes: [refused],
        help: "write the key with letters, digits, `-`, `_` and `.`")
    }
  }
}
