import Diagnostics
import TestSupport
import YAMLSyntax

extension Mutation {
  /// Damage to the YAML of a workflow.
  static let yaml: [Mutation] = [
    Mutation("yaml-syntax", "indents a line with a tab") { pipeline in
      pipeline.lineStarts.filter { $0 > pipeline.root.range.lowerBound }.map { place in
        Change(edits: [TextEdit(place..<place, "\t")], place: .written)
      }
    },
    Mutation("yaml-syntax", "does not close the braces of a value") { pipeline in
      pipeline.collections.filter(\.isInBraces).map { node in
        let end = node.range.upperBound
        // It shows where the next thing comes that cannot stand in braces.
        return Change(
          edits: [TextEdit(end - 1..<end, "")], place: .original(0..<pipeline.workflow.bytes.count))
      }
    },
    Mutation("yaml-syntax", "has a colon in a text without quotes") { pipeline in
      pipeline.collections.filter { $0.kind == .mapping && !$0.isInBraces }.flatMap { mapping in
        mapping.entries.filter { $0.value.isOnOneLine && $0.key.indentation.isEmpty == false }.map {
          .write("as agreed: done", for: $0.value)
        }
      }
    },
    Mutation(
      "yaml-duplicate-key", "has an entry of a mapping twice",
      with: ["output-conditional": "of two lists of artifacts only the last one says what is optional"]
    ) { pipeline in
      pipeline.collections.filter { $0.kind == .mapping && $0.count > 0 }.compactMap { mapping in
        guard let (key, value) = mapping.entries.first(where: { $0.key.kind == .scalar }), !value.hasAnchor else {
          return nil
        }
        return .add(value.source(of: key), to: mapping).reported(at: key)
      }
    },
    Mutation("yaml-multiple-documents", "has a second document after the first") { pipeline in
      let end = pipeline.workflow.bytes.count
      return [Change(edits: [TextEdit(end..<end, "\n---\nname: second\n")], place: .written)]
    },
    Mutation("yaml-multiple-documents", "has a document before the first") { pipeline in
      // A marker of its own would begin a third one.
      pipeline.workflow.bytes.starts(with: Array("---".utf8))
        ? []
        : [
          Change(
            edits: [TextEdit(0..<0, "---\nname: first\n---\n")], place: .original(0..<pipeline.workflow.bytes.count))
        ]
    },
    Mutation("yaml-alias-expansion", "has aliases of aliases") { pipeline in
      let list = { (name: String) in "[\(Array(repeating: name, count: 10).joined(separator: ", "))]" }
      let levels = (1...6).map { "level-\($0): &l\($0) \(list("*l\($0 - 1)"))" }
      return pipeline.templates.map { template in
        .add("nodeSelector: {level-0: &l0 \(list("stop")), \(levels.joined(separator: ", "))}", to: template)
      }
    },
  ]
}

extension GoodPipeline {
  /// The mappings and lists of the workflow.
  var collections: [YAMLNode] { root.tree.nodes.filter { $0.kind != .scalar && !$0.isAlias } }
}

extension YAMLNode {
  /// Whether a name stands before the node by which others refer to it.
  fileprivate var hasAnchor: Bool {
    let before = file.bytes[..<range.lowerBound].suffix(40)
    return String(decoding: before, as: UTF8.self).split(separator: ":").last?.contains("&") ?? false
  }
}
