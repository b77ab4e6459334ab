import Diagnostics
import Foundation
import TestSupport
import YAMLSyntax

extension Mutation {
  /// Mistakes with parameters, their files, and the two places that declare them.
  static let parameters: [Mutation] = [
    Mutation("params-missing", "forgets the file of a parameter") { pipeline in
      pipeline.requiredFiles.map { Change(files: [$0.path: nil], place: .original($0.argument.range)) }
    },
    Mutation("params-missing", "misspells the file of a parameter") { pipeline in
      pipeline.requiredFiles.flatMap { name, path, argument in
        [name + "s", name.uppercased() + "_", String(name.dropLast())].filter { !$0.isEmpty }.map { misspelt in
          Change(
            files: [path: nil, path.parent.appending(ByteString(misspelt)): pipeline.files[path]],
            place: .original(argument.range))
        }
      }
    },
    Mutation("params-undeclared", "leaves a stray file beside the parameters") { pipeline in
      let params = pipeline.folder.appending("params")
      guard pipeline.folder.name == "RENDERED_PIPELINE" else { return [] }
      let names = [".DS_Store", ".gitkeep", "zzzz", "Thumbs.db"]
      return names.filter { pipeline.argument(named: $0) == nil }
        .map { .put(.text("1"), at: params.appending(ByteString($0))) }
    },
    Mutation("params-undeclared", "leaves an editor's copy beside the parameters") { pipeline in
      pipeline.parameterFiles.flatMap { name, path, text in
        ["\(name)~", ".\(name).swp", "\(name).orig"].map {
          .put(.text(text), at: path.parent.appending(ByteString($0)))
        }
      }
    },
    Mutation("params-not-a-file", "makes the file of a parameter a folder") { pipeline in
      pipeline.parameterFiles.map { _, path, text in
        Change(files: [path: nil, path.appending("value"): .text(text)], place: .path(path))
      }
    },
    Mutation("params-not-a-file", "writes the parameters into one file") { pipeline in
      let params = pipeline.folder.appending("params")
      guard !pipeline.parameterFiles.isEmpty else { return [] }
      var files: [Path: MemorySnapshot.Item?] = [params: .text("rows=1\n")]
      for file in pipeline.parameterFiles { files[file.path] = MemorySnapshot.Item?.none }
      return [Change(files: files, place: .path(params))]
    },
    Mutation(
      "params-spec-mismatch", "renames a parameter in spec.arguments alone",
      with: ["params-macro": "the default had a file, which has the old name"]
    ) { pipeline in
      guard pipeline.specification?.json["inputs"] != nil else { return [] }
      return pipeline.arguments.compactMap { $0["name"] }.map { name in
        let renamed = Change.say(name.text + "_new", in: name)
        return pipeline.tags.filter { $0.parts == ["workflow", "parameters", name.text] }
          .reduce(renamed) { $0.and($1.replacing(2, by: name.text + "_new")) }
      }
    },
    Mutation("params-spec-mismatch", "deletes a parameter in one place alone") { pipeline in
      guard let inputs = pipeline.specification?.json["inputs"] else { return [] }
      return inputs.list.enumerated().compactMap { index, input in
        pipeline.argument(named: input["name"]?.text ?? "").map { .remove(index, from: inputs, missedAt: $0) }
      }
    },
    Mutation("params-spec-mismatch", "edits a default in spec.arguments alone") { pipeline in
      pipeline.defaults.filter { $0.argument["enum"] == nil && $0.value.text.isPlain }.map { argument, value in
        .say(value.text.isNumber ? "17" : "other", in: value)
      }
    },
    Mutation("params-spec-mismatch", "edits a default in pipeline_spec alone") { pipeline in
      pipeline.defaults.filter { $0.value.text.isPlain }.compactMap { argument, value in
        let input = pipeline.specification?.json.list("inputs").first { $0["name"]?.text == argument["name"]?.text }
        return input?["default"].map {
          .write("\"\($0.text.isNumber ? "17" : "other")\"", for: $0).reported(at: argument)
        }
      }
    },
    Mutation("params-type", "writes a file that the type's parser refuses") { pipeline in
      pipeline.parameterFiles.compactMap { name, path, text in
        parsedTypes.contains(pipeline.type(ofParameter: name)) ? .put(.text("'maybe'"), at: path) : nil
      }
    },
    Mutation("params-type", "writes a default that the type's parser refuses in both places") { pipeline in
      pipeline.defaults.compactMap { argument, value in
        let input = pipeline.specification?.json.list("inputs").first { $0["name"]?.text == argument["name"]?.text }
        guard let input, let other = input["default"], parsedTypes.contains(input["type"]?.text ?? "") else {
          return nil
        }
        return .say("maybe", in: value).and(.write("\"maybe\"", for: other)).reported(at: argument)
      }
    },
    Mutation("params-trailing-newline", "ends a file with a line break") { pipeline in
      pipeline.parameterFiles.compactMap { name, path, text in
        // A choice with a line break is none, and reported as that.
        guard ["Boolean", "String"].contains(pipeline.type(ofParameter: name)), !text.contains("\n"), !text.isEmpty,
          pipeline.argument(named: name)?["enum"] == nil
        else { return nil }
        return .put(.text(text + "\n"), at: path)
      }
    },
    Mutation("params-empty", "leaves a file empty") { pipeline in
      pipeline.parameterFiles.compactMap { name, path, text in
        let isRequired = pipeline.isRequired(name) || pipeline.argument(named: name)?["enum"] != nil
        return isRequired && !parsedTypes.contains(pipeline.type(ofParameter: name)) ? nil : .put(.text(""), at: path)
      }
    },
    Mutation(
      "params-name", "gives a parameter a name that is refused",
      with: ["variable-unresolved": "an expression has the old name"]
    ) { pipeline in
      pipeline.arguments.compactMap { $0["name"] }.flatMap { name in
        ["2nd_\(name.text)", "the.\(name.text)"].compactMap { pipeline.renaming(name, to: $0) }
      }
    },
    Mutation("params-macro", "writes the time of a schedule as a default") { pipeline in
      pipeline.defaults.compactMap { argument, value in
        let input = pipeline.specification?.json.list("inputs").first { $0["name"]?.text == argument["name"]?.text }
        guard let input, let other = input["default"], !parsedTypes.contains(input["type"]?.text ?? ""),
          argument["enum"] == nil,
          pipeline.folder.name != "RENDERED_PIPELINE"
            || !pipeline.parameterFiles.contains(where: { $0.name == argument["name"]?.text })
        else { return nil }
        return .write("'[[ScheduledTime]]'", for: value).and(.write("\"[[ScheduledTime]]\"", for: other))
      }
    },
    Mutation("variable-unresolved", "writes a variable of a task into the file of a parameter") { pipeline in
      pipeline.parameterFiles.filter { name, _, _ in pipeline.isUsedByTask(ofEntrypoint: name) }.map { _, path, _ in
        .put(.text("{{tasks.nobody.outputs.parameters.x}}"), at: path)
      }
    },
    Mutation("parameter-invalid", "writes a file that is none of the choices") { pipeline in
      pipeline.parameterFiles.filter { name, _, _ in pipeline.argument(named: name)?["enum"] != nil }
        .map { _, path, _ in .put(.text("never"), at: path) }
    },
    Mutation("params-macro", "misspells a placeholder in a file") { pipeline in
      pipeline.parameterFiles.flatMap { _, path, _ in
        ["[[scheduledtime]]", "[[CurrentTime.%Y-%m-%d]]", "run [[RunUuid]]"].map { .put(.text($0), at: path) }
      }
    },
    Mutation(
      "params-too-large", "writes a table into a parameter",
      with: [
        "params-type": "a table of letters is not a number either",
        "parameter-invalid": "it is none of the choices either",
      ]
    ) { pipeline in
      pipeline.parameterFiles.map { _, path, _ in .put(.text(String(repeating: "x", count: 10_001)), at: path) }
    },
    Mutation("params-unused", "declares a parameter that nothing reads") { pipeline in
      guard let specification = pipeline.specification?.json, let arguments = pipeline.spec["arguments"] else {
        return []
      }
      let input = #"{"default": "1", "name": "not_read", "optional": true}"#
      let inputs =
        specification["inputs"].map { Change.append(input, to: $0) }
        ?? .add("\"inputs\": [\(input)]", to: specification)
      return [Change.append("{name: not_read, value: '1'}", to: "parameters", of: arguments).and(inputs)]
    },
    Mutation(
      "params-unused", "no longer reads a parameter",
      with: ["quantity-invalid": "an amount in a patch is read in place of the parameter"]
    ) { pipeline in
      pipeline.arguments.compactMap { $0["name"] }.compactMap { name in
        let tags = pipeline.tags.filter { $0.parts == ["workflow", "parameters", name.text] }
        let isInput = pipeline.templates.contains { template in
          template.list("inputs", "parameters").contains { $0["name"]?.text == name.text }
        }
        // The pipeline that has a bit of everything reads its parameters as inputs.
        guard let first = tags.first, !isInput,
          tags.allSatisfy({ $0.scalar.text != "{{workflow.parameters.\(name.text)}}" })
        else { return nil }
        return tags.dropFirst().reduce(Change(edits: [TextEdit(first.range, "nothing")], place: .written)) {
          $0.and(Change(edits: [TextEdit($1.range, "nothing")], place: .written))
        }.reported(at: name)
      }
    },
  ]

