public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What is wrong with a resource that a container asks for, whatever the amount is written like.
///
/// The sources are `ValidateContainerResourceRequirements` with `validateContainerResourceName` and
/// `ValidateResourceQuantityValue`, and `pkg/apis/core/helper/helpers.go` for what an extended resource is.
public enum ResourceProblem: Sendable {
  /// Kubernetes has no such resource of its own, and the name has no domain.
  case unknown(ByteString, nearest: ByteString?)
  /// Nothing can be called so.
  case name(ByteString, GrammarFault)
  /// A name with a domain cannot be that of a resource: `requests.` is a word of quotas.
  case reserved(ByteString)
  /// There is no part of a device.
  case notWhole(ByteString, ByteString)
  /// There is more or less asked for than there may be, and a device is not shared.
  case unequal(ByteString, request: ByteString, limit: ByteString)
  /// A device is asked for and not limited.
  case limitMissing(ByteString)
  /// Huge pages need an amount of cores or memory beside them.
  case pagesAlone(ByteString)
}

extension WorkflowGraph {
  /// What is wrong with the resources of containers.
  public var resourceProblems: [PodProblem<ResourceProblem>] {
    podContainers.flatMap { container, isPartial -> [PodProblem<ResourceProblem>] in
      guard let resources = container.object.object("resources"), resources.isWhole else { return [] }
      return ResourceProblem.all(in: resources, isPartial: isPartial)
    }
  }
}

extension ResourceProblem {
  /// A resource, where its name stands, and how much of it.
  private typealias Amount = (name: Sourced<ByteString>, amount: WrittenQuantity?)

  fileprivate static func all(in resources: ArgoObject, isPartial: Bool) -> [PodProblem<Self>] {
    let limits = amounts(resources.object("limits"))
    let requests = amounts(resources.object("requests"))
    var problems: [PodProblem<Self>] = []
    for (name, amount) in limits + requests {
      if let problem = problem(withName: name) { problems.append(problem) }
      if let amount, amount.defect == nil, let quantity = amount.quantity, ResourceName.isExtended(name.value),
        !quantity.isWhole
      {
        problems.append(PodProblem(.notWhole(name.value, amount.text.value), at: amount.text.location))
      }
    }
    if isPartial { return problems }
    for (name, amount) in requests where !ResourceName.mayBeOvercommitted(name.value) {
      guard let limit = limits.first(where: { $0.name.value == name.value }) else {
        if resources.isSound("limits"), resources.object("limits")?.node["<<"] == nil {
          problems.append(PodProblem(.limitMissing(name.value), at: name.location))
        }
        continue
      }
      guard let wanted = amount, let most = limit.amount, let request = wanted.quantity, let bound = most.quantity,
        wanted.defect == nil, most.defect == nil, request < bound
      else { continue }
      // More than the limit is reported as that.
      problems.append(
        PodProblem(
          .unequal(name.value, request: wanted.text.value, limit: most.text.value), at: wanted.text.location,
          earlier: most.text.location))
    }
    let all = limits + requests
    if let pages = all.first(where: { $0.name.value.hasPrefix("hugepages-") }),
      !all.contains(where: { $0.name.value == "cpu" || $0.name.value == "memory" || $0.name.value.isUnknown })
    {
      problems.append(PodProblem(.pagesAlone(pages.name.value), at: pages.name.location))
    }
    return problems
  }

  private static func amounts(_ object: ArgoObject?) -> [Amount] {
    object?.node.entries.compactMap { key, value in
      guard let name = key.sourcedText, name.value != "<<" else { return nil }
      return (name, WrittenQuantity(value, of: name.value, mayBeVariable: true))
    } ?? []
  }

  private static func problem(withName name: Sourced<ByteString>) -> PodProblem<Self>? {
    if name.value.isUnknown { return nil }
    if let fault = KubernetesName.fault(in: name.value.bytes[...], as: .qualifiedName) {
      return PodProblem(.name(name.value, fault), at: name.location(of: fault.range))
    }
    if !name.value.bytes.contains(UInt8(ascii: "/")) {
      if ResourceName.isStandard(name.value) { return nil }
      return PodProblem(.unknown(name.value, nearest: ResourceName.nearest(to: name.value)), at: name.location)
    }
    return !ResourceName.isNative(name.value) && name.value.hasPrefix("requests.")
      ? PodProblem(.reserved(name.value), at: name.location) : nil
  }
}

/// What kind of resource a name stands for.
enum ResourceName {
  static let standard: [ByteString] = ["cpu", "memory", "ephemeral-storage"]

  static func isStandard(_ name: ByteString) -> Bool { standard.contains(name) || name.hasPrefix("hugepages-") }

  /// A resource of Kubernetes itself: without a domain, or with its own.
  static func isNative(_ name: ByteString) -> Bool {
    !name.bytes.contains(UInt8(ascii: "/")) || name.contains("kubernetes.io/")
  }

  static func isExtended(_ name: ByteString) -> Bool { !isNative(name) && !name.hasPrefix("requests.") }

  static func mayBeOvercommitted(_ name: ByteString) -> Bool {
    name.isUnknown || isNative(name) && !name.hasPrefix("hugepages-")
  }

  /// What was probably meant by a name that Kubernetes does not have.
  static func nearest(to name: ByteString) -> ByteString? {
    switch name {
    case "mem", "ram", "RAM": "memory"
    case "cores", "cpus": "cpu"
    case "storage", "disk": "ephemeral-storage"
    case "gpu", "gpus", "nvidia", "nvidia-gpu": "nvidia.com/gpu"
    default: NearestName.of(name, among: standard)
    }
  }
}
