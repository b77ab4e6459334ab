import Configuration
import Diagnostics
import Reporting
import RuleEngine
import Rules
import Snapshots
import Testing

/// States of a pipeline's files that no example on disk can have: submodules, unmerged paths, what a change deletes, and
/// names that not every file system can keep apart.
@Suite struct FileStateTests {
  @Test func submoduleIsNoFolderOfParameters() async throws {
    // The workflow's content is a digit here, which is a finding of its own.
    let lines = try await report(["r/workflow.yaml": .file, "r/params": .submodule]).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("r/params") } == ["r/params: error[file-symlink] params is a submodule"])
  }

  @Test func unmergedPathHasNoContent() async throws {
    #expect(
      try await report(["r/workflow.yaml": .unmerged, "r/params/rows": .unmerged]) == """
        r/params/rows: error[file-conflict] params/rows is unmerged in the index, so there is nothing to commit
        r/workflow.yaml: error[file-conflict] workflow.yaml is unmerged in the index, so there is nothing to commit

        """)
  }

  @Test func changeDeletesTheWorkflowAndLeavesTheParameters() async throws {
    #expect(
      try await report(["r/params/rows": .file], base: ["r/workflow.yaml", "r/params/rows"])
        == "r: error[workflow-missing] this change deletes workflow.yaml and leaves params/ behind\n")
    #expect(try await report([:], base: ["r/workflow.yaml", "r/params/rows"]) == "")
  }

  @Test func foldersDifferByCase() async throws {
    #expect(
      try await report(["r/workflow.yaml": .unmerged, "r/params/a": .file, "r/Params/a": .file]).hasPrefix(
        "r/Params: warning[path-case-collision] Params and params differ only by case\n"))
  }

  @Test func namesDifferByNormalisation() async throws {
    let report = try await report([
      "r/workflow.yaml": .unmerged, Path("r/params/caf\u{E9}"): .file, Path("r/params/cafe\u{301}"): .file,
    ])
    #expect(
      report.hasPrefix(
        "r/params/cafe\u{301}: warning[path-case-collision] params/cafe\u{301} exists twice, in different Unicode"))
  }

  /// The concise report of a check of what a change touches, or of everything where there is no base.
  private func report(_ kinds: [Path: Entry.Kind], base: Set<Path>? = nil) async throws -> String {
    let snapshot = StateSnapshot(kinds: kinds, base: base)
    let check = Check(of: snapshot, rules: Rulebook.rules, policy: Policy(settings: .standard))
    let result = try await check.run(.changed)
    let outcome = Outcome(
      version: "test", source: snapshot.source, units: result.units, knownUnits: nil, findings: result.findings,
      threshold: .error)
    return ReportFormat.concise.report(outcome).text
  }
}

/// Paths and what is there; every file holds one digit.
private struct StateSnapshot: Snapshot {
  let kinds: [Path: Entry.Kind]
  let before: Set<Path>?

  init(kinds: [Path: Entry.Kind], base: Set<Path>?) {
    self.kinds = kinds
    before = base
  }

  var source: Outcome.Source { Outcome.Source(kind: .index) }
  var origin: SourceFile.Origin { .staged }
  var changedPaths: [Path]? { before?.filter { kinds[$0] == nil }.sorted() }

  var base: (any Snapshot)? {
    before.map { StateSnapshot(kinds: Dictionary(uniqueKeysWithValues: $0.map { ($0, .file) }), base: nil) }
  }

  func entry(at path: Path) -> Entry? { kinds[path].map { Entry(path: path, kind: $0) } }

  func entries(below folder: Path) -> [Entry] {
    kinds.keys.filter { $0.isInside(folder) }.sorted().compactMap { entry(at: $0) }
  }

  func content(of entry: Entry, limit: Int) -> Content { .bytes([UInt8(ascii: "1")]) }
}
