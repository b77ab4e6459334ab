import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, at places that few files have")
struct EditorOddPlacesTests {
  typealias Object = EditorSession.Object

  private static func lines(_ answer: Any) -> [Int?] {
    (answer as? [Object] ?? []).map { (($0["range"] as? Object)?["start"] as? Object)?["line"] as? Int }
  }

  @Test("goes from an anchor and from an alias to all aliases, and from an anchor's name to where it stands")
  func anchors() throws {
    let text = """
      recurring_runs:
      - job: {name: a, description: &d "at night", trigger: &t {catchup: false, cron: 0 30 2 * * *}}
      - job: {name: b, description: *d, trigger: *t}
      - job: {name: c, description: *d, trigger: *t}

      """
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.runs, text)
    func ask(_ method: String, _ word: String, _ occurrence: Int = 1) throws -> [Int?] {
      let place = EditorSample.place(word, in: text, occurrence: occurrence)
      return Self.lines(
        try session.ask("textDocument/\(method)", session.place(EditorSample.runs, place.line, place.character + 1)))
    }
    #expect(try ask("references", "*d", 2) == [2, 3])
    #expect(try ask("references", "*t") == [2, 3])
    #expect(try ask("references", "&d") == [2, 3])
    #expect(try ask("references", "&t") == [2, 3])
    #expect(try ask("definition", "*t", 2) == [1])
    #expect(try ask("references", "name: a") == [])
    #expect(try session.end() == .exit(0))
  }

  @Test("lists jobs and experiments without a name, and nothing twice, for an editor without nesting")
  func nameless() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.runs, EditorSample.runsText.replacing("name: train-churn", with: "nam: x"))
    try session.open(EditorSample.experiments, "experiments:\n- description: x\n- name: nightly\n")
    try session.open(
      EditorSample.workflow, EditorSample.workflowText.replacing("- name: load\n    container", with: "- container"))
    func names(_ path: String) throws -> [String?] {
      (try session.ask("textDocument/documentSymbol", session.document(path)) as? [Object] ?? []).map {
        $0["name"] as? String
      }
    }
    #expect(try names(EditorSample.runs) == ["(no name)"])
    #expect(try names(EditorSample.experiments) == ["(no name)", "nightly"])
    #expect(try names(EditorSample.workflow) == ["epochs", "churn", "load", "train", "train"])
    #expect(try session.end() == .exit(0))
  }

  @Test(
    "refuses names that no experiment can have, and names that cannot be changed where they stand",
    arguments: [
      ("nightly", "", -32602), ("nightly", " daily", -32602), ("nightly", "daily ", -32602), ("nightly", "1st", -32602),
      ("nightly", "a: b", -32602), ("nightly", "Yes", -32602), ("nightly", "a\nb", -32602), ("nightly", "idle", -32803),
      ("nightly", "nightly", 0), ("nightly", "a.b-c_d e", 0), ("\"night\\x6Cy\"", "daily", -32803),
    ])
  func experiment(_ written: String, _ name: String, _ code: Int) throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.experiments, "experiments:\n- name: \(written)\n- name: idle\n")
    let answer = try session.ask(
      "textDocument/rename", session.place(EditorSample.experiments, 1, 10).merging(["newName": name]) { $1 })
    #expect((answer as? Object)?["code"] as? Int ?? 0 == code, "\(answer)")
    #expect(try session.end() == .exit(0))
  }

  @Test(
    "says why a file at a pin cannot be read",
    arguments: [
      ("file_path: team/RENDERED_PIPELINE/workflow.yaml", "file_path: no/workflow.yaml", "the commit has no such file"),
      (
        "file_path: team/RENDERED_PIPELINE/workflow.yaml", "file_path: binary.yaml",
        "what the commit has there is no text"
      ),
      ("git_reference: v1.0.0", "git_reference: nothing", "the repository has no such commit, tag or branch"),
      ("github_repo: pipelines", "github_repo: others", "no clone of the repository is known"),
      ("    github_owner: example\n", "", "the names of the file are not complete"),
      ("git_reference: v1.0.0", "git_reference: main", "a branch, now at commit"),
      ("git_reference: v1.0.0", "git_reference: v1.0.0", "a tag of commit"),
    ])
  func pins(_ old: String, _ new: String, _ wanted: String) throws {
    let repository = try EditorSample.repository()
    try repository.write(Data([0xFF, 0xFE, 0x00, 0xD8, 0x00]), to: "binary.yaml")
    try repository.commitAll()
    try repository.git("remote", "add", "origin", "https://github.com/example/pipelines.git")
    try repository.git("tag", "v1.0.0")
    let text = EditorSample.runsText.replacing(old, with: new)
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.runs, text)
    let place = EditorSample.place("file_path: ", in: text)
    let answer = try session.ask(
      "textDocument/hover", session.place(EditorSample.runs, place.line, place.character + 12))
    let shown = ((answer as? Object)?["contents"] as? Object)?["value"] as? String ?? "nothing"
    #expect(shown.contains(wanted), "\(shown)")
    _ = try session.ask("textDocument/definition", session.place(EditorSample.runs, place.line, place.character + 12))
    #expect(try session.end() == .exit(0))
  }

  @Test("takes the text that comes with a save, and checks everything again where that is the configuration's")
  func saves() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.epochs, "ten")
    #expect(try session.findings(of: EditorSample.epochs) == ["0:0 params-type"])
    try session.notify(
      "textDocument/didSave", session.document(EditorSample.epochs).merging(["text": "10"]) { $1 })
    #expect(try session.findings(of: EditorSample.epochs) == [])
    try session.open(".kfplint.yaml", "rules: {params-type: off}\n")
    try session.change(EditorSample.epochs, version: 2, ["text": "ten"])
    #expect(try session.pulledFindings(of: EditorSample.epochs) == [])
    try session.notify(
      "textDocument/didSave", session.document(".kfplint.yaml").merging(["text": "rules: {}\n"]) { $1 })
    #expect(try session.pulledFindings(of: EditorSample.epochs) == ["0:0 params-type"])
    #expect(try session.end() == .exit(0))
  }
}
