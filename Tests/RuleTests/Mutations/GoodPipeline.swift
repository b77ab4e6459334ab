import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import TestSupport
import YAMLSyntax

/// A pipeline in which nothing is found, to put defects into.
struct GoodPipeline: Sendable {
  /// The rule and the name of the example, or the name of a pipeline that is written for the purpose.
  let name: String
  let files: [Path: MemorySnapshot.Item]
  /// The workflow's file, and the mapping that it holds.
  let workflow: SourceFile
  let root: YAMLNode
  /// The level of the rules that the pipeline's own configuration sets.
  let settings: Settings
  /// The tags in the templates.
  private(set) var tags: [Tag] = []

  /// The folder that `params/` belongs to.
  var folder: Path { workflow.path.parent }

  /// Whether the folder itself says that a pipeline is meant, even where the workflow does not.
  var isMeant: Bool { folder.name == "RENDERED_PIPELINE" && !parameterFiles.isEmpty }

  var spec: YAMLNode { root["spec"] ?? root }

  init?(name: String, files: [Path: MemorySnapshot.Item]) throws {
    let workflows = files.keys.filter { $0.name == "workflow.yaml" || $0.name == "ranking.yaml" }
    guard workflows.count == 1, let path = workflows.first, case .file(let bytes) = files[path] else { return nil }
    let file = SourceFile(path: path, origin: .workTree, bytes: bytes)
    guard let root = try? YAMLTree.parse(file).documents.first,
      root.at("metadata", "annotations")?.entries.contains(where: { $0.key.text.hasSuffix("pipeline_spec") }) == true,
      // An edit of a shared value is one in several places, and a file that is just below the limit is soon above it.
      !root.tree.nodes.contains(where: \.isAlias), name != "file-too-large/just-below"
    else { return nil }
    self.name = name
    self.files = files
    self.root = root
    workflow = file
    settings = MemorySnapshot(files).configuration?.settings ?? .standard
    tags = findTags()
  }

  /// Every good example of a rule that is one pipeline with its specification, and one that has a bit of everything.
  static func all() throws -> [GoodPipeline] { try known.get() }

  /// Read once, for all rules.
  private static let known = Result { try read() }

  private static func read() throws -> [GoodPipeline] {
    let examples = try Example.all("good").compactMap { example in
      try GoodPipeline(name: example.testDescription.replacing("/good/", with: "/"), files: example.files())
    }
    return try examples + [everything].compactMap { try GoodPipeline(name: "everything", files: $0) }
  }
}

extension MemorySnapshot {
  /// What `.kfplint.yaml` says, if it is among the files.
  var configuration: ConfigurationFile? {
    guard case .file(let bytes) = items[Path(ConfigurationFile.name.bytes)] else { return nil }
    return ConfigurationFile(
      parsing: SourceFile(path: Path(ConfigurationFile.name.bytes), origin: .workTree, bytes: bytes),
      rules: Rulebook.known)
  }

  /// What all rules say of the files.
  func findings() async throws -> [Finding] {
    let configuration = configuration
    let check = Check(
      of: self, rules: Rulebook.rules, policy: Policy(settings: configuration?.settings ?? .standard),
      configuration: configuration)
    return try await check.run(.whole).findings
  }
}

extension Example {
  /// The files of the example, with paths as seen from its folder.
  fileprivate func files() throws -> [Path: MemorySnapshot.Item] {
    let folder = Path(folder.path())
    let snapshot = RelocatedSnapshot(snapshot: try DiskSnapshot(paths: [folder]), folder: folder)
    var files: [Path: MemorySnapshot.Item] = [:]
    for entry in try snapshot.entries(below: .top) {
      guard case .bytes(let bytes) = try snapshot.content(of: entry, limit: 1 << 24) else { continue }
      files[entry.path] = entry.kind == .file ? .file(bytes) : .link(String(decoding: bytes, as: UTF8.self))
    }
    return files
  }
}
