import Configuration
import Diagnostics
import Fixing
import Pipelines
import RuleEngine
import Snapshots
import TestSupport
import Testing

/// The rounds of fixes, with rules that are made up: each looks for a word in the values of parameters.
@Suite("Fixes are made in rounds")
struct FixRoundsTests {
  /// Finds each place of a word, and would write another one there.
  private struct WordRule: Rule {
    let word: String
    let replacement: String
    /// How many bytes around the word the fix writes again, so that it overlaps its neighbours.
    var margin = 0

    func check(_ files: PipelineFiles, _ report: inout Report) {
      for file in files.parameterFiles.compactMap(\.text) {
        let bytes = file.bytes
        for range in bytes.ranges(of: Array(word.utf8)) {
          let wide = max(0, range.lowerBound - margin)..<min(bytes.count, range.upperBound + margin)
          var written = Array(bytes[wide])
          written.replaceSubrange(
            range.lowerBound - wide.lowerBound..<range.upperBound - wide.lowerBound, with: replacement.utf8)
          report(
            .init("\(word) is here"), at: Location(file, SourceSpan(range.lowerBound, range.upperBound)),
            fix: Fix(.safe, "write it", [.replace(file, SourceSpan(wide.lowerBound, wide.upperBound), with: written)]))
        }
      }
    }
  }

  /// Finds each parameter file, and would make the same edits for all of them.
  private struct EditRule: Rule {
    let edits: [Fix.Edit]

    func check(_ files: PipelineFiles, _ report: inout Report) {
      guard let file = files.parameterFiles.compactMap(\.text).first else { return }
      report(.init("it is here"), at: Location(file, SourceSpan(0, 0)), fix: Fix(.safe, "change it", edits))
    }
  }

