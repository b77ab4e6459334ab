import Configuration
import Diagnostics
import TestSupport
import YAMLSyntax

extension Mutation {
  /// Mistakes with whole files.
  static let files: [Mutation] = [
    Mutation("workflow-missing", "deletes the workflow") { pipeline in
      guard pipeline.isMeant else { return [] }
      return [Change(files: [pipeline.workflow.path: nil], place: .path(pipeline.folder))]
    },
    Mutation("workflow-missing", "puts the workflow one folder too deep") { pipeline in
      guard pipeline.folder.name == "RENDERED_PIPELINE" else { return [] }
      let nested = pipeline.folder.appending(".temp").appending("workflow.yaml")
      return [
        Change(
          files: [pipeline.workflow.path: nil, nested: .file(pipeline.workflow.bytes)], place: .path(nested))
      ]
    },
    Mutation("file-symlink", "links a file of the pipeline to another one") { pipeline in
      pipeline.downloaded.map { .put(.link("../elsewhere"), at: $0.path) }
    },
    Mutation("file-symlink", "has a submodule in place of a folder of parameters") { pipeline in
      let params = pipeline.folder.appending("params")
      guard !pipeline.parameterFiles.isEmpty else { return [] }
      let deleted = Dictionary(
        uniqueKeysWithValues: pipeline.parameterFiles.map { ($0.path, MemorySnapshot.Item?.none) })
      return [Change(files: deleted.merging([params: .submodule]) { $1 }, place: .path(params))]
    },
    Mutation("file-lfs-pointer", "leaves a file to Git LFS") { pipeline in
      pipeline.downloaded.map { .put(.text(pointer), at: $0.path) }
    },
    Mutation("file-conflict", "leaves a file unmerged") { pipeline in
      pipeline.downloaded.map { .put(.unmerged, at: $0.path) }
    },
    Mutation("file-conflict", "leaves one line of a merge in a long annotation") { pipeline in
      pipeline.templates.compactMap { $0.at("metadata", "annotations") }.flatMap(\.entries).compactMap { entry in
        guard entry.value.scalarStyle == .singleQuoted,
          let end = entry.value.file.bytes[entry.value.range].firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        return Change(edits: [TextEdit(end + 1..<end + 1, ">>>>>>> other-branch\n")], place: .written)
      }
    },
    Mutation("file-conflict", "leaves the markers of a merge in the workflow") { pipeline in
      pipeline.lineStarts.map { place in
        Change(
          edits: [TextEdit(place..<place, "<<<<<<< HEAD\nleft: 1\n=======\nright: 2\n>>>>>>> feature\n")],
          place: .written)
      }
    },
    Mutation("file-conflict", "leaves the markers of a merge in a parameter") { pipeline in
      pipeline.parameterFiles.map { _, path, text in
        .put(.text("<<<<<<< HEAD\n\(text)\n=======\nother\n>>>>>>> feature\n"), at: path)
      }
    },
    Mutation("file-encoding", "saves a file as Latin-1") { pipeline in
      pipeline.downloaded.map { .put(.file($0.bytes + [0xE9]), at: $0.path) }
    },
    Mutation("file-encoding", "saves a file as UTF-16") { pipeline in
      pipeline.downloaded.map { .put(.file([0xFF, 0xFE] + $0.bytes.flatMap { [$0, 0] }), at: $0.path) }
    },
    Mutation("file-encoding", "saves a file with a byte order mark") { pipeline in
      pipeline.downloaded.map { .put(.file([0xEF, 0xBB, 0xBF] + $0.bytes), at: $0.path) }
    },
    Mutation("file-encoding", "puts a zero byte into the workflow") { pipeline in
      pipeline.lineStarts.map { place in Change(edits: [TextEdit(place..<place, "\0")], place: .written) }
    },
    Mutation("file-too-large", "has a file beyond the limit") { pipeline in
      pipeline.downloaded.map { .put(.large(pipeline.settings.maxFileSize + 1), at: $0.path) }
    },
    Mutation("path-case-collision", "has a folder of the pipeline twice, in capitals and in small letters") {
      pipeline in
      let other = pipeline.folder.appending("Params")
      guard pipeline.isMeant, !pipeline.switchesOn("pipeline-unexpected-file") else { return [] }
      return pipeline.parameterFiles.map { name, _, text in
        Change(files: [other.appending(ByteString(name)): .text(text)], place: .path(other))
      }
    },
    Mutation("path-case-collision", "has the workflow twice, in capitals and in small letters") { pipeline in
      guard pipeline.isMeant, !pipeline.switchesOn("pipeline-unexpected-file") else { return [] }
      return ["Workflow.yaml", "WORKFLOW.yaml"].map { pipeline.folder.appending($0) }.map {
        .put(.file(pipeline.workflow.bytes), at: $0)
      }
    },
    Mutation("params-undeclared", "has a parameter's file a second time in capitals") { pipeline in
      pipeline.parameterFiles.filter { $0.name != $0.name.uppercased() }.map { name, path, text in
        .put(.text(text), at: path.parent.appending(ByteString(name.uppercased())))
      }
    },
    Mutation("pipeline-unexpected-file", "leaves notes in the rendered folder") { pipeline in
      guard pipeline.switchesOn("pipeline-unexpected-file"), !pipeline.folder.isTop else { return [] }
      return ["NOTES.md", "pipeline.py"].map { .put(.text("x"), at: pipeline.folder.appending(ByteString($0))) }
    },
  ]

  private static let pointer = """
    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 12345

    """
}

extension GoodPipeline {
  /// The files that the API gets: the workflow and the parameters.
  fileprivate var downloaded: [(path: Path, bytes: [UInt8])] {
    (isMeant ? [(workflow.path, workflow.bytes)] : []) + parameterFiles.map { ($0.path, Array($0.text.utf8)) }
  }

  /// The starts of the lines that begin an entry or an item, outside of scalars.
  var lineStarts: [Int] {
    var starts: Set<Int> = []
    for node in root.tree.nodes where node.kind == .mapping && !node.isInBraces {
      for (key, _) in node.entries {
        let start = key.range.lowerBound - key.indentation.count
        if root.range.contains(start) { starts.insert(start) }
      }
    }
    return starts.sorted()
  }
}
