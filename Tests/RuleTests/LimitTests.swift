import Configuration
import Diagnostics
import RuleEngine
import Rules
import TestSupport
import Testing

/// What is beyond a limit is said, see `Documentation/limits.md`: just below it, all is looked at, and just above it, a
/// finding says that it was not.
@Suite("What is not looked at is said") struct LimitTests {
  private func findings(in task: String) async throws -> [Finding] {
    let text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: limits-}
      spec:
        entrypoint: main
        templates:
        - name: step
          inputs: {parameters: [{name: rows, default: '1'}]}
          container: {image: 'registry.example.com/step:1', command: [step]}
        - name: main
          dag:
            tasks:
            - {name: a, template: step}
            - {name: b, template: step, \(task)}

      """
    let snapshot = MemorySnapshot(texts: ["limits.yaml": text])
    let rules = Rulebook.rules.filter { ["depends-syntax", "when-syntax", "expression-syntax"].contains($0.info.id) }
    return try await Check(of: snapshot, rules: rules, policy: Policy(settings: .standard))
      .run(.named(files: ["limits.yaml"], andFolders: false)).findings
  }

  private func nested(_ text: String, _ count: Int) -> String {
    String(repeating: "(", count: count) + text + String(repeating: ")", count: count)
  }

  private func expectUnchecked(_ findings: [Finding], _ rule: String, _ words: String) {
    #expect(findings.map(\.rule) == [rule])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.message.hasSuffix("\(words), so that it was not checked") ?? false, "\(findings)")
  }

  @Test func dependsThatIsTooLong() async throws {
    let most = (256 << 10) / " || a".utf8.count
    let some = "depends: 'a\(String(repeating: " || a", count: most - 1))'"
    #expect(try await findings(in: some).isEmpty)
    let more = String(repeating: " || a", count: most + 1)
    expectUnchecked(
      try await findings(in: "depends: 'a\(more)'"), "depends-syntax",
      "depends has \(more.utf8.count + 1) bytes, more than the 262144 that kfplint evaluates")
    // What is wrong in it is not found, and it is not called right.
    #expect(try await findings(in: "depends: 'a\(more) ||'").map(\.rule) == ["depends-syntax"])
  }

  @Test func dependsThatNestsTooDeep() async throws {
    #expect(try await findings(in: "depends: '\(nested("a", 90))'").isEmpty)
    expectUnchecked(
      try await findings(in: "depends: '\(nested("a", 120))'"), "depends-syntax",
      "depends nests more than 100 levels deep")
  }

  @Test func whenThatNestsTooDeep() async throws {
    #expect(try await findings(in: "when: '\(nested("1 == 1", 50))'").isEmpty)
    expectUnchecked(
      try await findings(in: "when: '\(nested("1 == 1", 51))'"), "when-syntax",
      "the condition of task \"b\" nests more than 50 levels deep")
  }

  @Test func expressionThatNestsTooDeep() async throws {
    func task(_ count: Int) -> String {
      "arguments: {parameters: [{name: rows, value: '{{=\(nested("1", count))}}'}]}"
    }
    #expect(try await findings(in: task(90)).isEmpty)
    let found = try await findings(in: task(120))
    #expect(found.map(\.rule) == ["expression-syntax"])
    #expect(found.first?.message.contains("nests more than 100 levels deep, so that it was not checked") ?? false)
  }
}
