public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What is wrong with a volume of a pod.
///
/// The sources are `ValidateVolumes`, `validateVolumeSource` and what they call; that a volume without source becomes an
/// empty folder is `SetDefaults_Volume` of `pkg/apis/core/v1/defaults.go`.
public enum VolumeProblem: Sendable {
  /// The volume has no name.
  case nameMissing
  /// No volume can be called so.
  case name(ByteString, GrammarFault)
  /// It has two sources.
  case twoSources(ByteString)
  /// It has none, so that Kubernetes makes an empty folder of it.
  case noSource(ByteString)
  /// A source lacks what it needs.
  case missing(field: String)
  /// No claim, Secret or ConfigMap can be called so.
  case objectName(field: String, ByteString, GrammarFault)
  /// The kubelet knows no such medium.
  case medium(ByteString)
  /// The mode is no mode of a file.
  case mode(Int)
  /// The path leads out of the place that it belongs to, or has to be absolute.
  case path(PathFault, ByteString)
  /// An entry of a Secret or ConfigMap cannot be called so.
  case key(ByteString)
  /// The field of the pod is not one that a file can hold.
  case fieldPath(ByteString, nearest: ByteString?)
  /// A file that is told of an amount needs to know whose.
  case containerNameMissing
}

/// Why Kubernetes refuses a path.
public enum PathFault: Sendable {
  /// It is absolute and has to be relative.
  case absolute
  /// It is relative and has to be absolute.
  case relative
  /// A part of it is `..`.
  case backstep

  /// `validateLocalDescendingPath`: a path below the volume's own folder.
  static func ofDescending(_ path: ByteString) -> PathFault? {
    if path.bytes.first == UInt8(ascii: "/") { return .absolute }
    return ofSteps(path)
  }

  /// `validatePathNoBacksteps`.
  static func ofSteps(_ path: ByteString) -> PathFault? {
    path.bytes.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) } ? .backstep : nil
  }
}

extension WorkflowGraph {
  /// What is wrong with volumes; `isMounted` tells whether a container mounts the volume, without which Argo leaves it out
  /// of the pod (`addVolumeReferences` of `workflow/controller/workflowpod.go`).
  public var volumeProblems: [(problem: PodProblem<VolumeProblem>, isMounted: Bool)] {
    let mounts = podContainers.flatMap {
      $0.container.object.objects("volumeMounts").compactMap { $0.text("name")?.value }
    }
    let mounted = Set(mounts)
    let mayMountAny = mounts.contains(where: \.isUnknown)
    return podParts.flatMap { part in
      part.object.objects("volumes").flatMap { volume in
        let isMounted = volume.text("name").map { mayMountAny || mounted.contains($0.value) } ?? true
        return VolumeProblem.all(of: volume, isPartial: part.isPartial).map { ($0, isMounted) }
      }
    }
  }
}

extension VolumeProblem {
  /// The fields of a volume that say what is in it.
  private static let sources: [StaticString] = [
    "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir",
    "ephemeral", "fc", "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image",
    "iscsi",
    "nfs", "persistentVolumeClaim", "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd", "scaleIO",
    "secret", "storageos", "vsphereVolume",
  ]

  /// What a source cannot be without.
  private static let required: [(source: StaticString, fields: [StaticString])] = [
    ("awsElasticBlockStore", ["volumeID"]), ("azureDisk", ["diskName", "diskURI"]),
    ("azureFile", ["secretName", "shareName"]), ("cephfs", ["monitors"]), ("cinder", ["volumeID"]),
    ("configMap", ["name"]), ("csi", ["driver"]), ("ephemeral", ["volumeClaimTemplate"]), ("flexVolume", ["driver"]),
    ("gcePersistentDisk", ["pdName"]), ("glusterfs", ["endpoints", "path"]), ("hostPath", ["path"]),
    ("nfs", ["server", "path"]), ("persistentVolumeClaim", ["claimName"]), ("rbd", ["monitors", "image"]),
    ("secret", ["secretName"]), ("vsphereVolume", ["volumePath"]),
  ]

