import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import Testing

/// An example of a rule: a folder as a user could have it, below `rules/RULE/good` or `rules/RULE/bad`.
///
/// A folder `base` in it holds the state before a change. The example is then what somebody has staged, and is checked as
/// `kfplint lint --staged` checks it.
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

  /// Whether the example is a change of what is in its folder `base`.
  var hasBase: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "base").path()) }

  /// Whether the example has a folder `commits` with what its schedules name.
  var hasCommits: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "commits").path()) }

  /// What a check of the example finds out, with paths as seen from its folder.
  func outcome() async throws -> Outcome {
    let snapshot = try snapshot()
    let (check, settings) = try check(of: snapshot)
    let result = try await check.run(.changed)
    return Outcome(
      version: "test", source: snapshot.source, units: result.units, knownUnits: nil, findings: result.findings,
      threshold: settings.failOn)
  }

  /// The files of the example, with paths as seen from its folder.
  func snapshot() throws -> RelocatedSnapshot { try RelocatedSnapshot(ofExample: Path(folder.path())) }

  /// A check of files with the example's configuration, and the settings of that.
  func check(of snapshot: any Snapshot) throws -> (check: Check, settings: Settings) {
    var configuration: ConfigurationFile?
    if let entry = try snapshot.entry(at: Path(ConfigurationFile.name.bytes)),
      case .bytes(let bytes) = try snapshot.content(of: entry, limit: 1 << 20)
    {
      configuration = ConfigurationFile(
        parsing: SourceFile(path: entry.path, origin: .workTree, bytes: bytes), rules: Rulebook.known)
    }
    let settings = configuration?.settings ?? .standard
    var baseline: Baseline?
    if let path = settings.baseline?.value, let entry = try snapshot.entry(at: path),
      case .bytes(let bytes) = try snapshot.content(of: entry, limit: Baseline.limit)
    {
      baseline = Baseline(parsing: SourceFile(path: path, origin: .workTree, bytes: bytes))
    }
    let policy = Policy(settings: settings, today: CalendarDate("2027-01-01"))
    let check = Check(
      of: snapshot, rules: Rulebook.rules, policy: policy, configuration: configuration,
      sources: ExampleCommits(of: folder), baseline: baseline)
    return (check, settings)
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
  /// What the files were before, if they are what somebody has staged.
  let base: (any Snapshot)?
  let origin: SourceFile.Origin
  let changedPaths: [Path]?

  init(snapshot: any Snapshot, folder: Path, origin: SourceFile.Origin? = nil) {
    self.init(snapshot, folder, origin ?? snapshot.origin)
  }

  /// The files of an example, compared with those in its folder `base` if there is one.
  init(ofExample folder: Path) throws {
    let disk = try DiskSnapshot(paths: [folder])
    let baseFolder = folder.appending("base")
    guard try !disk.entries(below: baseFolder).isEmpty else {
      self.init(snapshot: disk, folder: folder)
      return
    }
    let before = RelocatedSnapshot(disk, baseFolder, .commit("HEAD"))
    let after = RelocatedSnapshot(disk, folder, .staged)
    let paths = try Set((before.entries(below: .top) + after.entries(below: .top)).map(\.path))
    self.init(
      disk, folder, .staged, base: before,
      changedPaths: try paths.filter { try before.bytes(at: $0) != after.bytes(at: $0) }.sorted())
  }

  private init(
    _ snapshot: any Snapshot, _ folder: Path, _ origin: SourceFile.Origin, base: (any Snapshot)? = nil,
    changedPaths: [Path]? = nil
  ) {
    self.snapshot = snapshot
    self.folder = folder
    self.origin = origin
    self.base = base
    self.changedPaths = changedPaths
  }

  var source: Outcome.Source { base == nil ? snapshot.source : Outcome.Source(kind: .index) }

  func entry(at path: Path) throws(SnapshotError) -> Entry? {
    try snapshot.entry(at: original(path)).map { Entry(path: path, kind: $0.kind, objectID: $0.objectID) }
  }

  func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    try snapshot.entries(below: original(folder)).compactMap { entry in
      let path = entry.path.relative(to: self.folder)
      // The wanted report, the state before and the commits that schedules name lie beside the files, and are none of them.
      let aside = path?.components.first.map { $0 == "base" || $0 == "commits" } ?? false
      guard let path, path.name != "want.txt", !aside else { return nil }
      return Entry(path: path, kind: entry.kind, objectID: entry.objectID)
    }
  }

  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try snapshot.content(of: Entry(path: original(entry.path), kind: entry.kind), limit: limit)
  }

  private func bytes(at path: Path) throws(SnapshotError) -> [UInt8]? {
    guard let entry = try entry(at: path), case .bytes(let bytes) = try content(of: entry, limit: .max) else {
      return nil
    }
    return bytes
  }

  private func original(_ path: Path) -> Path {
    path.components.reduce(folder) { $0.appending($1) }
  }
}
