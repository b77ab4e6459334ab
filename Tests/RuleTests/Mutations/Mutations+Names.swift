import YAMLSyntax

extension Mutation {
  /// Names that are refused, and names that are there twice.
  static let names: [Mutation] = [
    Mutation("template-duplicate", "has a template twice") { pipeline in
      guard let list = pipeline.spec["templates"] else { return [] }
      return list.list.map { .repeating($0, in: list) }
    },
    Mutation("name-duplicate", "has an input, an output or an argument twice") { pipeline in
      pipeline.namedLists.flatMap { list in list.list.map { .repeating($0, in: list) } }
    },
    Mutation("name-duplicate", "has a task twice") { pipeline in
      pipeline.tasks.map { .repeating($0.node, in: $0.list) }
    },
    Mutation("name-duplicate", "has a volume twice") { pipeline in
      ([pipeline.spec] + pipeline.templates).compactMap { $0["volumes"] }.flatMap { list in
        list.list.map { .repeating($0, in: list) }
      }
    },
    Mutation("name-invalid", "gives a template a name that Argo refuses") { pipeline in
      pipeline.templates.compactMap { $0["name"] }.flatMap { name in
        ["the \(name.text)", "\(name.text)_x", "\(name.text).x", String(repeating: "x", count: 129)].map { new in
          let tasks = pipeline.tasks.map(\.node)
          let hooks = (tasks + [pipeline.spec]).flatMap { $0["hooks"]?.entries.map(\.value) ?? [] }
          let calls =
            (tasks + hooks).compactMap { $0["template"] }
            + [pipeline.spec["entrypoint"], pipeline.spec["onExit"]].compactMap { $0 }
          return calls.filter { $0.text == name.text }.reduce(.say(new, in: name)) { $0.and(.say(new, in: $1)) }
        }
      }
    },
    Mutation("name-invalid", "gives a task a name that Argo refuses") { pipeline in
      pipeline.tasks.compactMap { task -> Change? in
        guard let name = task.node["name"], !task.siblings.contains(where: { $0["depends"] != nil }) else { return nil }
        let new = "the \(name.text)"
        let dependencies = task.siblings.flatMap { $0.list("dependencies") }.filter { $0.text == name.text }
        let tags = pipeline.tags.filter { tag in
          tag.parts.first == "tasks" && tag.parts.dropFirst().first == name.text
            && task.template.range.contains(tag.range.lowerBound)
        }
        let renamed = dependencies.reduce(Change.say(new, in: name)) { $0.and(Change.say(new, in: $1)) }
        return tags.isEmpty ? renamed : nil
      }
    },
    Mutation("name-invalid", "adds a template without name") { pipeline in
      pipeline.spec["templates"].map { [.append("{suspend: {}}", to: $0)] } ?? []
    },
    Mutation("name-invalid", "gives an input or an output a name that Argo refuses") { pipeline in
      pipeline.leaves.flatMap { template in
        [
          Change.append("{name: 'a b', value: '1'}", to: "parameters", within: "inputs", of: template),
          Change.append("{name: 'a.b', valueFrom: {path: /tmp/ab}}", to: "parameters", within: "outputs", of: template),
          Change.append("{name: 'a/b', path: /tmp/ab}", to: "artifacts", within: "outputs", of: template),
        ]
      }
    },
    Mutation("name-invalid", "gives the workflow a name that Kubernetes refuses") { pipeline in
      pipeline.root.at("metadata", "generateName").map { name in
        ["Big-", "under_score-", "-first-", "two words-"].map { .say($0, in: name) }
      } ?? []
    },
    Mutation("label-invalid", "adds a label that Kubernetes refuses") { pipeline in
      ([pipeline.root] + pipeline.templates).compactMap { $0["metadata"] }.flatMap { metadata in
        ["squad: customer insight", "owner/: ada", "'the team': insight", "stage: test-", "/x: z"].map {
          .add($0, to: "labels", of: metadata)
        }
      }
    },
    Mutation("label-invalid", "adds an annotation that Kubernetes refuses") { pipeline in
      ([pipeline.root] + pipeline.templates).compactMap { $0["metadata"] }.map {
        .add("'cost centre': '12'", to: "annotations", of: $0)
      }
    },
  ]
}

extension GoodPipeline {
  /// The lists in which each name may be there once, but for the pipeline's own parameters.
  fileprivate var namedLists: [YAMLNode] {
    let interfaces = templates.flatMap { [$0["inputs"], $0["outputs"]] } + tasks.map { $0.node["arguments"] }
    return interfaces.compactMap { $0 }.flatMap { [$0["parameters"], $0["artifacts"]] }.compactMap { $0 }
  }
}

extension Change {
  /// Adds an item to a list two levels down, with whatever is missing on the way.
  static func append(_ item: String, to key: StaticString, within outer: StaticString, of mapping: YAMLNode) -> Change {
    guard let inner = mapping[outer] else { return add("\(outer): {\(key): [\(item)]}", to: mapping) }
    return inner.count > 0 ? append(item, to: key, of: inner) : write("{\(key): [\(item)]}", for: inner)
  }
}
