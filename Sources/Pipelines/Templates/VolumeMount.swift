public import Diagnostics
import YAMLSyntax

/// A volume that a container mounts.
struct VolumeMount {
  /// The name of the volume.
  let volume: Sourced<ByteString>?
  /// Where it is mounted.
  let path: Sourced<ByteString>?

  static func all(in owner: ArgoObject?) -> [VolumeMount] {
    owner?.objects("volumeMounts").map { VolumeMount(volume: $0.text("name"), path: $0.text("mountPath")) } ?? []
  }
}

extension Container {
  fileprivate func mounts(in template: TemplateDefinition) -> [VolumeMount] {
    VolumeMount.all(in: object(in: template))
  }
}

extension TemplateDefinition {
  /// The mounts of volumes that neither the template nor the workflow has, with the name that was probably meant.
  public var undeclaredMounts: [(volume: Sourced<ByteString>, nearest: ByteString?)] {
    guard let shared = workflow.volumes, object.isSound("volumes") else { return [] }
    let volumes = shared.union(object.objects("volumes").compactMap { $0.text("name")?.value })
    let mounts = VolumeMount.all(in: object.object("containerSet")) + containers.flatMap { $0.mounts(in: self) }
    return mounts.compactMap { mount in
      guard let volume = mount.volume, !volumes.contains(volume.value), !volume.value.contains("{{") else { return nil }
      return (volume, NearestName.of(volume.value, among: volumes))
    }
  }

  /// The paths at which something is mounted already, each with the place that comes first.
  ///
  /// Argo looks at the main container's mounts and the artifacts that it loads, and at what all containers of a set mount,
  /// Kubernetes at every container's mounts, to which Argo adds what all mount.
  public var mountConflicts: [MountConflict] {
    var conflicts: [MountConflict] = []
    var first: [ByteString: Sourced<ByteString>] = [:]
    func look(at path: Sourced<ByteString>, isArtifact: Bool) {
      if let earlier = first[path.value] {
        conflicts.append(MountConflict(path: path, earlier: earlier.location, isArtifact: isArtifact))
      } else {
        first[path.value] = path
      }
    }
    for path in VolumeMount.all(in: object.object("containerSet")).compactMap(\.path) {
      look(at: path, isArtifact: false)
    }
    let ofAll = first
    for container in containers {
      first = container.role == .member ? ofAll : [:]
      for path in container.mounts(in: self).compactMap(\.path) { look(at: path, isArtifact: false) }
      guard container.role == .main, kind == .container else { continue }
      // An artifact that is there twice is reported as that.
      var names: Set<ByteString> = []
      for artifact in inputArtifacts where artifact.name.map({ names.insert($0.value).inserted }) ?? true {
        if let path = artifact.path { look(at: path, isArtifact: true) }
      }
    }
    return conflicts
  }

  /// A path of a container that two things want.
  public struct MountConflict: Sendable {
    /// The later one.
    public let path: Sourced<ByteString>
    /// The place of the earlier one.
    public let earlier: Location
    /// Whether the later one is an artifact.
    public let isArtifact: Bool
  }
}
