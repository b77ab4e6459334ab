import Configuration
import Diagnostics
import Pipelines
import RuleEngine
import Synchronization
import TestSupport
import Testing

/// What rules share while one unit is checked.
@Suite("What rules share")
struct SharedWorkTests {
  /// How often something was made.
  private final class Count: Sendable {
    let made = Atomic(0)
  }

  /// A rule that wants the name of the workflow, which all rules of its kind share.
  private struct Sharing: Rule {
    let count: Count

    func check(_ graph: WorkflowGraph, _ report: inout Report) {
      let name = report.shared.value {
        count.made.add(1, ordering: .relaxed)
        return graph.workflow.name?.value ?? ""
      }
      report(Report.Message("\(name)"), at: graph.document.location)
    }
  }

  @Test("is made once for each unit, and is that of the unit")
  func once() async throws {
    let count = Count()
    let rules = ["a", "b", "c"].map { id in
      RegisteredRule(
        RuleInfo(id: id, severity: .warning, category: .practice, summary: "", since: "0.1.0", page: ""),
        .workflow(Sharing(count: count)))
    }
    let files: [Path: String] = Dictionary(
      uniqueKeysWithValues: ["first", "second"].map { name in
        (
          Path("\(name)/RENDERED_PIPELINE/workflow.yaml"),
          "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: \(name)}\nspec: {entrypoint: a, templates: []}\n"
        )
      })
    let check = Check(of: MemorySnapshot(texts: files), rules: rules, policy: Policy(settings: .standard))
    let result = try await check.run(.whole)
    #expect(result.findings.map(\.message) == ["first", "first", "first", "second", "second", "second"])
    #expect(count.made.load(ordering: .relaxed) == 2)
  }
}
