import ArgoTypes
import Diagnostics
import YAMLSyntax

extension Mutation {
  /// Mistakes in the names of fields, at every field of every workflow.
  static let fields: [Mutation] = [
    Mutation(
      "field-unknown", "misspells a field",
      with: ["output-conditional": "an artifact is optional only where its origin is read"]
    ) { pipeline in
      pipeline.fields.map { .write($0.text + "x", for: $0) }
    },
    Mutation(
      "field-unknown", "mixes up two letters of a field",
      with: ["output-conditional": "an artifact is optional only where its origin is read"]
    ) { pipeline in
      pipeline.fields.compactMap { key in
        var letters = Array(key.text)
        guard letters.count > 3, letters[1] != letters[2] else { return nil }
        letters.swapAt(1, 2)
        return .write(String(letters), for: key)
      }
    },
    Mutation(
      "field-unknown", "writes a field with a capital",
      with: ["output-conditional": "an artifact is optional only where its origin is read"]
    ) { pipeline in
      pipeline.fields.map { .write($0.text.prefix(1).uppercased() + $0.text.dropFirst(), for: $0) }
    },
    Mutation("field-unknown", "adds a field that no object has") { pipeline in
      pipeline.objects.map { .add("zzzz: 1", to: $0) }
    },
    Mutation("field-type", "writes a text for a list") { pipeline in
      pipeline.mainContainers.flatMap { container in
        (["command", "args", "env"] as [StaticString]).compactMap { container[$0] }.filter { !$0.source.contains("{{") }
          .map { .write("text", for: $0) }
      }
    },
    Mutation("field-type", "writes a number for a text") { pipeline in
      pipeline.mainContainers.filter { $0["workingDir"] == nil }.map { .add("workingDir: 1e3", to: $0) }
    },
    Mutation("field-misplaced", "limits the parallelism of a leaf") { pipeline in
      pipeline.leaves.map { .add("parallelism: 2", to: $0) }
    },
    Mutation(
      "field-misplaced", "gives a graph what only pods have",
      with: ["image-registry": "where a configuration names the registries, the image comes from another one"]
    ) { pipeline in
      pipeline.templates.filter { $0["dag"] != nil }.flatMap { template in
        ["sidecars", "initContainers"].map {
          .add(
            "\($0): [{name: cache, image: '\(pinnedImage)', command: [cache], resources: {limits: {cpu: 1}}}]",
            to: template)
        }
      }
    },
    Mutation("field-type", "writes a default of digits without its quotes") { pipeline in
      pipeline.defaults.compactMap { argument, value in
        let input = pipeline.specification?.json.list("inputs").first { $0["name"]?.text == argument["name"]?.text }
        guard let input, let other = input["default"], ["", "String"].contains(input["type"]?.text ?? ""),
          argument["enum"] == nil, !pipeline.parameterFiles.contains(where: { $0.name == argument["name"]?.text })
        else { return nil }
        return .write("007", for: value).and(.write("\"007\"", for: other))
      }
    },
    Mutation("value-invalid", "lets no step start") { pipeline in
      pipeline.spec["parallelism"] == nil
        ? ["0", "-1"].map { .add("parallelism: \($0)", to: pipeline.spec) } : []
    },
    Mutation("value-invalid", "writes a word that the field does not take") { pipeline in
      let spec = ["dnsPolicy: clusterFirst", "podGC: {strategy: Always}"].map { Change.add($0, to: pipeline.spec) }
      return pipeline.containers.filter { $0.node["imagePullPolicy"] == nil }.map {
        .add("imagePullPolicy: always", to: $0.node)
      } + spec
        + pipeline.leaves.filter { $0["tolerations"] == nil }.map {
          .add("tolerations: [{key: gpu, operator: exists}]", to: $0)
        }
    },
  ]
}

extension GoodPipeline {
  /// The mappings of the workflow's `spec` that are objects with a fixed set of fields.
  fileprivate var objects: [YAMLNode] { typed.map(\.node) }

  /// The keys of those mappings, but for those without which the file is no workflow at all.
  fileprivate var fields: [YAMLNode] {
    typed.flatMap { node, type in
      node.entries.map(\.key).filter { ArgoTypeTree.shared.field($0.scalarBytes ?? [], of: type) != nil }
    }
  }

  private var typed: [(node: YAMLNode, type: ArgoObjectType)] {
    guard let spec = root["spec"], let type = ArgoTypeTree.shared.field(Array("spec".utf8)[...], of: .workflow) else {
      return []
    }
    return Self.typed(spec, type.type)
  }

  private static func typed(_ node: YAMLNode, _ type: ArgoValueType) -> [(node: YAMLNode, type: ArgoObjectType)] {
    guard !node.isAlias else { return [] }
    switch type {
    case .object(let object) where node.kind == .mapping:
      return [(node, object)]
        + node.entries.flatMap { key, value in
          ArgoTypeTree.shared.field(key.scalarBytes ?? [], of: object).map { typed(value, $0.type) } ?? []
        }
    case .list(let element) where node.kind == .sequence: return node.list.flatMap { typed($0, element) }
    case .map(let element) where node.kind == .mapping: return node.entries.flatMap { typed($0.value, element) }
    default: return []
    }
  }
}

extension ArgoObjectType {
  fileprivate static var workflow: ArgoObjectType { ArgoTypeTree.shared.workflow }
}
