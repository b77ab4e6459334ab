import Configuration
import Diagnostics
import RuleEngine
import Rules
import Snapshots
import TestSupport
import Testing

/// What is said of a workflow that somebody wrote for Argo, and that no SDK of KFP renders.
struct PlainWordingTests {
  private static func findings(in spec: String) async throws -> [Finding] {
    let path: Path = "argo.yaml"
    let text = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: tidy-}\nspec:\n\(spec)"
    let check = Check(
      of: MemorySnapshot([path: .text(text)]), rules: Rulebook.rules, policy: Policy(settings: .standard))
    return try await check.run(.named(files: [path], andFolders: false)).findings
  }

  @Test(
    "Nobody is told to render a plain workflow again",
    arguments: [
      ("entrypoint-unknown", "  entrypoint: nope\n  templates: [{name: a, suspend: {}}]\n"),
      ("entrypoint-unknown", "  templates: [{name: a, suspend: {}}]\n"),
      ("template-type", "  entrypoint: a\n  templates: [{name: a}]\n"),
      (
        "template-unknown",
        "  entrypoint: a\n  templates: [{name: a, dag: {tasks: [{name: t, template: weigh}]}}]\n"
      ),
      (
        "dag-unknown-dependency",
        "  entrypoint: a\n  templates: [{name: b, suspend: {}}, {name: a, dag: {tasks: [{name: t, template: b, dependencies: [zz]}]}}]\n"
      ),
      (
        "argument-missing",
        "  entrypoint: a\n  templates: [{name: b, inputs: {parameters: [{name: p}]}, suspend: {}}, {name: a, dag: {tasks: [{name: t, template: b}]}}]\n"
      ),
      (
        "argument-missing",
        "  entrypoint: a\n  templates: [{name: a, inputs: {parameters: [{name: p}]}, suspend: {}}]\n"
      ),
      ("name-invalid", "  entrypoint: a_b\n  templates: [{name: a_b, suspend: {}}]\n"),
      ("yaml-duplicate-key", "  entrypoint: a\n  entrypoint: b\n  templates: [{name: b, suspend: {}}]\n"),
    ])
  func noRendering(rule: String, spec: String) async throws {
    let found = try await Self.findings(in: spec).filter { $0.rule == rule }
    #expect(found.count == 1)
    for finding in found { #expect(!(finding.help ?? "").contains("render"), "\(finding.help ?? "")") }
  }

  @Test("The exit handler gets spec.arguments as they stand, from whoever checks the file")
  func exitHandler() async throws {
    let templates =
      "  templates: [{name: a, suspend: {}}, {name: b, inputs: {parameters: [{name: p, value: x}]}, suspend: {}}]\n"
    for (parameter, isMissed) in [
      ("{name: p}", true), ("{name: p, default: x}", true), ("{name: p, value: ''}", false), ("{name: q}", false),
      ("{name: p, valueFrom: {configMapKeyRef: {name: c, key: k}}}", false),
    ] {
      let findings = try await Self.findings(
        in: "  entrypoint: a\n  onExit: b\n  arguments: {parameters: [\(parameter)]}\n\(templates)")
      #expect(findings.contains { $0.rule == "argument-missing" && $0.severity == .error } == isMissed, "\(parameter)")
    }
  }

  @Test("Of a key that is there twice the last one counts")
  func lastKeyCounts() async throws {
    let found = try await Self.findings(
      in: "  entrypoint: a\n  templates: [{name: a, suspend: {}}]\n  templates: [{name: b, suspend: {}}]\n")
    #expect(Set(found.filter { $0.severity == .error }.map(\.rule)) == ["yaml-duplicate-key", "entrypoint-unknown"])
  }

  @Test("A step with an unknown field is refused by everybody")
  func fieldOfAStep() async throws {
    let found = try await Self.findings(
      in:
        "  entrypoint: a\n  templates: [{name: b, suspend: {}}, {name: a, steps: [[{name: s, template: b, exitHandler: b}]]}]\n"
    ).filter { $0.rule == "field-unknown" }
    #expect(found.map(\.notes) == [["Argo and KFP refuse a step with a field that they do not know"]])
    #expect(found.first?.help?.contains("onExit") ?? false)
  }
}
