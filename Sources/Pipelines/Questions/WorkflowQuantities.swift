import Diagnostics
import YAMLSyntax

extension Workflow {
  /// Every resource quantity: of pods and their containers, of volumes, and of claims of volumes.
  public var quantities: [WrittenQuantity] {
    var quantities = containers.flatMap(\.quantities)
    for pod in [spec] + templates.map(\.node) {
      quantities += WrittenQuantity.resources(pod["podResources"])
      quantities += pod["volumes"]?.items.flatMap { WrittenQuantity.volume($0) } ?? []
    }
    quantities +=
      spec["volumeClaimTemplates"]?.items.flatMap { WrittenQuantity.resources($0["spec"]?["resources"]) } ?? []
    return quantities
  }
}

extension WorkflowGraph {
  /// The quantities in patches of pods, into which Argo puts values before it reads them.
  public var patchedQuantities: [WrittenQuantity] {
    podPatches.compactMap(\.part).flatMap { part in
      part.containers.flatMap { $0.container.quantities }
        + part.object.objects("volumes").flatMap { WrittenQuantity.volume($0.node) }
    }.map { $0.replacingVariables() }
  }
}

extension Container {
  /// What it asks for, what it may use at most, and the units in which it is told of either.
  fileprivate var quantities: [WrittenQuantity] {
    let divisors = node["env"]?.items.compactMap { WrittenQuantity.divisor($0["valueFrom"]) } ?? []
    return WrittenQuantity.resources(node["resources"]) + divisors
  }
}

extension WrittenQuantity {
  fileprivate static func resources(_ node: YAMLNode?) -> [WrittenQuantity] {
    let resources = ContainerResources(node)
    return (resources.requests + resources.limits).map(\.amount)
  }

  fileprivate static func volume(_ node: YAMLNode) -> [WrittenQuantity] {
    var quantities = resources(node["ephemeral"]?["volumeClaimTemplate"]?["spec"]?["resources"])
    if let limit = WrittenQuantity(node["emptyDir"]?["sizeLimit"], of: "sizeLimit") { quantities.append(limit) }
    let projections = node["projected"]?["sources"]?.items.map { $0["downwardAPI"] } ?? []
    for source in [node["downwardAPI"]] + projections {
      quantities += source?["items"]?.items.compactMap { divisor($0) } ?? []
    }
    return quantities
  }

  fileprivate static func divisor(_ node: YAMLNode?) -> WrittenQuantity? {
    WrittenQuantity(node?["resourceFieldRef"]?["divisor"], of: "divisor", isAmount: false)
  }
}
