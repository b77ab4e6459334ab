import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import Testing

/// An example of a rule: a folder as a user could have it, below `rules/RULE/good` or `rules/RULE/bad`.
struct Example: CustomTestStringConvertible {
  let folder: URL

  /// The top-level `rules` folder of the package.
  static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "rules")

  /// All examples of one kind, `good` or `bad`.
  static func all(_ kind: String) -> [Example] {
    RuleFolders.all.flatMap { rule in
      RuleFolders.subfolders(of: rule.appending(path: kind)).map { Example(folder: $0) }
    }
  }

  var testDescription: String { folder.pathComponents.suffix(3).joined(separator: "/") }

  /// The report that belongs to a bad example, in the concise format, with paths as seen from the example's folder.
  var wantedReport: URL { folder.appending(path: "want.txt") }

  /// What a check of the example finds out, with paths as seen from its folder.
  func outcome() async throws -> Outcome {
    let snapshot = RelocatedSnapshot(
      snapshot: try DiskSnapshot(paths: [Path(folder.path())]), folder: Path(folder.path()))
    var configuration: ConfigurationFile?
    if let entry = try snapshot.entry(at: Path(ConfigurationFile.name.bytes)),
      case .bytes(let bytes) = try snapshot.content(of: entry, limit: 1 << 20)
    {
      configuration = ConfigurationFile(
        parsing: SourceFile(path: entry.path, origin: .workTree, bytes: bytes), rules: Rulebook.rules.map(\.info.id))
    }
    let settings = configuration?.settings ?? .standard
    let check = Check(
      of: snapshot, rules: Rulebook.rules, policy: Policy(settings: settings), configuration: configuration,
      sources: ExampleCommits(of: folder))
    let result = try await check.run(.whole)
    return Outcome(
      version: "test", source: snapshot.source, units: result.units, knownUnits: nil, findings: result.findings,
      threshold: settings.failOn)
  }
}

/// The folders of the rules.
enum RuleFolders {
  static let all = subfolders(of: Example.rules)

  static func subfolders(of folder: URL) -> [URL] {
    let entries = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return entries.filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}

/// A snapshot with the paths of its files as seen from a folder, so that reports do not depend on where the tests run.
struct RelocatedSnapshot: Snapshot {
  let snapshot: any Snapshot
  let folder: Path

  init(snapshot: any Snapshot, folder: Path, origin: SourceFile.Origin? = nil) {
    self.snapshot = snapshot
    self.folder = folder
    self.origin = origin ?? snapshot.origin
  }

  var source: Outcome.Source { snapshot.source }
  let origin: SourceFile.Origin
  var changedPaths: [Path]? { nil }

  func baseHasFile(at path: Path) throws(SnapshotError) -> Bool { false }

  func entry(at path: Path) throws(SnapshotError) -> Entry? {
    try snapshot.entry(at: original(path)).map { Entry(path: path, kind: $0.kind, objectID: $0.objectID) }
  }

  func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    try snapshot.entries(below: original(folder)).compactMap { entry in
      let path = entry.path.relative(to: self.folder)
      // The wanted report and the commits that schedules name lie beside the files, and are none of them.
      guard let path, path.name != "want.txt", path.components.first != "commits" else { return nil }
      return Entry(path: path, kind: entry.kind, objectID: entry.objectID)
    }
  }

  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try snapshot.content(of: Entry(path: original(entry.path), kind: entry.kind), limit: limit)
  }

  private func original(_ path: Path) -> Path {
    path.components.reduce(folder) { $0.appending($1) }
  }
}
