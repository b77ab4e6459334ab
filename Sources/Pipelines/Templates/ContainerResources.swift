public import Diagnostics
import YAMLSyntax

/// The resources that a container asks for and may use at most.
public struct ContainerResources: Sendable {
  /// What the scheduler sets aside, by the name of the resource.
  public let requests: [(name: ByteString, amount: WrittenQuantity)]
  /// The most that it gets, by the name of the resource.
  public let limits: [(name: ByteString, amount: WrittenQuantity)]

  /// Whether nothing is asked for, and nothing limited.
  public var isEmpty: Bool { requests.isEmpty && limits.isEmpty }

  init(_ node: YAMLNode?) {
    requests = Self.amounts(node?["requests"])
    limits = Self.amounts(node?["limits"])
  }

  /// Whether `requests.cpu`, `limits.memory` or the like is set; a limit counts as the request that Kubernetes makes of it
  /// (`SetDefaults_Pod` of `pkg/apis/core/v1/defaults.go`).
  public func set(_ name: ByteString) -> Bool {
    limits.contains { name == ByteString("limits.\($0.name)") || name == ByteString("requests.\($0.name)") }
      || requests.contains { name == ByteString("requests.\($0.name)") }
  }

  /// The amounts that are written as scalars; anything else is of the wrong type.
  static func amounts(_ node: YAMLNode?) -> [(name: ByteString, amount: WrittenQuantity)] {
    node?.entries.compactMap { key, value in
      guard let name = key.scalar, let amount = WrittenQuantity(value, of: name) else { return nil }
      return (name, amount)
    } ?? []
  }
}

extension ContainerResources {
  /// The resources of which more is asked for than there may be, where both amounts can be read.
  public var excessiveRequests: [(name: ByteString, request: WrittenQuantity, limit: WrittenQuantity)] {
    requests.compactMap { name, request in
      guard let limit = limits.first(where: { $0.name == name })?.amount, let most = limit.quantity,
        let wanted = request.quantity, request.defect == nil, limit.defect == nil, wanted > most
      else { return nil }
      return (name, request, limit)
    }
  }
}

extension Container {
  /// What it asks for and may use at most.
  public var resources: ContainerResources { ContainerResources(node["resources"]) }
}

extension TemplateDefinition {
  /// Whether a patch of the pod sets resources, or may do so under a misspelt name.
  ///
  /// The SDK puts there what is only known when the pipeline runs.
  public var patchesResources: Bool {
    !object.isAbsent("podSpecPatch") && object.node["podSpecPatch"]?.scalar?.contains("resources") ?? true
  }
}
