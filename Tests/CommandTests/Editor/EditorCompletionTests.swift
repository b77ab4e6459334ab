import Foundation
import Testing

@Suite("kfplint lsp, as what completes")
struct EditorCompletionTests {
  /// What may be written at the end of a text.
  private static func choices(_ path: String, _ text: String, before rest: String = "") throws -> [String] {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(path, text + rest)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let answer = try session.ask(
      "textDocument/completion", session.place(path, lines.count - 1, lines.last?.utf16.count ?? 0))
    return try #require(answer as? [EditorSession.Object]).compactMap { item in
      (item["textEdit"] as? EditorSession.Object)?["newText"] as? String
    }
  }

  @Test(
    "keys and values of the configuration",
    arguments: [
      ("", ["required-version: ", "rules:", "ignores:", "extends: "]), ("fail-on: ", ["info", "warning", "error"]),
      ("extends: ", ["minimal", "recommended", "strict"]), ("target:\n  ", ["kfp: ", "argo: "]),
      ("rules:\n  ", ["params-missing: ", "service-account: "]), ("rules:\n  params-type: ", ["off", "info"]),
      ("rules:\n  service-account:\n    ", ["level: ", "allow:"]), ("ignores:\n- ", ["path: ", "reason: "]),
      ("ignores:\n  - path: x\n    rule: ", ["params-type"]), ("overrides:\n- rules:\n    params-type: ", ["error"]),
      ("policies:\n- name: x\n  on: ", ["pipeline", "job"]),
    ])
  func configuration(_ text: String, _ wanted: [String]) throws {
    let found = try Self.choices(".kfplint.yaml", text)
    #expect(Set(wanted).isSubset(of: found), "\(found)")
  }

  @Test("leaves out keys that are there, and a colon that is there")
  func siblings() throws {
    #expect(try !Self.choices(".kfplint.yaml", "fail-on: info\n", before: "\nrules: {}\n").contains("rules:"))
    #expect(try Self.choices(".kfplint.yaml", "fail", before: ": info\n").contains("fail-on"))
    #expect(try Self.choices(".kfplint.yaml", "ignores:\n- path: x\n  rule: y\n- ").contains("path: "))
    #expect(try !Self.choices(".kfplint.yaml", "ignores:\n- path: x\n  ").contains("path: "))
  }

  @Test(
    "keys and values of schedules",
    arguments: [
      ("recurring_runs:\n- ", ["pipeline_source:", "job:"]),
      ("recurring_runs:\n- job:\n    trigger:\n      ", ["catchup: ", "cron: "]),
      ("recurring_runs:\n- job:\n    enabled: ", ["true", "false"]),
      ("recurring_runs:\n- job:\n    experiment: ", ["nightly"]),
      ("recurring_runs:\n- pipeline_parameters:\n  - name: x\n    value: ", ["\"[[ScheduledTime]]\""]),
      ("recurring_runs:\n  - pipeline_source:\n      ", ["github_owner: ", "file_path: "]),
    ])
  func schedules(_ text: String, _ wanted: [String]) throws {
    let found = try Self.choices(EditorSample.runs, text)
    #expect(Set(wanted).isSubset(of: found), "\(found)")
  }

  @Test("the parameters of the pipeline that the job runs")
  func parameters() throws {
    let (before, after) = (
      EditorSample.runsText.prefix(
        upTo: EditorSample.runsText.range(of: "epochs")?.lowerBound ?? EditorSample.runsText.startIndex),
      EditorSample.runsText.suffix(
        from: EditorSample.runsText.range(of: "epochs")?.upperBound ?? EditorSample.runsText.endIndex)
    )
    #expect(try Self.choices(EditorSample.runs, String(before), before: String(after)) == ["epochs"])
  }

  @Test("says what a key means, for the pointer above it as well")
  func meaning() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(".kfplint.yaml", "fail-on: warning\n")
    let answer = try session.ask("textDocument/hover", session.place(".kfplint.yaml", 0, 2)) as? EditorSession.Object
    let text = (answer?["contents"] as? EditorSession.Object)?["value"] as? String ?? ""
    #expect(text.contains("The lowest severity that makes the exit status 1."), "\(text)")
  }

  @Test(
    "takes any text for what it is: nothing is crashed by a place in it",
    arguments: [
      "- - - ", ":", "a:\n- b:\n -", "\u{FEFF}rules:\n  ", "  \n\t- x: ", "a: {b: [", "ä: 😀\n  ", "---\n...\n--- ",
      "- ", "-", "? x\n: ",
    ])
  func strange(_ text: String) throws {
    _ = try Self.choices(".kfplint.yaml", text)
    _ = try Self.choices(EditorSample.runs, text)
  }
}
