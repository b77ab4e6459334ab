import Diagnostics
import Testing

@testable import ArgoGrammar

@Suite("Tags")
struct TemplateTextTests {
  private func tags(_ text: String) -> [ReferenceTag] { TemplateText(Array(text.utf8)).tags }

  private func reference(_ content: String) -> Reference? { tags("{{\(content)}}").first?.reference }

  @Test("Tags are found with their places")
  func places() throws {
    let text = "a {{inputs.parameters.x}} b {{ item }}"
    let found = tags(text)
    #expect(found.map(\.range) == [2..<25, 28..<38])
    #expect(found.map(\.content) == [4..<23, 31..<35])
    #expect(found.map(\.isPadded) == [false, true])
    #expect(found.first?.parts.map(\.range) == [4..<10, 11..<21, 22..<23])
    #expect(found.first?.root?.name == "inputs")
    #expect(found.last?.reference == .item)
  }

  @Test("A tag ends at the next two braces, whatever is between")
  func nested() {
    let found = tags("{{inputs.parameters.{{item}}}}")
    #expect(found.map(\.range) == [0..<28])
    #expect(found.map(\.nestedContent) == [22..<26])
    #expect(found.map(\.nestedReference) == [.item])
    #expect(tags("{{{x}}}").map(\.content) == [2..<4])
    #expect(tags("{x} }} {").isEmpty)
  }

  @Test(
    "A variable of Argo is unclosed where nothing or something else closes its braces",
    arguments: [
      ("a {{inputs.parameters.x", ["{{inputs.parameters.x"], 0),
      ("{{inputs.parameters.x}", ["{{inputs.parameters.x}"], 0), ("{{a}} {{ item.b", ["{{ item.b"], 1),
      ("{{tasks.a.outputs.result > {{tasks.b.outputs.result}}", ["{{tasks.a.outputs.result"], 1),
      ("'{{tasks.a.status' == {{tasks.b.status", ["{{tasks.a.status", "{{tasks.b.status"], 0),
      ("{{tasks.a.status} == {{tasks.b.status}}", ["{{tasks.a.status}"], 1),
      (#"{"a": {"b": "{{workflow.parameters.c"}}"#, ["{{workflow.parameters.c"], 0),
      ("{{steps.a-{{item}}.status}}", [], 1), ("{{item.a | default('b')}}", [], 1), ("{{item.my key}}", [], 1),
      ("{{inputs.parameters.x}}}", [], 1), ("{{user.name {{item}}", [], 1), ("a {{b} {{c", [], 0), ("{{}} {", [], 1),
    ])
  func unclosed(_ text: String, _ expected: [String], _ tags: Int) {
    let bytes = Array(text.utf8)
    let template = TemplateText(bytes)
    #expect(template.unclosed.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
    #expect(template.tags.count == tags)
  }

  @Test("An equals sign at once makes an expression")
  func expressions() {
    let found = tags("{{= item }}{{ =item}}")
    #expect(found.map(\.isExpression) == [true, false])
    #expect(found.map(\.content) == [4..<8, 14..<19])
    #expect(found.first?.reference == .expression)
  }

  @Test("An empty tag refers to nothing", arguments: ["", " "])
  func empty(_ content: String) {
    #expect(reference(content) == .empty)
    #expect(tags("{{\(content)}}").first?.parts.isEmpty == true)
  }

  @Test(
    "What Argo knows is understood",
    arguments: [
      ("inputs.parameters.x", Reference.inputParameter("x")), ("inputs.parameters", .inputParameters),
      ("inputs.artifacts.a", .inputArtifact("a")), ("inputs.artifacts.a.path", .inputArtifactPath("a")),
      ("outputs.parameters.x.path", .outputParameterPath("x")), ("outputs.artifacts.a.path", .outputArtifactPath("a")),
      ("outputs.result", .output), ("tasks.t.outputs.parameters.p", .node(.tasks, name: "t", .parameter("p"))),
      ("tasks.t.outputs.parameters", .node(.tasks, name: "t", .parameters)),
      ("steps.s.outputs.result", .node(.steps, name: "s", .result)),
      ("tasks.t.outputs.artifacts.a", .node(.tasks, name: "t", .artifact("a"))),
      ("tasks.t.status", .node(.tasks, name: "t", .status)), ("tasks.t.exitCode", .node(.tasks, name: "t", .exitCode)),
      ("tasks.t.nonsense", .node(.tasks, name: "t", .unknown)), ("tasks.name", .nodeFamilyName(.tasks)),
      ("workflow.parameters.p", .workflow(.parameter("p"))), ("workflow.parameters", .workflow(.parameters)),
      ("workflow.uid", .workflow(.property("uid"))), ("workflow.labels.a.b/c", .workflow(.label("a.b/c"))),
      ("workflow.creationTimestamp.Y", .workflow(.property("creationTimestamp"))),
      ("workflow.creationTimestamp.RFC3339", .workflow(.property("creationTimestamp"))),
      ("workflow.creationTimestamp.s", .workflow(.property("creationTimestamp"))),
      ("workflow.creationTimestamp.%Y", .workflow(.unknown("creationTimestamp.%Y"))),
      ("workflow.creationTimestamp.Y.m", .workflow(.unknown("creationTimestamp.Y.m"))),
      ("workflow.outputs.parameters.p", .workflow(.outputParameter("p"))), ("workflow.id", .workflow(.unknown("id"))),
      ("workflow.annotations.json", .workflow(.annotations)), ("item", .item), ("item.key", .itemField("key")),
      ("item[0]", .itemElement("0")), ("pod.name", .podName), ("pod.ip", .malformed(root: "pod")),
      ("node.name", .nodeName), ("retries", .retries), ("lastRetry.exitCode", .lastRetry("exitCode")),
      ("inputs.x", .malformed(root: "inputs")), ("inputs", .foreign(root: "inputs")),
    ])
  func known(_ content: String, _ expected: Reference) {
    #expect(reference(content) == expected)
  }

  @Test(
    "A near miss of a root is told from text of another language",
    arguments: [
      ("input.parameters.x", Reference.misspelt(root: "input", meant: "inputs", fits: true)),
      ("task.t.outputs.parameters.p", .misspelt(root: "task", meant: "tasks", fits: true)),
      ("workflows.parameters.p", .misspelt(root: "workflows", meant: "workflow", fits: true)),
      ("output.parameters.x", .misspelt(root: "output", meant: "outputs", fits: true)),
      ("Inputs.parameters.x", .misspelt(root: "Inputs", meant: "inputs", fits: true)),
      ("step.s.outputs.result", .misspelt(root: "step", meant: "steps", fits: true)),
      ("input.text", .misspelt(root: "input", meant: "inputs", fits: false)),
      ("task.x", .misspelt(root: "task", meant: "tasks", fits: false)),
      ("workflows.x", .misspelt(root: "workflows", meant: "workflow", fits: false)),
      ("input.", .misspelt(root: "input", meant: "inputs", fits: false)),
      ("user.name", .foreign(root: "user")), ("$", .foreign(root: "$")), ("task", .foreign(root: "task")),
    ])
  func strays(_ content: String, _ expected: Reference) {
    #expect(reference(content) == expected)
  }
}
