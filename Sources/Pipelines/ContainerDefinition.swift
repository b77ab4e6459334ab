public import Diagnostics
import YAMLSyntax

/// A container as what Argo and Kubernetes make a part of a pod of.
public struct ContainerDefinition: Sendable {
  /// What it is there for.
  public let role: Container.Role
  private let field: StaticString
  private let place: YAMLNode
  let object: ArgoObject
  /// Whether the defaults of all templates may give it an image.
  private let mayInheritImage: Bool

  init(
    _ object: ArgoObject, role: Container.Role, field: StaticString, at place: YAMLNode,
    mayInheritImage: Bool = false
  ) {
    self.role = role
    self.field = field
    self.place = place
    self.object = object
    self.mayInheritImage = mayInheritImage
  }

  /// The place to report what it lacks: the key of its field, or its name.
  public var location: Location { place.location }

  /// How to call it in a sentence.
  public var description: String {
    let noun =
      switch role {
      case .main: "the \(field)"
      case .member: "container"
      case .initializer: "init container"
      case .sidecar: "sidecar"
      }
    if role == .main { return noun }
    return name.map { "the \(noun) \($0.value.quoted)" } ?? (role == .initializer ? "an \(noun)" : "a \(noun)")
  }

  /// Its name, which the main container has from Argo.
  public var name: Sourced<ByteString>? { object.text("name") }

  /// Whether it has no name.
  public var lacksName: Bool { object.lacks("name") }

  /// Whether there is no image to start.
  public var lacksImage: Bool { object.lacks("image") && !mayInheritImage }

  /// Whether the image has to say what to run.
  ///
  /// Argo has to look that up in the image's registry then, since its executor starts the program itself; an init
  /// container is started by Kubernetes.
  public var lacksCommand: Bool {
    role != .initializer && (object.lacks("command") || object["command"]?.count == 0 && object.isSound("command"))
  }

  /// Where it mounts which volumes.
  public var mounts: [VolumeMount] {
    object.objects("volumeMounts").map { VolumeMount(volume: $0.text("name"), path: $0.text("mountPath")) }
  }
}

/// A volume that a container mounts.
public struct VolumeMount: Sendable {
  /// The name of the volume.
  public let volume: Sourced<ByteString>?
  /// Where it is mounted.
  public let path: Sourced<ByteString>?
}

extension ContainerDefinition {
  /// The containers of a template's pod.
  static func all(in template: ArgoObject, _ workflow: WorkflowDefaults) -> [ContainerDefinition] {
    var containers: [ContainerDefinition] = []
    for field in ["container", "script"] as [StaticString] {
      guard let main = template.object(field) else { continue }
      containers.append(
        ContainerDefinition(
          main, role: .main, field: field, at: template.key(field),
          mayInheritImage: workflow.mayHave("image", in: field)))
    }
    if let set = template.object("containerSet") { containers += all(in: set, "containers", .member) }
    return containers + all(in: template, "initContainers", .initializer) + all(in: template, "sidecars", .sidecar)
  }

  private static func all(
    in object: ArgoObject, _ field: StaticString, _ role: Container.Role
  ) -> [ContainerDefinition] {
    object.objects(field).map {
      ContainerDefinition($0, role: role, field: field, at: $0.text("name")?.node ?? $0.place)
    }
  }
}

extension TemplateDefinition {
  /// The mounts of volumes that neither the template nor the workflow has, with the name that was probably meant.
  public var undeclaredMounts: [(volume: Sourced<ByteString>, nearest: ByteString?)] {
    guard let shared = workflow.volumes, object.isSound("volumes") else { return [] }
    let volumes = shared.union(object.objects("volumes").compactMap { $0.text("name")?.value })
    return containers.flatMap(\.mounts).compactMap { mount in
      guard let volume = mount.volume, !volumes.contains(volume.value), !volume.value.contains("{{") else { return nil }
      return (volume, NearestName.of(volume.value, among: volumes))
    }
  }

  /// The paths at which something is mounted already, each with the place that comes first.
  ///
  /// Argo looks at the main container's mounts and the artifacts that it loads, Kubernetes at every container's mounts.
  public var mountConflicts: [MountConflict] {
    var conflicts: [MountConflict] = []
    for container in containers {
      var first: [ByteString: Sourced<ByteString>] = [:]
      func look(at path: Sourced<ByteString>, isArtifact: Bool) {
        if let earlier = first[path.value] {
          conflicts.append(MountConflict(path: path, earlier: earlier.location, isArtifact: isArtifact))
        } else {
          first[path.value] = path
        }
      }
      for path in container.mounts.compactMap(\.path) { look(at: path, isArtifact: false) }
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
