import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what renames a parameter that expressions name")
struct EditorRenameTests {
  typealias Object = EditorSession.Object

  /// The sample with another argument of the second task.
  private static func workflow(_ value: String) -> String {
    EditorSample.workflowText.replacing("value: '{{inputs.parameters.epochs}}'", with: "value: \(value)")
  }

  private static func rename(_ value: String, to name: String) throws -> (answer: Object?, text: String) {
    let text = workflow(value)
    return (try answer(text, to: name), text)
  }

  /// What is answered to who renames the parameter of a workflow.
  private static func answer(
    _ text: String, to name: String, in repository: TemporaryRepository? = nil
  ) throws -> Object? {
    let session = try EditorSession(in: try repository ?? EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.workflow, text)
    let place = EditorSample.place("epochs, value", in: text)
    return try session.ask(
      "textDocument/rename",
      session.place(EditorSample.workflow, place.line, place.character + 1).merging(["newName": name]) { $1 })
      as? Object
  }

  private static var capabilities: Object {
    [
      "workspace": ["workspaceEdit": ["documentChanges": true, "resourceOperations": ["create", "rename", "delete"]]]
    ]
  }

  /// The text that the edits of an answer make.
  private static func renamed(_ value: String, to name: String) throws -> String {
    let (answer, text) = try rename(value, to: name)
    let changes = try #require(answer?["documentChanges"] as? [Object])
    let edits = try #require(changes.first?["edits"] as? [Object])
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf16) }
    func place(_ edit: Object, _ end: String) -> (line: Int, character: Int) {
      let position = (edit["range"] as? Object)?[end] as? Object
      return (position?["line"] as? Int ?? 0, position?["character"] as? Int ?? 0)
    }
    for edit in edits.sorted(by: { place($0, "start") > place($1, "start") }) {
      let (start, end) = (place(edit, "start"), place(edit, "end"))
      #expect(start.line == end.line)
      lines[start.line].replaceSubrange(
        start.character..<end.character, with: Array((edit["newText"] as? String ?? "").utf16))
    }
    return lines.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "\n")
  }

  @Test(
    "in each of them, where it is read exactly",
    arguments: [
      ("'{{=asInt(inputs.parameters.epochs) + 1}}'", "rounds", "'{{=asInt(inputs.parameters.rounds) + 1}}'"),
      ("'{{=workflow.parameters.epochs}}'", "rounds", "'{{=workflow.parameters.rounds}}'"),
      (
        #""{{=workflow.parameters['epochs'] + inputs.parameters.epochs}}""#, "rounds",
        #""{{=workflow.parameters['rounds'] + inputs.parameters.rounds}}""#
      ),
      (#""{{=inputs.parameters['epochs']}}""#, "number-of-rounds", #""{{=inputs.parameters['number-of-rounds']}}""#),
      // A longer word is another one.
      ("'{{=inputs.parameters.epochs_total}}'", "rounds", "'{{=inputs.parameters.epochs_total}}'"),
    ])
  func exact(_ value: String, _ name: String, _ renamed: String) throws {
    let text = Self.workflow(value)
      .replacing("\"epochs\"", with: "\"\(name)\"").replacing("{name: epochs", with: "{name: \(name)")
      .replacing(value, with: renamed)
    #expect(try Self.renamed(value, to: name) == text)
  }

  @Test(
    "refuses it with a sentence where it is not",
    arguments: [
      ("'{{=inputs.parameters.epochs ?? 1}}'", "rounds", "what it means there is not known"),
      (#""{{=workflow.parameters[\"epochs\"] + 'epochs'}}""#, "rounds", "what it means there is not known"),
      ("'{{=inputs.parameters.epochs.lower()}}'", "rounds", "what it means there is not known"),
      ("'{{=inputs.parameters.epochs +}}'", "rounds", "what it means there is not known"),
      ("'{{=inputs.parameters.epochs}}'", "number-of-rounds", "where number-of-rounds would not be one name"),
    ])
  func refused(_ value: String, _ name: String, _ sentence: String) throws {
    let answer = try Self.rename(value, to: name).answer
    #expect(answer?["code"] as? Int == -32803)
    #expect((answer?["message"] as? String)?.contains(sentence) == true, "\(answer ?? [:])")
  }

  @Test("knows the uses in expressions as it knows the others")
  func references() throws {
    let text = Self.workflow("'{{=asInt(workflow.parameters.epochs)}}'")
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.workflow, text)
    let place = EditorSample.place("parameters.epochs)", in: text)
    let found = try session.ask(
      "textDocument/definition", session.place(EditorSample.workflow, place.line, place.character + 12))
    let line = ((found as? [Object])?.first?["range"] as? Object)?["start"] as? Object
    #expect(line?["line"] as? Int == EditorSample.place("{name: epochs, value", in: text).line)
  }

  @Test(
    "refuses it where a field holds an expression without braces that names it",
    arguments: [
      ("spec:\n", "spec:\n  hooks: {late: {template: load, expression: workflow.parameters.epochs == '1'}}\n"),
      (
        "valueFrom: {path: /tmp/rows}",
        "valueFrom: {path: /tmp/rows}}\n      - {name: sum, valueFrom: {expression: \"workflow.parameters['epochs']\"}"
      ),
      (
        "- name: load\n    container:",
        "- name: load\n    retryStrategy: {expression: inputs.parameters.epochs == '1'}\n    container:"
      ),
      ("spec:\n", "spec:\n  workflowMetadata: {labelsFrom: {epochs: {expression: workflow.parameters.epochs}}}\n"),
    ])
  func bareExpressions(_ old: String, _ new: String) throws {
    let text = EditorSample.workflowText.replacing(old, with: new)
    #expect(text != EditorSample.workflowText)
    let answer = try Self.answer(text, to: "rounds")
    #expect(answer?["code"] as? Int == -32803, "\(answer ?? [:])")
    #expect((answer?["message"] as? String)?.contains("what it means there is not known") == true, "\(answer ?? [:])")
  }

  @Test("refuses it where what the run begins with has an input of the new name")
  func rootInput() throws {
    let text = EditorSample.workflowText.replacing(
      "- {name: epochs}\n", with: "- {name: epochs}\n      - {name: limit, value: '1'}\n")
    let answer = try Self.answer(text, to: "limit")
    #expect(answer?["code"] as? Int == -32803, "\(answer ?? [:])")
    #expect((answer?["message"] as? String)?.contains("has an input of this name") == true, "\(answer ?? [:])")
  }

  @Test("refuses it where an alias repeats the name for something else")
  func alias() throws {
    let text = EditorSample.workflowText.replacing("- {name: epochs}\n", with: "- {name: &e epochs}\n")
      .replacing("- {name: rounds}\n", with: "- {name: *e}\n")
    let answer = try Self.answer(text, to: "rounds")
    #expect(answer?["code"] as? Int == -32803, "\(answer ?? [:])")
    #expect((answer?["message"] as? String)?.contains("an alias repeats it") == true, "\(answer ?? [:])")
  }

  @Test(
    "refuses it where its file would get the name of something that is there", arguments: ["file", "link", "folder"])
  func taken(_ kind: String) throws {
    let repository = try EditorSample.repository()
    let other = "team/RENDERED_PIPELINE/params/rounds"
    switch kind {
    case "file": try repository.write("1", to: other)
    case "link": try repository.link(other, to: "epochs")
    default: try repository.write("1", to: other + "/x")
    }
    let answer = try Self.answer(EditorSample.workflowText, to: "rounds", in: repository)
    #expect(answer?["code"] as? Int == -32803, "\(answer ?? [:])")
    #expect((answer?["message"] as? String)?.contains("params/rounds already") == true, "\(answer ?? [:])")
  }

  @Test(
    "renames an experiment through an alias, where that means nothing else",
    arguments: [
      ("experiment: &e nightly", "experiment: *e", true), ("name: &e nightly", "experiment: *e", false),
      ("experiment: &e nightly", "name: *e", false),
    ])
  func experiments(_ first: String, _ second: String, _ isRenamed: Bool) throws {
    let repository = try EditorSample.repository()
    let (head, tail) = (EditorSample.runsText, EditorSample.runsText.replacing("recurring_runs:\n", with: ""))
    func job(_ text: String, _ field: String) -> String {
      text.replacing(field.hasPrefix("name") ? "name: train-churn" : "experiment: nightly", with: field)
    }
    let text =
      first.hasPrefix("name") ? job(job(head, first), second) : job(head, first) + job(tail, second)
    try repository.write(text, to: EditorSample.runs)
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.experiments)
    let answer = try session.ask(
      "textDocument/rename", session.place(EditorSample.experiments, 1, 9).merging(["newName": "daily"]) { $1 })
    let found = try #require(answer as? Object)
    if isRenamed {
      // An editor that takes no versions gets the changes by file.
      let changes = try #require(found["changes"] as? [String: [Object]])
      #expect(changes[session.uri(EditorSample.experiments)]?.count == 1)
      #expect(changes[session.uri(EditorSample.runs)]?.count == 1)
    } else {
      #expect(found["code"] as? Int == -32803, "\(found)")
    }
    #expect(try session.end() == .exit(0))
  }

  @Test("says what would be renamed only where the name stands")
  func target() throws {
    let session = try EditorSession(in: try EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.epochs)
    // The whole file is the parameter: it can be renamed from there, but no name stands there to be typed over.
    let params = session.place(EditorSample.epochs, 0, 1)
    #expect((try session.ask("textDocument/prepareRename", params) as? Object)?["code"] as? Int == -32803)
    let edit = try session.ask("textDocument/rename", params.merging(["newName": "rounds"]) { $1 }) as? Object
    #expect((edit?["documentChanges"] as? [Object])?.last?["kind"] as? String == "rename")
    let nameless = try session.ask("textDocument/rename", params) as? Object
    #expect(nameless?["code"] as? Int == -32602)
  }
}
