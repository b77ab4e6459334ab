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
    let session = try EditorSession(
      in: try EditorSample.repository(),
      capabilities: [
        "workspace": [
          "workspaceEdit": ["documentChanges": true, "resourceOperations": ["create", "rename", "delete"]]
        ]
      ])
    try session.open(EditorSample.workflow, text)
    let place = EditorSample.place("epochs, value", in: text)
    let answer = try session.ask(
      "textDocument/rename",
      session.place(EditorSample.workflow, place.line, place.character + 1).merging(["newName": name]) { $1 })
    return (answer as? Object, text)
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
}
