import Configuration
import Diagnostics
import Foundation
import Pipelines
import RuleEngine
import Rules
import Snapshots
import TestSupport
import Testing

/// Workflows far larger than anybody writes, which take the time of their size and not of its square.
///
/// The bounds leave room for a debug build on a busy machine; what is not linear takes many times as long.
@Suite(.serialized) struct LargeWorkflowTests {
  /// A pipeline whose graph has these tasks; each waits for and refers to earlier ones.
  private func workflow(tasks: Int, dependencies: (Int) -> [Int], references: (Int) -> [Int]) -> String {
    var text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: big-}
      spec:
        entrypoint: big
        templates:
        - name: step
          container: {image: 'registry.example.com/step:1', command: [step], args: ['{{inputs.parameters.rows}}']}
          inputs: {parameters: [{name: rows}]}
          outputs: {parameters: [{name: rows, valueFrom: {path: /tmp/rows}}]}
        - name: big
          dag:
            tasks:

      """
    for task in 0..<tasks {
      let dependencies = dependencies(task).map { "t\($0)" }.joined(separator: ", ")
      let references = references(task).map { "{{tasks.t\($0).outputs.parameters.rows}}" }.joined(separator: " ")
      text += """
              - {name: t\(task), template: step, dependencies: [\(dependencies)],
                 arguments: {parameters: [{name: rows, value: '0 \(references)'}]}}

        """
    }
    return text
  }

  /// The rules that find something, with how often they do, and the seconds that takes.
  private func check(_ text: String) async throws -> (rules: [String: Int], seconds: Double) {
    let snapshot = MemorySnapshot(texts: ["big.yaml": text])
    // The size itself is reported, too.
    let rules = Rulebook.rules.filter { $0.info.category == .workflow && $0.info.id != "workflow-too-large" }
    let check = Check(of: snapshot, rules: rules, policy: Policy(settings: .standard))
    let start = ContinuousClock.now
    let findings = try await check.run(.named(files: ["big.yaml"], andFolders: false)).findings
    let duration = ContinuousClock.now - start
    return (
      Dictionary(findings.map { ($0.rule, 1) }, uniquingKeysWith: +), Double(duration.components.seconds)
    )
  }

  @Test func takesAGraphOfFiveThousandTasks() async throws {
    let text = workflow(
      tasks: 5000, dependencies: { task in (1...4).map { task - $0 * 3 }.filter { $0 >= 0 } },
      references: { task in [task - 3, task % 3, task - 3 * (task / 7)].filter { $0 >= 0 && $0 < task } })
    let (rules, seconds) = try await check(text)
    #expect(rules == [:])
    #expect(seconds < 240)
  }

  @Test func takesAChainOfTwentyThousandTasks() async throws {
    let text = workflow(
      tasks: 20_000, dependencies: { $0 > 0 ? [$0 - 1] : [] }, references: { $0 > 0 ? [$0 / 2, 0] : [] })
    let (rules, seconds) = try await check(text)
    #expect(rules == [:])
    #expect(seconds < 120)
  }

  @Test func takesACycleOfTenThousandTasks() async throws {
    let text = workflow(tasks: 10_000, dependencies: { [($0 + 1) % 10_000] }, references: { [($0 + 7) % 10_000] })
    let (rules, seconds) = try await check(text)
    #expect(rules == ["dag-cycle": 1])
    #expect(seconds < 240)
  }

  @Test func takesTemplatesThatCallEachOtherTenThousandDeep() async throws {
    var text = workflow(tasks: 1, dependencies: { _ in [] }, references: { _ in [] })
      .replacing("entrypoint: big", with: "entrypoint: t0")
    for template in 0..<10_000 {
      text += "  - {name: t\(template), dag: {tasks: [{name: next, template: t\((template + 1) % 10_000)}]}}\n"
    }
    let (rules, seconds) = try await check(text)
    #expect(rules == ["recursion-unconditional": 1, "template-unused": 1])
    #expect(seconds < 240)
  }
}