  private static let parsedTypes = ["Integer", "Float", "Boolean", "JsonObject", "JsonArray"]
}

extension GoodPipeline {
  /// The files of parameters that have no other value, with what declares them.
  fileprivate var requiredFiles: [(name: String, path: Path, argument: YAMLNode)] {
    // Where the last file goes, the folder goes with it, and what it meant.
    guard folder.name == "RENDERED_PIPELINE" else { return [] }
    return parameterFiles.compactMap { name, path, _ in
      argument(named: name).flatMap { isRequired(name) ? (name, path, $0) : nil }
    }
  }

  /// Whether a parameter has no value but that of its file.
  fileprivate func isRequired(_ name: String) -> Bool {
    guard let argument = argument(named: name), argument["value"] == nil,
      let input = specification?.json.list("inputs").first(where: { $0["name"]?.text == name })
    else { return false }
    return input["default"] == nil && input["optional"] == nil
  }

  /// The parameters with a default, and the node of it in `spec.arguments`.
  var defaults: [(argument: YAMLNode, value: YAMLNode)] {
    arguments.compactMap { argument in
      let input = specification?.json.list("inputs").first { $0["name"]?.text == argument["name"]?.text }
      guard input?["default"]?.kind == .scalar, let value = argument["value"], value.isOnOneLine else { return nil }
      return (argument, value)
    }
  }

