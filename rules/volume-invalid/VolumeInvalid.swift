import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds volumes, mounts and claims that Kubernetes refuses.
struct VolumeInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for (problem, isMounted) in graph.volumeProblems {
      report(
        .volume(problem.kind, isMounted: isMounted), at: problem.location,
        severity: isMounted ? problem.kind.severity : .warning, related: Self.related(problem.earlier))
    }
    for problem in graph.mountProblems {
      let severity: Severity? = if case .colon = problem.kind { .warning } else { nil }
      report(.mount(problem.kind), at: problem.location, severity: severity, related: Self.related(problem.earlier))
    }
    for problem in graph.claimProblems {
      report(.claim(problem.kind), at: problem.location, related: Self.related(problem.earlier))
    }
  }

  private static func related(_ earlier: Location?) -> [Finding.Related] {
    earlier.map { [.init("and here", at: $0)] } ?? []
  }
}

extension VolumeProblem {
  fileprivate var severity: Severity? {
    if case .noSource = self { .warning } else { nil }
  }

  /// What comes of it in a pod that has the volume.
  fileprivate var consequence: String {
    switch self {
    case .medium, .objectName: "the pod keeps waiting for its volume"
    case .noSource: "Kubernetes makes it an empty folder, which is deleted with the pod"
    default: "Kubernetes refuses the pod, so the step fails to start"
    }
  }
}

extension Report.Message {
  fileprivate static func volume(_ problem: VolumeProblem, isMounted: Bool) -> Self {
    let note = isMounted ? problem.consequence : "no container mounts it, so Argo leaves it out of the pod"
    let (text, help) =
      switch problem {
      case .nameMissing: ("a volume has no name", "add a name")
      case .name(let name, let fault):
        ("the volume name \(name.quoted) is not valid: \(fault.message)", "rename the volume")
      case .twoSources(let name): ("the volume \(name.quoted) has two sources", "remove one of them")
      case .noSource(let name):
        ("the volume \(name.quoted) has no source", "name one, or write emptyDir: {} where an empty folder is meant")
      case .missing(let field): ("the source of the volume has no \(field)", "add \(field)")
      case .objectName(let field, let name, let fault):
        (
          "\(name.quoted) cannot be a \(field): \(fault.message)",
          "write the name of the object as it is in the cluster"
        )
      case .medium(let medium):
        ("\(medium.quoted) is not a medium of an emptyDir", "write Memory, or leave the field out")
      case .mode(let mode):
        ("\(mode) is not the mode of a file", "write a number from 0 to 511, which is 0777 in octal")
      case .path(let fault, let path): (fault.sentence(path), fault.help)
      case .key(let key):
        (
          "\(key.quoted) is not a valid key for a Secret or ConfigMap",
          "write the key with letters, digits, `-`, `_` and `.`"
        )
      case .fieldPath(let path, let nearest):
        (
          "a file cannot take its content from the field \(path.quoted) of its pod",
          nearest.map { "did you mean \($0)?" } ?? "write one that Kubernetes offers, such as metadata.labels"
        )
      case .containerNameMissing:
        ("the amount in a file needs the name of its container", "add containerName, which is main for the step's own")
      }
    return Self(text, notes: [note], help: help)
  }

  fileprivate static func mount(_ problem: MountProblem) -> Self {
    let refused = "Kubernetes refuses the pod, so the step fails to start"
    return switch problem {
    case .nameMissing: Self("a mount does not say which volume it mounts", notes: [refused], help: "add name")
    case .pathMissing(let volume):
      Self("the mount of the volume \(volume.quoted) has no mountPath", notes: [refused], help: "add mountPath")
    case .colon(let path):
      Self(
        "the path \(path.quoted) has a colon",
        notes: ["Kubernetes forbids it and does not check; Docker cannot mount it"],
        help: "write a path without a colon")
    case .subPath(let fault, let path): Self(fault.sentence(path), notes: [refused], help: fault.help)
    case .twoSubPaths:
      Self("the mount has both subPath and subPathExpr", notes: [refused], help: "remove one of them")
    }
  }

  fileprivate static func claim(_ problem: ClaimProblem) -> Self {
    let refused = "Kubernetes refuses the claim of the volume"
    return switch problem {
    case .nameMissing:
      Self("a volume claim has no name, which containers need to mount it", notes: [refused], help: "add metadata.name")
    case .name(let name, let fault):
      Self(
        "the name \(name.quoted) of a claim is not valid: \(fault.message)", notes: [refused], help: "rename the claim")
    case .accessModesMissing:
      Self("the claim has no access mode", notes: [refused], help: "write accessModes, such as [ReadWriteOnce]")
    case .accessMode(let mode, let nearest):
      Self(
        "Kubernetes has no access mode \(mode.quoted)", notes: [refused],
        help: nearest.map { "did you mean \($0)?" }
          ?? "write ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod")
    case .notAlone:
      Self("ReadWriteOncePod has to be the only access mode", notes: [refused], help: "remove the others")
    case .sizeMissing:
      Self("the claim does not say how much it needs", notes: [refused], help: "write resources.requests.storage")
    case .sizeZero(let size):
      Self(
        "the claim needs \(size.quoted), which is not more than 0", notes: [refused], help: "write how much it needs")
    case .size(let size, let fault, let meant):
      Self(
        "\(size.quoted) is not a resource quantity: \(fault.message)", notes: [refused],
        help: meant.map { "did you mean \($0)?" } ?? "write a number with a suffix, such as 10Gi")
    }
  }
}

extension PathFault {
  fileprivate func sentence(_ path: ByteString) -> String {
    switch self {
    case .absolute: "the path \(path.quoted) within the volume is absolute"
    case .relative: "the path \(path.quoted) is relative"
    case .backstep: "the path \(path.quoted) has `..` in it"
    }
  }

  fileprivate var help: String {
    switch self {
    case .absolute: "write the path without the slash at its start"
    case .relative: "write the path from `/` on"
    case .backstep: "write the path without `..`"
    }
  }
}