  fileprivate static func all(of volume: ArgoObject, isPartial: Bool) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if volume.lacks("name") {
      problems.append(PodProblem(.nameMissing, at: volume.place.location))
    } else if let name = volume.known("name"), let fault = KubernetesName.fault(in: name.value.bytes[...], as: .label) {
      problems.append(PodProblem(.name(name.value, fault), at: name.location(of: fault.range)))
    }
    let given = volume.given(sources)
    if given.isEmpty, volume.isWhole, !isPartial, let name = volume.text("name") {
      problems.append(PodProblem(.noSource(name.value), at: name.location))
    }
    if given.count > 1 {
      let name = volume.text("name")?.value ?? ""
      problems.append(PodProblem(.twoSources(name), at: given[1].location, earlier: given[0].location))
    }
    if !isPartial {
      for (source, fields) in required {
        guard let object = volume.object(source) else { continue }
        for field in fields where object.lacks(field) || object.hasNone(field) {
          problems.append(PodProblem(.missing(field: field.description), at: volume.key(source).location))
        }
      }
    }
    return problems + all(inSourcesOf: volume)
  }

  private static func all(inSourcesOf volume: ArgoObject) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    let references: [(StaticString, StaticString)] = [
      ("persistentVolumeClaim", "claimName"), ("secret", "secretName"), ("configMap", "name"),
    ]
    for (source, field) in references {
      guard let object = volume.object(source), object.flag("optional") != true, let name = object.known(field),
        let fault = KubernetesName.fault(in: name.value.bytes[...], as: .subdomain)
      else { continue }
      problems.append(
        PodProblem(.objectName(field: field.description, name.value, fault), at: name.location(of: fault.range)))
    }
    for source in ["secret", "configMap", "downwardAPI", "projected"] as [StaticString] {
      guard let object = volume.object(source) else { continue }
      if let problem = mode(object, "defaultMode") { problems.append(problem) }
      problems += object.objects("items").flatMap { all(inItem: $0, isDownward: source.description == "downwardAPI") }
    }
    for source in volume.object("projected")?.objects("sources") ?? [] {
      for kind in ["secret", "configMap", "downwardAPI"] as [StaticString] {
        guard let object = source.object(kind) else { continue }
        if kind.description != "downwardAPI", object.lacks("name") {
          problems.append(PodProblem(.missing(field: "name"), at: source.key(kind).location))
        }
        problems += object.objects("items").flatMap { all(inItem: $0, isDownward: kind.description == "downwardAPI") }
      }
    }
    if let medium = volume.object("emptyDir")?.known("medium"), !isMedium(medium.value) {
      problems.append(PodProblem(.medium(medium.value), at: medium.location))
    }
    if let path = volume.object("hostPath")?.known("path"), let fault = PathFault.ofSteps(path.value) {
      problems.append(PodProblem(.path(fault, path.value), at: path.location))
    }
    if let path = volume.object("nfs")?.known("path"), path.value.bytes.first != UInt8(ascii: "/") {
      problems.append(PodProblem(.path(.relative, path.value), at: path.location))
    }
    return problems
  }

  private static func all(inItem item: ArgoObject, isDownward: Bool) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    for field in isDownward ? ["path"] : ["key", "path"] as [StaticString] where item.lacks(field) {
      problems.append(PodProblem(.missing(field: field.description), at: item.place.location))
    }
    if !isDownward, let key = item.known("key"), !ConfigMapKey.isValid(key.value) {
      problems.append(PodProblem(.key(key.value), at: key.location))
    }
    if let path = item.known("path"), let fault = PathFault.ofDescending(path.value) ?? reserved(path.value) {
      problems.append(PodProblem(.path(fault, path.value), at: path.location))
    }
    if let problem = mode(item, "mode") { problems.append(problem) }
    if let path = item.object("fieldRef")?.known("fieldPath"), !DownwardField.file.contains(path.value) {
      let nearest = DownwardField.file.nearest(to: path.value)
      problems.append(PodProblem(.fieldPath(path.value, nearest: nearest), at: path.location))
    }
    if let amount = item.object("resourceFieldRef"), amount.lacks("containerName") {
      problems.append(PodProblem(.containerNameMissing, at: item.key("resourceFieldRef").location))
    }
    return problems
  }

  /// `validateLocalNonReservedPath`: names that start with two dots belong to the kubelet.
  private static func reserved(_ path: ByteString) -> PathFault? { path.hasPrefix("..") ? .backstep : nil }

  private static func mode(_ object: ArgoObject, _ field: StaticString) -> PodProblem<Self>? {
    guard let (mode, node) = object.number(field), !(0...0o777).contains(mode) else { return nil }
    return PodProblem(.mode(mode), at: node.location)
  }

  /// The media of `pkg/volume/emptydir/empty_dir.go` of the kubelet; the API server takes any text.
  private static func isMedium(_ medium: ByteString) -> Bool {
    medium == "Memory" || medium == "HugePages" || medium.hasPrefix("HugePages-")
  }
}
