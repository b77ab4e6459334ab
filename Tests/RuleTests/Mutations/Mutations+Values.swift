import YAMLSyntax

extension Mutation {
  /// Values in one of the small languages of Kubernetes and Argo.
  static let values: [Mutation] = [
    Mutation("quantity-invalid", "writes an amount that Kubernetes does not read") { pipeline in
      pipeline.amounts.flatMap { amount in
        ["8GB", "10 Gi", "Gi", "-1", "'{{workflow.uid}}'"].map { .write($0, for: amount) }
      }
    },
    Mutation("quantity-invalid", "limits a container by an amount that Kubernetes does not read") { pipeline in
      pipeline.containers.filter { $0.node["resources"] == nil }.map {
        .add("resources: {limits: {memory: 8GB}}", to: $0.node)
      }
    },
    Mutation("quantity-invalid", "asks for more than the limit") { pipeline in
      pipeline.containers.filter { $0.node["resources"] == nil }.map {
        .add("resources: {requests: {cpu: '2'}, limits: {cpu: 500m}}", to: $0.node)
      }
    },
    Mutation("image-reference", "writes an image that is none") { pipeline in
      pipeline.images.flatMap { image in
        ["registry.example.com/Fraud/detect:5", "registry.example.com/fraud:1.0:2", "fraud @sha256:12", "fraud:1 "].map
        {
          .say($0, in: image)
        }
      }
    },
    Mutation("deadline-invalid", "writes a time limit that is none") { pipeline in
      pipeline.leaves.filter { $0["activeDeadlineSeconds"] == nil && $0["timeout"] == nil }.flatMap { template in
        ["activeDeadlineSeconds: 2h", "activeDeadlineSeconds: 0", "activeDeadlineSeconds: -5", "timeout: '7200'"].map {
          .add($0, to: template)
        }
      }
    },
    Mutation("deadline-invalid", "limits the time of a graph") { pipeline in
      pipeline.templates.filter { $0["dag"] != nil && $0["activeDeadlineSeconds"] == nil }.map {
        .add("activeDeadlineSeconds: 60", to: $0)
      }
    },
    Mutation("retry-policy", "writes a strategy that Argo cannot follow") { pipeline in
      pipeline.leaves.filter { $0["retryStrategy"] == nil }.flatMap { template in
        [
          "{limit: -1}", "{limit: many}", "{limit: 2, retryPolicy: onFailure}", "{limit: 2, backoff: {duration: soon}}",
          "{limit: 2, backoff: {duration: 30s, factor: twice}}", "{limit: 2, backoff: {factor: 2}}",
        ].map { .add("retryStrategy: \($0)", to: template) }
      }
    },
    Mutation("resource-template", "misspells the action or breaks a condition") { pipeline in
      pipeline.resources.flatMap { resource -> [Change] in
        let action = resource["action"].map { Change.say($0.text + "e", in: $0) }
        let conditions = (["successCondition", "failureCondition"] as [StaticString]).compactMap { resource[$0] }
          .flatMap { condition in
            ["status.succeeded is 1", "status.failed > many"].map { Change.say($0, in: condition) }
          }
        return [action].compactMap { $0 } + conditions
      }
    },
    Mutation("resource-template", "forgets what to create") { pipeline in
      pipeline.resources.compactMap { resource in
        guard resource["manifest"] != nil,
          !pipeline.tags.contains(where: { resource.range.contains($0.range.lowerBound) }),
          let template = pipeline.templates.first(where: { $0["resource"] == resource }),
          let key = template.entry("resource")?.key
        else { return nil }
        return .remove("manifest", from: resource, missedAt: key)
      }
    },
    Mutation("parameter-invalid", "gives an argument choices that it is none of") { pipeline in
      pipeline.arguments.filter { $0["value"] != nil && $0["enum"] == nil }.flatMap { argument in
        ["enum: []", "enum: [never, ever]"].map {
          // With the dash or the brace before it.
          .add($0, to: argument).reported(at: argument.range.lowerBound - 2..<argument.range.upperBound)
        }
      }
    },
    Mutation("parameter-invalid", "takes an argument from a file") { pipeline in
      pipeline.tasks.flatMap { $0.node.list("arguments", "parameters") }.compactMap { argument in
        guard let value = argument["value"], !value.text.contains("{{"), let key = argument.entry("value")?.key else {
          return nil
        }
        return Change(
          edits: [TextEdit(key.range.lowerBound..<value.range.upperBound, "valueFrom: {path: /tmp/x}")], place: .written
        )
      }
    },
    Mutation("annotations-too-large", "annotates with more than Kubernetes takes") { pipeline in
      guard pipeline.isLarge else { return [] }
      let text = String(repeating: "x", count: 270_000)
      return ([pipeline.root] + pipeline.templates).compactMap { $0["metadata"] }.map { metadata in
        let change = Change.add("note: \(text)", to: "annotations", of: metadata)
        return metadata["annotations"] == nil ? change : change.reported(at: metadata)
      }
    },
    Mutation("workflow-too-large", "passes more than Linux takes of one argument") { pipeline in
      guard pipeline.isLarge else { return [] }
      let text = String(repeating: "x", count: 135_000)
      return pipeline.leaves.compactMap { leaf in
        guard let container = leaf["container"] ?? leaf["script"] else { return nil }
        return .append(text, to: "args", of: container).reported(at: leaf)
      }
    },
  ]
}

extension GoodPipeline {
  fileprivate var amounts: [YAMLNode] {
    containers.flatMap { container in
      (["limits", "requests"] as [StaticString]).compactMap { container.node.at("resources", $0) }
        .flatMap { $0.entries.map(\.value) }
    }.filter(\.isOnOneLine)
  }

  /// The images that are written out.
  var images: [YAMLNode] {
    containers.compactMap { $0.node["image"] }.filter { !$0.text.contains("{{") && !$0.text.isEmpty }
  }

  fileprivate var resources: [YAMLNode] { templates.compactMap { $0["resource"] } }
}
