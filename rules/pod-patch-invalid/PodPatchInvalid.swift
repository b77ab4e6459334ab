import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds patches of pods that Argo cannot apply, or that change nothing.
struct PodPatchInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.podPatchProblems {
      guard let message = Report.Message.problem(problem.kind) else { continue }
      report(message, at: problem.location)
    }
  }
}

extension Report.Message {
  private static let fails = "Argo cannot apply the patch, and the step fails to start"
  private static let noEffect = "Kubernetes ignores the field, so the patch does not do what it says"

  fileprivate static func problem(_ problem: PodPatch.Problem) -> Self? {
    switch problem {
    case .malformed(let isJSON, let reason):
      Self("podSpecPatch is not \(isJSON ? "JSON" : "YAML"): \(reason)", notes: [fails], help: "correct the patch")
    case .notAMapping:
      Self("podSpecPatch is not a mapping", notes: [fails], help: "write the fields of the pod, such as containers")
    case .type(let defect): type(defect)
    case .containerNameMissing:
      Self(
        "a container in podSpecPatch has no name", notes: [fails], help: "add a name: the step's own container is main")
    case .unknownContainer(let name, let isInitializer, let nearest, let template):
      Self(
        "the pod has no \(isInitializer ? "init container" : "container") \(name.quoted)",
        notes: ["the patch adds one without an image, and Kubernetes refuses the pod"],
        help: !isInitializer && (template == name || nearest == nil)
          ? "write main, as the step's own container is called" : nearest.map { "did you mean \($0)?" } ?? "rename it")
    case .needsRetryStrategy(let variable):
      Self(
        "\(variable) exists only in templates with a retryStrategy", notes: [fails],
        help: "add a retryStrategy to the template")
    case .needsVersion(let variable, let version):
      Self(
        "Argo knows \(variable) in templates since \(version.major).\(version.minor), but the target is older",
        notes: ["the variable stays as it is, and Kubernetes refuses the pod"],
        help: "use retries, which every version knows")
    }
  }

  private static func type(_ defect: ArgoTypeDefect) -> Self? {
    let name = defect.node.scalar ?? ""
    return switch defect.problem {
    case .unknownField(let type, let nearest):
      Self(
        "\(type.name) has no field \(name.quoted)", notes: [noEffect],
        help: nearest.map { "did you mean \($0)?" } ?? "remove it: a patch can set what a pod's spec has")
    case .wrongCase(_, let right, _):
      Self("the field is written \(right), not \(name)", notes: [noEffect], help: "write \(right)")
    case .outsideClosedSet(_, let field, let allowed):
      Self(
        "\(field) cannot be \(name.quoted)", notes: ["Kubernetes refuses the pod"],
        help: NearestName.of(name, among: allowed).map { "did you mean \($0)?" }
          ?? "write one of \(allowed.map(\.description).joined(separator: ", "))")
    case .wrongType(let expected, let found):
      Self(
        "\(defect.field.map { "\($0) is" } ?? "this is") \(found.description), but has to be \(expected.description)",
        notes: [fails], help: "write \(expected.description)")
    case .notText(let found, _):
      Self(
        "\(defect.field.map { "\($0) is" } ?? "this is") \(found.description), but has to be a string", notes: [fails],
        help: "write it in quotes")
    case .notInEveryVersion, .droppedField: nil
    }
  }
}
