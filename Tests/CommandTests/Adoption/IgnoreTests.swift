import Foundation
import Testing

@Suite("Accepting a finding")
struct IgnoreTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report", without: "recipient")
    try repository.writePipeline("stock/report", without: "recipient")
  }

  private func place(_ path: String = "sales") throws -> String {
    let line = try repository.run(["lint", "--format", "concise", path]).output
    return line.split(separator: ":").prefix(2).joined(separator: ":")
  }

  private func ignore(_ arguments: String..., in folder: String = ".") throws -> ProgramRun {
    try repository.run(["ignore"] + arguments, in: folder)
  }

  @Test("PATH:LINE is written with the reason, and does not count any more")
  func writesAnEntry() throws {
    let run = try ignore(try place(), "--reason", "sent to \"nobody\"", "--until", "2099-12-31")
    #expect(run.status == 0)
    let entry =
      #"- {path: "sales/report/workflow.yaml", place: "/spec/arguments/parameters/[recipient]/name", "#
      + #"rule: params-missing, reason: "sent to \"nobody\"", until: 2099-12-31}"#
    #expect(run.output == entry + "\n")
    #expect(try repository.text(".kfplint.yaml") == "ignores:\n  \(entry)\n")
    #expect(try repository.run(["lint", "sales"]).output == "no problems in 1 pipeline; 1 suppressed\n")
    #expect(try repository.run(["lint", "stock"]).status == 1)
    #expect(try ignore(try place("stock") + ":14", "--reason", "x", in: ".").status == 0)
    #expect(try repository.run(["lint"]).status == 0)
  }

  @Test("A fingerprint from the JSON report will do, from any folder")
  func takesAFingerprint() throws {
    let report = try repository.run(["lint", "--format", "json", "sales"]).output
    let match = try #require(report.firstMatch(of: /"fingerprint": "([0-9a-f]{32})"/))
    #expect(try ignore(String(match.1), "--reason", "x", in: "stock").status == 0)
    #expect(try repository.run(["lint", "sales"]).status == 0)
    #expect(try repository.run(["lint", "stock"]).status == 1)
  }

  @Test(
    "The rest of .kfplint.yaml stays as it is",
    arguments: [
      ("# ours\nfail-on: error  # agreed\n", "# ours\nfail-on: error  # agreed\nignores:\n  - ENTRY\n"),
      ("fail-on: error", "fail-on: error\nignores:\n  - ENTRY\n"),
      ("ignores: []  # none\n", "ignores: [ENTRY]  # none\n"),
      ("ignores: [OTHER]\n", "ignores: [OTHER, ENTRY]\n"),
      (
        "ignores:\n- OTHER  # why\n\nfail-on: error\n", "ignores:\n- OTHER  # why\n- ENTRY\n\nfail-on: error\n"
      ),
      (
        "ignores:\r\n    - path: x\r\n      rule: params-missing\r\n      reason: >-\r\n        old\r\n        one\r\n\r\n",
        "ignores:\r\n    - path: x\r\n      rule: params-missing\r\n      reason: >-\r\n        old\r\n        one\r\n"
          + "    - ENTRY\r\n\r\n"
      ),
    ])
  func keepsTheLayout(_ before: String, _ after: String) throws {
    let other = #"{path: x, rule: params-missing, reason: "old"}"#
    try repository.write(before.replacing("OTHER", with: other), to: ".kfplint.yaml")
    let run = try ignore(try place(), "--reason", "x")
    #expect(run.status == 0)
    let entry = run.output.dropFirst(2).replacing("\n", with: "")
    #expect(
      try repository.text(".kfplint.yaml") == after.replacing("OTHER", with: other).replacing("ENTRY", with: entry))
  }

  @Test("What cannot be done is exit status 2, and no byte is changed")
  func refuses() throws {
    for arguments in [
      ["nowhere:3", "--reason", "x"], ["stock", "--reason", " "], [try place()],
      ["0123456789abcdef0123456789abcdef", "--reason", "x"], [try place(), "--reason", "x", "--rule", "params-type"],
    ] {
      #expect(try repository.run(["ignore"] + arguments).status == 2)
      #expect(!repository.exists(".kfplint.yaml"))
    }
    for text in ["{fail-on: error}\n", "rules: {no-such-rule: off}\n"] {
      try repository.write(text, to: ".kfplint.yaml")
      #expect(try ignore(try place(), "--reason", "x").status == 2)
      #expect(try repository.text(".kfplint.yaml") == text)
    }
  }

  @Test("A day that is over is told at the finding that comes back")
  func tellsWhatExpired() throws {
    #expect(try ignore(try place(), "--reason", "x", "--until", "2027-01-31").status == 0)
    let run = try repository.run(["lint", "--today", "2027-02-01", "sales"])
    #expect(run.status == 1)
    #expect(run.output.contains("note: it was ignored until 2027-01-31, and that day is over"))
    #expect(try repository.run(["lint", "--today", "2027-01-31", "sales"]).status == 0)
  }

  @Test("A check of a part says nothing about entries and patterns for other parts")
  func staysSilentAboutOtherParts() throws {
    try repository.write(
      """
      pipelines: [stock/report]
      ignores:
        - {path: "stock/**", rule: params-missing, reason: x}
        - {path: "gone/**", rule: [params-missing, params-type], reason: x}

      """, to: ".kfplint.yaml")
    let part = try repository.run(["lint", "--format", "concise", "sales"])
    #expect(part.reported == ["sales/report/workflow.yaml params-missing"])
    let whole = try repository.run(["lint", "--format", "concise"])
    #expect(whole.reported == [".kfplint.yaml suppression-unused", "sales/report/workflow.yaml params-missing"])
    #expect(whole.output.contains(".kfplint.yaml:4:5: warning[suppression-unused]"))
  }
}
