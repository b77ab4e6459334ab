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

  private static let folder: Path = "a/RENDERED_PIPELINE"
  private static let workflow = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata: {generateName: a-, annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}}
    spec: {entrypoint: a, templates: [{name: a, container: {image: a, command: [a]}}]}

    """

  private func run(_ value: String, _ rules: [WordRule]) async throws -> (value: String?, FixRounds.Result) {
    let registered = rules.map { rule in
      RegisteredRule(
        RuleInfo(id: rule.word, severity: .error, category: .files, summary: "", since: "0.1.0", page: ""), .files(rule)
      )
    }
    let params = Self.folder.appending("params").appending("v")
    let snapshot = MemorySnapshot(texts: [Self.folder.appending("workflow.yaml"): Self.workflow, params: value])
    func check(_ snapshot: any Snapshot) -> Check {
      Check(of: snapshot, rules: registered, policy: Policy(settings: .standard))
    }
    let fixes = try await FixRounds.run(
      try await check(snapshot).run(.whole), in: snapshot, allowsUnsafe: false
    ) { (overlaid, _) async throws(SnapshotError) in
      try await check(overlaid).run(.changed)
    }
    let change = fixes.files.changes.first { $0.path == params }
    return (change.map { String(decoding: $0.bytes, as: UTF8.self) }, fixes)
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
}
