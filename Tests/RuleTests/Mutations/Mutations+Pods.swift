import YAMLSyntax

extension Mutation {
  /// Mistakes in what a pod is made of.
  static let pods: [Mutation] = [
    Mutation("template-type", "deletes what a template runs") { pipeline in
      pipeline.templates.compactMap { template in
        guard let name = template["name"],
          let kind = (["container", "script", "resource", "dag", "suspend"] as [StaticString]).first(where: {
            template[$0] != nil
          }), !pipeline.tags.contains(where: { template[kind]?.range.contains($0.range.lowerBound) ?? false }),
          template["outputs"] == nil, pipeline.spec["templateDefaults"] == nil
        else { return nil }
        return .remove(kind, from: template, missedAt: name)
      }
    },
    Mutation("template-type", "has a template run two things") { pipeline in
      pipeline.templates.filter { $0["suspend"] == nil }.map { .add("suspend: {}", to: $0).reported(at: $0) }
    },
    Mutation(
      "container-incomplete", "forgets the image of a container",
      with: ["params-unused": "the image was all that read the parameter"]
    ) { pipeline in
      pipeline.containers.filter { $0.node["image"] != nil }.compactMap { container, template in
        .remove("image", from: container, missedAt: container).map { change in
          guard let key = template.entry("container")?.key ?? template.entry("script")?.key else { return change }
          return change.reported(at: min(key.range.lowerBound, container.range.lowerBound)..<container.range.upperBound)
        }
      }
    },
    Mutation("container-incomplete", "forgets the command of a container") { pipeline in
      pipeline.templates.compactMap { template in
        guard let (key, container) = template.entry("container"), let command = container["command"],
          !command.source.contains("{{")
        else { return nil }
        return .remove("command", from: container, missedAt: key)
      }
    },
    Mutation("container-invalid", "adds a container that cannot be called so") { pipeline in
      pipeline.leaves.flatMap { template -> [Change] in
        ["name: wait, ", "name: Metrics_2, ", ""].map { name in
          .append(
            "{\(name)image: '\(pinnedImage)', command: [metrics], resources: {limits: {cpu: 1, memory: 1Gi}}}",
            to: "sidecars", of: template)
        }
      }
    },
    Mutation("container-invalid", "has a container twice") { pipeline in
      pipeline.leaves.flatMap { template in
        (["sidecars", "initContainers"] as [StaticString]).compactMap { template[$0] }.flatMap { list in
          list.list.map { .repeating($0, in: list) }
        }
      }
    },
    Mutation("container-set-invalid", "has containers wait for what never comes") { pipeline in
      pipeline.sets.flatMap { set in
        [
          "{name: night, image: '\(pinnedImage)', command: [night], resources: {limits: {cpu: 1}}, dependencies: [shift]}",
          "{name: night, image: '\(pinnedImage)', command: [night], resources: {limits: {cpu: 1}}, dependencies: [night]}",
        ].map { .append($0, to: "containers", of: set) }
      }
    },
    Mutation("container-invalid", "has a container of a set twice") { pipeline in
      pipeline.sets.compactMap { $0["containers"] }.flatMap { list in list.list.map { .repeating($0, in: list) } }
    },
    Mutation("memoize-invalid", "keeps outputs as cannot be") { pipeline in
      pipeline.leaves.filter { $0["memoize"] == nil }.flatMap { template in
        [
          "{key: night shift, maxAge: 1h, cache: {configMap: {name: night}}}",
          "{maxAge: 1h, cache: {configMap: {name: night}}}",
          "{key: night, maxAge: 1 hour, cache: {configMap: {name: night}}}", "{key: night, maxAge: 1h}",
          "{key: night, maxAge: 1h, cache: {configMap: {name: Night_1}}}",
        ].map { .add("memoize: \($0)", to: template) }
      }
    },
    Mutation("metric-invalid", "measures what cannot be measured") { pipeline in
      pipeline.leaves.filter { $0["metrics"] == nil }.flatMap { template in
        [
          "{name: night-shift, help: nights, counter: {value: '1'}}", "{name: nights, counter: {value: '1'}}",
          "{name: nights, help: nights, counter: {}}",
        ].map { .add("metrics: {prometheus: [\($0)]}", to: template) }
      }
    },
    Mutation("template-incomplete", "gives a pod no token and no account") { pipeline in
      pipeline.spec["executor"] == nil && pipeline.spec["templateDefaults"] == nil
        ? pipeline.leaves.filter { $0["executor"] == nil && $0["automountServiceAccountToken"] == nil }.map {
          .add("automountServiceAccountToken: false", to: $0)
        } : []
    },
    Mutation("deadline-invalid", "waits for no duration") { pipeline in
      pipeline.templates.compactMap { $0["suspend"] }.filter { $0["duration"] == nil }.map {
        .add("duration: 1 hour", to: $0)
      }
    },
    Mutation("expression-syntax", "leaves an expression unfinished") { pipeline in
      pipeline.leaves.filter { $0["retryStrategy"] == nil }.map {
        .add("retryStrategy: {limit: 2, expression: 'lastRetry.exitCode =='}", to: $0)
      }
    },
    Mutation("mount-conflict", "mounts a volume twice at one place") { pipeline in
      pipeline.containers.compactMap { $0.node["volumeMounts"] }.flatMap { list in
        list.list.map { .repeating($0, in: list) }
      }
    },
    Mutation("volume-undeclared", "misspells the volume of a mount") { pipeline in
      pipeline.containers.flatMap { $0.node.list("volumeMounts") }.compactMap { $0["name"] }.map {
        .say($0.text + "x", in: $0)
      }
    },
    Mutation("volume-undeclared", "mounts a volume that nobody declares") { pipeline in
      pipeline.containers.map {
        .append("{name: nobodys, mountPath: /nobodys}", to: "volumeMounts", of: $0.node)
      }
    },
  ]

  /// An image that no rule minds.
  static let pinnedImage =
    "registry.example.com/cache@sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
}
