import YAMLSyntax

extension Mutation {
  /// Mistakes in `{{…}}`, at every reference.
  static let references: [Mutation] = [
    Mutation("variable-unresolved", "misspells the input that a reference names") { pipeline in
      pipeline.tags.filter { $0.parts.starts(with: ["inputs", "parameters"]) && $0.parts.count == 3 }.flatMap { tag in
        [tag.parts[2] + "x", "gone"].map { tag.replacing(2, by: $0) }
      }
    },
    Mutation("variable-unresolved", "misspells the task that a reference names") { pipeline in
      pipeline.tags.filter { $0.parts.first == "tasks" && $0.parts.count > 2 }.flatMap { tag in
        [tag.parts[1] + "x", "gone"].map { tag.replacing(1, by: $0) }
      }
    },
    Mutation("variable-unresolved", "misspells the output that a reference names") { pipeline in
      pipeline.tags.filter { $0.parts.first == "tasks" && $0.parts.count == 5 }.flatMap { tag in
        [tag.replacing(4, by: tag.parts[4] + "x"), tag.replacing(4, by: "gone"), tag.replacing(3, by: "parameter")]
      }
    },
    Mutation(
      "variable-unresolved", "misspells what a reference names of the workflow",
      with: ["params-unused": lastReader]
    ) { pipeline in
      pipeline.tags.filter { $0.parts.first == "workflow" && $0.parts.count > 1 && $0.parts[1] != "outputs" }.map {
        tag in
        let last = tag.parts.count - 1
        return tag.replacing(last, by: tag.parts[last] + "x")
      }
    },
    Mutation("variable-unresolved", "reads a parameter in a program that the template does not take") { pipeline in
      pipeline.mainContainers.map { .append("'{{inputs.parameters.not_there}}'", to: "args", of: $0) }
    },
    Mutation("variable-unresolved", "reads a task in a program") { pipeline in
      pipeline.mainContainers.map { .append("'{{tasks.other.outputs.parameters.x}}'", to: "args", of: $0) }
    },
    Mutation("variable-misspelt", "misspells the first word of a reference", with: ["params-unused": lastReader]) {
      pipeline in
      pipeline.tags.flatMap { tag -> [Change] in
        let misspelt: [String: [String]] = [
          "inputs": ["input", "inputss"], "tasks": ["task", "taks"], "workflow": ["workflows", "worklow"],
        ]
        return (misspelt[tag.parts[0]] ?? []).map { tag.replacing(0, by: $0) }
      }
    },
    Mutation("variable-unresolved", "reads in an expression what does not exist") { pipeline in
      pipeline.mainContainers.flatMap { container in
        ["'{{=inputs.parameters.not_there}}'", "'{{=workflow.parameters.not_there}}'"].map {
          .append($0, to: "args", of: container)
        }
      }
    },
    Mutation(
      "variable-misspelt", "writes an input as other tools write it",
      with: [
        "params-unused": lastReader, "dag-unknown-dependency": "as the target of a graph it is the name of no task",
      ]
    ) { pipeline in
      pipeline.tags.filter { $0.parts.starts(with: ["inputs", "parameters"]) && $0.parts.count == 3 && $0.isArgument }
        .flatMap { tag in
          ["{{params.\(tag.parts[2])}}", "$(params.\(tag.parts[2]))", "{inputs.parameters.\(tag.parts[2])}"].map {
            Change(edits: [TextEdit(tag.range, $0)], place: .original(tag.range))
          }
        }
    },
    Mutation("expression-syntax", "subtracts in an expression where a name was meant") { pipeline in
      pipeline.leaves.flatMap { template -> [Change] in
        guard let container = template["container"] ?? template["script"] else { return [] }
        return template.list("inputs", "parameters").compactMap { $0["name"]?.text }.filter { $0.contains("-") }.map {
          .append("'{{=inputs.parameters.\($0)}}'", to: "args", of: container)
        }
      }
    },
    Mutation(
      "expression-syntax", "does not close the braces of a reference",
      with: ["name-invalid": "in a name, the open braces are signs that no name has"]
    ) { pipeline in
      pipeline.tags.filter { $0.parts.first != "item" && $0.scalar.isOnOneLine }.map { tag in
        let end = tag.range.upperBound
        return Change(edits: [TextEdit(end - 2..<end, "")], place: .original(tag.scalar.range))
      }
    },
    Mutation("expression-syntax", "writes an expression that does not parse") { pipeline in
      pipeline.mainContainers.flatMap { container in
        ["'{{=1 +}}'", "'{{=inputs.parameters.x ? 1}}'", "\"{{=sprig.trim('x'}}\""].map {
          .append($0, to: "args", of: container)
        }
      }
    },
  ]

  private static let lastReader = "the reference was the only one to the parameter, which nothing reads now"
}
