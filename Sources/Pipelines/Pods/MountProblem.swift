public import Diagnostics
import YAMLSyntax

/// What is wrong with how a container mounts a volume.
///
/// The source is `ValidateVolumeMounts`. It takes a path with a colon; the API's description of the field forbids it, and
/// Docker, the runtime of Kubernetes before 1.24, cannot mount it.
public enum MountProblem: Sendable {
  /// The volume is not named.
  case nameMissing
  /// There is no path to mount it at.
  case pathMissing(volume: ByteString)
  /// The path holds a colon.
  case colon(ByteString)
  /// The path within the volume is absolute or leads out of it.
  case subPath(PathFault, ByteString)
  /// The path within the volume is given twice.
  case twoSubPaths
}

extension WorkflowGraph {
  /// What is wrong with the mounts of containers.
  public var mountProblems: [PodProblem<MountProblem>] {
    podContainers.flatMap { container, isPartial in
      container.object.objects("volumeMounts").flatMap { MountProblem.all(of: $0, isPartial: isPartial) }
    }
  }
}

extension MountProblem {
  fileprivate static func all(of mount: ArgoObject, isPartial: Bool) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if !isPartial {
      if mount.lacks("name") { problems.append(PodProblem(.nameMissing, at: mount.place.location)) }
      if mount.lacks("mountPath") {
        let place = mount.text("name")?.location ?? mount.place.location
        problems.append(PodProblem(.pathMissing(volume: mount.text("name")?.value ?? ""), at: place))
      }
    }
    if let path = mount.known("mountPath"), let colon = path.value.bytes.firstIndex(of: UInt8(ascii: ":")) {
      problems.append(PodProblem(.colon(path.value), at: path.location(of: colon..<colon + 1)))
    }
    for field in ["subPath", "subPathExpr"] as [StaticString] {
      if let path = mount.known(field), let fault = PathFault.ofDescending(path.value) {
        problems.append(PodProblem(.subPath(fault, path.value), at: path.location))
      }
    }
    if let first = mount.text("subPath"), let second = mount.text("subPathExpr") {
      problems.append(PodProblem(.twoSubPaths, at: second.location, earlier: first.location))
    }
    return problems
  }
}