  /// Renames a parameter wherever it is declared, passed on and read, its file included; `nil` where it is no input.
  fileprivate func renaming(_ name: YAMLNode, to new: String) -> Change? {
    let old = name.text
    guard let input = specification?.json.list("inputs").first(where: { $0["name"]?.text == old })?["name"] else {
      return nil
    }
    let isRead = tags.contains { $0.parts == ["inputs", "parameters", old] }
    let items =
      templates.flatMap { $0.list("inputs", "parameters") }
      + tasks.flatMap {
        $0.node.list("arguments", "parameters")
      }
    // The dots of a name would be those of a reference.
    if new.contains("."), isRead || items.contains(where: { $0["name"]?.text == old }) { return nil }
    let names = items.compactMap { $0["name"] }.filter { $0.text == old }
    let reads = tags.filter { $0.parts.count == 3 && $0.parts[1] == "parameters" && $0.parts[2] == old }
      .filter { ["inputs", "workflow"].contains($0.parts[0]) }
    var change = Change.say(new, in: name).and(.write("\"\(new)\"", for: input))
    for name in names { change = change.and(.say(new, in: name)) }
    for read in reads { change = change.and(read.replacing(2, by: new)) }
    let path = folder.appending("params").appending(ByteString(old))
    if let file = files[path] {
      change.files[path] = MemorySnapshot.Item?.none
      change.files[path.parent.appending(ByteString(new))] = file
    }
    return change.reported(at: name)
  }
}

extension String {
  fileprivate var isNumber: Bool { Double(self) != nil }

  /// Whether the text is of no type that is parsed, or a number.
  fileprivate var isPlain: Bool {
    isNumber || !["True", "False", "true", "false"].contains(self) && !hasPrefix("[") && !hasPrefix("{")
  }
}
