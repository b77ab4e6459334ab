import YAMLSyntax

extension Mutation {
  /// Mistakes in what templates take and give.
  static let interfaces: [Mutation] = [
    Mutation("output-invalid", "does not say where an output comes from") { pipeline in
      pipeline.outputs.compactMap { output in
        .remove("valueFrom", from: output, missedAt: output["name"] ?? output)
      }
    },
    Mutation("output-invalid", "gives an output a value beside its source") { pipeline in
      pipeline.outputs.map { .add("value: '1'", to: $0).reported(at: $0) }
    },
    Mutation("output-invalid", "takes an output from where the template has none") { pipeline in
      pipeline.outputs.compactMap { output in
        output["valueFrom"]?.entry("path").map { .write("jsonPath", for: $0.key) }
      }
    },
    Mutation("output-invalid", "names no source or two of them") { pipeline in
      pipeline.outputs.compactMap { $0.entry("valueFrom") }.filter { $0.value["path"] != nil }.flatMap { key, source in
        [
          Change.write("{}", for: source).reported(at: key.range.lowerBound..<source.range.upperBound),
          .add("parameter: x", to: source).reported(at: source),
        ]
      }
    },
    Mutation("output-invalid", "gives an output a global name that Argo refuses") { pipeline in
      pipeline.outputs.filter { $0["globalName"] == nil }.map { .add("globalName: best score", to: $0) }
    },
    Mutation("artifact-invalid", "forgets where an artifact lies") { pipeline in
      pipeline.artifacts.compactMap { artifact in
        guard artifact["path"] != nil else { return nil }
        return .remove("path", from: artifact, missedAt: artifact["name"] ?? artifact)
      }
    },
    Mutation("artifact-invalid", "leaves the folder of an artifact by its path") { pipeline in
      pipeline.artifacts.compactMap { $0["path"] }.map { .say("/tmp/outputs/../../etc/rows", in: $0) }
    },
    Mutation("artifact-invalid", "does not say where an argument comes from") { pipeline in
      pipeline.tasks.flatMap { $0.node.list("arguments", "artifacts") }.compactMap { argument in
        guard let name = argument["name"], argument["from"] != nil else { return nil }
        return .remove("from", from: argument, missedAt: name)
      }
    },
    Mutation("variable-unresolved", "takes an artifact that the task does not give") { pipeline in
      pipeline.tasks.flatMap { $0.node.list("arguments", "artifacts") }.compactMap { $0["from"] }.compactMap { from in
        from.text.hasPrefix("{{tasks.") && from.text.hasSuffix("}}")
          ? .say(from.text.dropLast(2) + "x}}", in: from) : nil
      }
    },
  ]
}

extension GoodPipeline {
  /// The output parameters of the templates that run a program.
  fileprivate var outputs: [YAMLNode] { leaves.flatMap { $0.list("outputs", "parameters") } }

  /// The artifacts of the templates that run a program.
  fileprivate var artifacts: [YAMLNode] {
    leaves.flatMap { $0.list("inputs", "artifacts") + $0.list("outputs", "artifacts") }
  }
}