  private static let folder: Path = "a/RENDERED_PIPELINE"
  private static let workflow = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata: {generateName: a-, annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}}
    spec: {entrypoint: a, templates: [{name: a, container: {image: a, command: [a]}}]}

    """

  private func run(_ value: String, _ rules: [WordRule]) async throws -> (value: String?, FixRounds.Result) {
    let params = Self.folder.appending("params").appending("v")
    let fixes = try await run(
      [Self.folder.appending("workflow.yaml"): .text(Self.workflow), params: .text(value)],
      rules.map { ($0.word, $0) })
    let change = fixes.files.changes.first { $0.path == params }
    return (change.map { String(decoding: $0.bytes, as: UTF8.self) }, fixes)
  }

  private func run(
    _ items: [Path: MemorySnapshot.Item], _ rules: [(id: String, rule: any Rule<PipelineFiles>)]
  ) async throws -> FixRounds.Result {
    let registered = rules.map { id, rule in
      RegisteredRule(
        RuleInfo(id: id, severity: .error, category: .files, summary: "", since: "0.1.0", page: ""), .files(rule))
    }
    let snapshot = MemorySnapshot(items)
    func check(_ snapshot: any Snapshot) -> Check {
      Check(of: snapshot, rules: registered, policy: Policy(settings: .standard))
    }
    return try await FixRounds.run(
      try await check(snapshot).run(.whole), in: snapshot, allowsUnsafe: false
    ) { (overlaid, _) async throws(SnapshotError) in
      try await check(overlaid).run(.changed)
    }
  }

  @Test("All that do not overlap are made at once, and those that do in the next rounds")
  func overlaps() async throws {
    let apart = try await run("one x two x three", [WordRule(word: "x", replacement: "y")])
    #expect(apart.value == "one y two y three")
    let together = try await run("xxxx x", [WordRule(word: "x", replacement: "", margin: 1)])
    #expect(together.value == " ")
    #expect(together.1.fixed.count == 5 && together.1.dropped.isEmpty)
  }

  @Test("No more than ten rounds are made")
  func bounds() async throws {
    let value = String(repeating: "x", count: 30)
    let fixes = try await run(value, [WordRule(word: "x", replacement: "", margin: 40)])
    #expect(fixes.value == String(repeating: "x", count: 20))
  }

  @Test("One that brings a new finding is dropped, and the others are made")
  func newFinding() async throws {
    let rules = [
      WordRule(word: "a", replacement: "b"), WordRule(word: "b", replacement: "b"),
      WordRule(word: "c", replacement: ""),
    ]
    let fixes = try await run("a c", rules)
    #expect(fixes.value == "a ")
    #expect(fixes.1.dropped.map(\.reason) == ["it would bring a new finding of b"])
    #expect(fixes.1.result.findings.map(\.rule) == ["a"])
  }

  @Test("One that does not help is dropped")
  func uselessFix() async throws {
    let fixes = try await run("a c", [WordRule(word: "a", replacement: "aa"), WordRule(word: "c", replacement: "")])
    #expect(fixes.value == "a ")
    #expect(fixes.1.dropped.map(\.reason) == ["a would still be found"])
  }

  @Test("Of two that work alone and not together the first one is made")
  func together() async throws {
    let rules = [
      WordRule(word: "a", replacement: "x"), WordRule(word: "b", replacement: "x"),
      WordRule(word: "x-x", replacement: "x-x"),
    ]
    let fixes = try await run("a-b", rules)
    #expect(fixes.value == "x-b")
    #expect(fixes.1.fixed.map(\.rule) == ["a"])
    #expect(fixes.1.dropped.map(\.reason) == ["it would bring a new finding of x-x"])
    #expect(fixes.1.result.findings.map(\.rule) == ["b"])
  }

  @Test("One that does not work keeps none from being made in another pipeline")
  func pipelines() async throws {
    func files(_ folder: Path, _ value: String) -> [Path: MemorySnapshot.Item] {
      [
        folder.appending("workflow.yaml"): .text(Self.workflow),
        folder.appending("params").appending("v"): .text(value),
      ]
    }
    let rules = [WordRule(word: "a", replacement: ""), WordRule(word: "b", replacement: "bb")]
    let fixes = try await run(
      files("first/RENDERED_PIPELINE", "a b").merging(files("second/RENDERED_PIPELINE", "aa")) { $1 },
      rules.map { ($0.word, $0) })
    #expect(fixes.files.changes.map { String(decoding: $0.bytes, as: UTF8.self) } == [" b", ""])
    #expect(fixes.dropped.map(\.reason) == ["b would still be found"])
  }

  @Test("Of many that do not work no more than two hundred are tried one by one")
  func trials() async throws {
    let value = String(repeating: "a ", count: 220)
    let fixes = try await run(value, [WordRule(word: "a", replacement: "b"), WordRule(word: "b", replacement: "b")])
    #expect(fixes.value == nil)
    // They are all alike: what is dropped once is not told again.
    #expect(fixes.1.dropped.map(\.reason) == ["it would bring a new finding of b"])
    #expect(fixes.1.result.findings.count == 220)
  }

  @Test(
    "One that would change what is not a file, or not the one that was linted, is dropped with a sentence",
    arguments: [
      (.delete("gone"), "gone: is gone"), (.rename("gone", to: "other"), "gone: is gone"),
      (.delete("link"), "link: is not a file that can be changed: it is a symbolic link"),
      (.delete("sub"), "sub: is not a file that can be changed: it is a submodule"),
      (.delete("both"), "both: is not a file that can be changed: it is unmerged"),
      (.delete("pipe"), "pipe: is not a file that can be changed: it is a pipe, a socket or a device"),
      (.delete("hidden"), "hidden: is not a file that can be changed: it is unreadable (permission denied)"),
      (.delete("large"), "large: is too large to be changed"),
      (.rename("text", to: "other"), "text: cannot be renamed: there is a other already"),
      (.rename("text", to: "link"), "text: cannot be renamed: there is a link already"),
      (
        .replace(SourceFile(path: "text", origin: .workTree, bytes: [1]), SourceSpan(0, 1), with: []),
        "text: is not what was linted any more"
      ),
      (.delete("a/RENDERED_PIPELINE/workflow.yaml"), "edit would still be found"),
    ] as [(Fix.Edit, String)])
  func refused(_ edit: Fix.Edit, _ reason: String) async throws {
    let fixes = try await run(
      [
        Self.folder.appending("workflow.yaml"): .text(Self.workflow),
        Self.folder.appending("params").appending("v"): .text("v"), "text": .text("text"), "other": .text("other"),
        "link": .link("text"), "sub": .submodule, "both": .unmerged, "pipe": .special, "hidden": .unreadable,
        "large": .large(1 << 30),
      ], [("edit", EditRule(edits: [edit]))])
    #expect(fixes.dropped.map(\.reason) == [reason])
    #expect(fixes.files.changes.isEmpty)
  }

  @Test("One that would take away the pipeline, so that nothing is linted any more, is dropped")
  func unlinted() async throws {
    let (workflow, value) = (Self.folder.appending("workflow.yaml"), Self.folder.appending("params").appending("v"))
    let fixes = try await run(
      [workflow: .text(Self.workflow), value: .text("v")],
      [("edit", EditRule(edits: [.delete(workflow), .delete(value)]))])
    #expect(fixes.dropped.map(\.reason) == ["the result would not be linted any more"])
    #expect(fixes.files.changes.isEmpty)
  }
}
