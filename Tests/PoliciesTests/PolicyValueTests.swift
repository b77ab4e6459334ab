import Configuration
import Diagnostics
import Policies
import RuleEngine
import TestSupport
import Testing

/// What `kfplint policies eval` shows of a value.
@Suite("The value of an expression")
struct PolicyValueTests {
  private func shown(_ expression: String, on subject: PolicyDeclaration.Subject = .workflow) async throws -> [String] {
    let rule = try PolicyRules.showing(expression, on: subject)
    let check = Check(
      of: MemorySnapshot(texts: PolicyCheck.files), rules: [rule], policy: Policy(settings: .standard))
    return try await check.run(.whole).findings.map(\.message)
  }

  @Test(
    "is shown as an expression writes it",
    arguments: [
      ("null", "null"), ("1 == 1", "true"), ("2 - 3", "-1"), ("7u", "7u"), ("1.5", "1.5"), ("1.0 / 0.0", "inf"),
      (#"'a"b'"#, #""a"b""#), (#"'a\u001b[31m'"#, #""a\u{1B}[31m""#), (#"b'\x00a'"#, #"b"\u{0}a""#),
      ("[1, 'a']", #"[1, "a"]"#),
      ("{'a': 1, 'b': [2]}", #"{"a": 1, "b": [2]}"#), ("[]", "[]"), ("{}", "{}"),
      ("optional.none()", "optional.none()"), ("optional.of(1)", "optional.of(1)"), ("type(1)", "int"),
      ("quantity('500m')", #"quantity("500m")"#), ("url('https://example.com/a')", #"url("https://example.com/a")"#),
      ("duration('90s')", #"duration("90s")"#),
      ("timestamp('2026-01-31T12:00:00Z')", #"timestamp("2026-01-31T12:00:00Z")"#),
      ("workflow.templates[0]", "template /spec/templates/[load]/name"), ("pipeline", "pipeline /apiVersion"),
      ("1 / 0", "fails: division by zero"), ("[1][7]", "fails: "),
    ])
  func values(_ expression: String, _ wanted: String) async throws {
    let found = try await shown(expression)
    #expect(found.count == 1)
    #expect(wanted == "fails: " ? found[0].hasPrefix(wanted) : found == [wanted], "\(found)")
  }

  @Test(
    "is cut after two thousand bytes",
    arguments: [
      "lists.range(5000)", "'0123456789'.replace('', '0123456789012345678901234567890').replace('', '0123456789')",
    ])
  func long(_ expression: String) async throws {
    let found = try await shown(expression)
    #expect(found.count == 1 && found[0].utf8.count < 2100 && found[0].contains("…"), "\(found)")
  }

  @Test(
    "is that of each subject",
    arguments: [
      (.template, "template.name", [#""load""#, #""train""#, #""sales""#]),
      (.task, "task.name", [#""load""#, #""train""#]),
      (.container, "container.role", [#""main""#, #""main""#]), (.parameter, "parameter.name", [#""day""#]),
      (.job, "job.repository", [#"optional.of("acme/sales")"#]), (.experiment, "experiment.name", [#""sales""#]),
      (.schedule, "schedule.jobs.size()", ["1"]), (.pipeline, "pipeline.team", [#""team-a""#]),
    ] as [(PolicyDeclaration.Subject, String, [String])])
  func subjects(_ subject: PolicyDeclaration.Subject, _ expression: String, _ wanted: [String]) async throws {
    #expect(Set(try await shown(expression, on: subject)) == Set(wanted))
  }
}
