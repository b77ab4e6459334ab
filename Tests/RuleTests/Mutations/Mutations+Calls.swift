import YAMLSyntax

extension Mutation {
  /// Mistakes in what calls what, and with which arguments.
  static let calls: [Mutation] = [
    Mutation(
      "entrypoint-unknown", "misspells the entrypoint or the exit handler",
      with: ["params-unused": "what only the exit handler reads, no step reads now"]
    ) { pipeline in
      (["entrypoint", "onExit"] as [StaticString]).compactMap { pipeline.spec[$0] }.map { .say($0.text + "x", in: $0) }
    },
    Mutation("entrypoint-unknown", "deletes the entrypoint") { pipeline in
      guard let key = pipeline.root.entry("spec")?.key else { return [] }
      return [Change.remove("entrypoint", from: pipeline.spec, missedAt: key)].compactMap { $0 }
    },
    Mutation("template-unknown", "misspells the template that a task calls") { pipeline in
      pipeline.tasks.compactMap { $0.node["template"] }.flatMap { template in
        [template.text + "x", String(template.text.dropFirst()), "renamed"].map { .say($0, in: template) }
      }
    },
    Mutation("template-unknown", "does not say what a task calls") { pipeline in
      pipeline.tasks.compactMap { .remove("template", from: $0.node, missedAt: $0.place) }
    },
    Mutation("template-unused", "adds a template that nobody calls") { pipeline in
      pipeline.spec["templates"].map { [.append("{name: forgotten, suspend: {}}", to: $0)] } ?? []
    },
    Mutation(
      "template-unused", "deletes the exit handler",
      with: ["params-unused": "what only the exit handler reads, no step reads now"]
    ) { pipeline in
      guard let name = pipeline.spec["onExit"]?.text,
        !pipeline.tasks.contains(where: { $0.node["template"]?.text == name }),
        let template = pipeline.template(named: name)?["name"]
      else { return [] }
      return [Change.remove("onExit", from: pipeline.spec, missedAt: template)].compactMap { $0 }
    },
    Mutation("template-unused", "deletes a task that is the only one to call its template") { pipeline in
      pipeline.tasks.enumerated().compactMap { _, task in
        let called = task.node["template"]?.text
        guard task.siblings.count > 1, let template = pipeline.template(named: called ?? "")?["name"],
          pipeline.tasks.filter({ $0.node["template"]?.text == called }).count == 1,
          called != pipeline.spec["onExit"]?.text, pipeline.isFree(task),
          let index = task.siblings.firstIndex(of: task.node)
        else { return nil }
        return .remove(index, from: task.list, missedAt: template)
      }
    },
    Mutation("argument-missing", "takes away the default of what the exit handler takes") { pipeline in
      guard let name = pipeline.spec["onExit"]?.text, let handler = pipeline.template(named: name) else { return [] }
      return handler.list("inputs", "parameters").filter { $0["default"] == nil }.compactMap { taken in
        guard let name = taken["name"], let argument = pipeline.argument(named: name.text), argument["value"] != nil,
          let input = pipeline.specification?.json.list("inputs").first(where: { $0["name"]?.text == name.text }),
          let declared = argument["name"],
          let change = Change.remove("value", from: argument, missedAt: declared)
        else { return nil }
        return change.and(Change.remove("default", from: input, missedAt: declared))
      }
    },
    Mutation("argument-missing", "forgets an argument") { pipeline in
      pipeline.neededArguments.map { task, argument, list in
        let index = list.list.firstIndex(of: argument) ?? 0
        return .remove(index, from: list, missedAt: task.node)
      }
    },
    Mutation("argument-missing", "misspells the name of an argument") { pipeline in
      pipeline.neededArguments.compactMap { _, argument, _ in argument["name"].map { .say($0.text + "x", in: $0) } }
    },
    Mutation("argument-missing", "forgets the value of an argument") { pipeline in
      pipeline.neededArguments.compactMap { _, argument, _ in
        .remove("value", from: argument, missedAt: argument["name"] ?? argument)
      }
    },
    Mutation("argument-unknown", "passes an argument that the template does not take") { pipeline in
      pipeline.tasks.filter { $0.node["template"] != nil }.map { task in
        guard let arguments = task.node["arguments"], arguments.kind == .mapping else {
          return .add("arguments: {parameters: [{name: zzzz, value: '1'}]}", to: task.node)
        }
        return .append("{name: zzzz, value: '1'}", to: "parameters", of: arguments)
      }
    },
    Mutation("recursion-unconditional", "lets a graph call itself") { pipeline in
      pipeline.templates.compactMap { template in
        guard let list = template.at("dag", "tasks"), template.list("inputs", "parameters").isEmpty,
          template.list("inputs", "artifacts").isEmpty, let name = template["name"]?.text
        else { return nil }
        return .append("{name: once-more, template: \(name)}", to: list)
      }
    },
  ]
}

extension GoodPipeline {
  /// The arguments that the called template needs, with the list that each is in.
  ///
  /// Parameters come with a value; one that is filled in from the pipeline's own is left alone where nothing else reads it.
  fileprivate var neededArguments: [(task: Task, argument: YAMLNode, list: YAMLNode)] {
    tasks.flatMap { task -> [(task: Task, argument: YAMLNode, list: YAMLNode)] in
      guard let callee = template(named: task.node["template"]?.text ?? "") else { return [] }
      return (["parameters", "artifacts"] as [StaticString]).flatMap { kind in
        guard let list = task.node.at("arguments", kind) else { return [] as [(Task, YAMLNode, YAMLNode)] }
        return list.list.filter { argument in
          let input = callee.list("inputs", kind).first { $0["name"]?.text == argument["name"]?.text }
          return input.map { $0.count <= 2 && $0["value"] == nil && $0["optional"] == nil && $0["raw"] == nil } ?? false
        }.map { (task, $0, list) }
      }
    }
  }

  /// Whether no other task, and no output of the graph, needs the task; and whether what it reads is read elsewhere.
  fileprivate func isFree(_ task: Task) -> Bool {
    let isWaitedFor = task.siblings.contains { $0.list("dependencies").contains { $0.text == task.name } }
    let isNamed = task.siblings.contains { $0["depends"]?.text.contains(task.name) ?? false }
    let isReferredTo = tags.contains { $0.parts.first == "tasks" && $0.parts.dropFirst().first == task.name }
    let readsInputs = tags.contains { $0.task?.node == task.node && $0.parts.first == "inputs" }
    return !isWaitedFor && !isNamed && !isReferredTo && !readsInputs
  }
}
