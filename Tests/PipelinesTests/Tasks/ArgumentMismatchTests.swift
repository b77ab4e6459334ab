import Diagnostics
import Pipelines
import Testing

/// What calls pass against what templates take.
@Suite struct ArgumentMismatchTests {
  /// What does not fit when a task passes these arguments to a template with these inputs.
  private func mismatch(arguments: String, inputs: String) throws -> String {
    let graph = try argoGraph(
      spec: """
        entrypoint: main
        templates:
        - {name: main, dag: {tasks: [{name: t, template: step, arguments: \(arguments)}]}}
        - {name: step, inputs: \(inputs), suspend: {}}
        """)
    return words(graph)
  }

  private func words(_ graph: WorkflowGraph) -> String {
    var words: [String] = []
    for mismatch in graph.argumentMismatches {
      for missing in mismatch.missing {
        words.append("missing \(missing.input.name.value)" + forWhich(missing.misspelt))
      }
      for empty in mismatch.withoutValue { words.append("empty \(empty.name.value)") }
      for unknown in mismatch.unknown {
        words.append("unknown \(unknown.argument.name.value)" + forWhich(unknown.nearest))
      }
    }
    return words.joined(separator: ", ")
  }

  private func forWhich(_ item: InterfaceItem?) -> String {
    item.map { " for \($0.name.value)" } ?? ""
  }

  @Test(arguments: [
    ("{}", "{parameters: [{name: p}]}", "missing p"),
    (
      "{}", "{parameters: [{name: p, value: ''}, {name: q, default: 0}, {name: r, valueFrom: {default: x}}]}",
      "missing r"
    ),
    ("{}", "{artifacts: [{name: a}, {name: b, optional: true}, {name: c, s3: {key: x}}]}", "missing a"),
    ("{parameters: [{name: a, value: 1}]}", "{artifacts: [{name: a}]}", "missing a, unknown a"),
    ("{parameters: [{name: p}]}", "{parameters: [{name: p, default: 1}]}", "empty p"),
    ("{parameters: [{name: epoch, value: 1}]}", "{parameters: [{name: epochs}]}", "missing epochs for epoch"),
    (
      "{parameters: [{name: epoch, value: 1}]}", "{parameters: [{name: epochs, default: 2}]}",
      "unknown epoch for epochs"
    ),
    ("{parameters: [{name: x, value: 1}]}", "{parameters: [{name: epochs, default: 2}]}", "unknown x"),
    ("{parameters: [{name: x, value: 1}]}", "{parameters: {}}", ""),
    ("{paramters: [{name: x, value: 1}]}", "{parameters: [{name: x}]}", ""),
    ("{parameters: [{name: [x], value: 1}]}", "{parameters: [{name: x}]}", ""),
    ("{parameters: [{<<: {name: x}}]}", "{parameters: [{name: x}]}", "missing x"),
  ])
  func tellsWhatDoesNotFit(_ arguments: String, _ inputs: String, _ expected: String) throws {
    #expect(try mismatch(arguments: arguments, inputs: inputs) == expected)
  }

  @Test func takesAValueOfSpecArgumentsForOneThatComesWithTheRun() throws {
    func words(_ fields: String) throws -> String {
      try self.words(
        argoGraph(
          spec: """
            entrypoint: main
            onExit: bye
            \(fields)
            templates:
            - {name: main, inputs: {parameters: [{name: p}]}, suspend: {}}
            - {name: bye, inputs: {parameters: [{name: q}]}, suspend: {}}
            """))
    }
    #expect(try words("arguments: {parameters: [{name: p}, {name: q}, {name: r}]}") == "")
    #expect(try words("arguments: {parameters: [{name: p}]}") == "missing q")
    #expect(try words("workflowTemplateRef: {name: shared}") == "")
  }

  @Test func leavesAParameterToTheInterfaceThatListsIt() throws {
    let text = workflow(
      arguments: [], inputs: #"[{"name": "Row_Count"}]"#, main: "{parameters: [{name: row-count}, {name: other}]}")
    guard case .pipeline(let unit) = try recognise(text, at: "RENDERED_PIPELINE/workflow.yaml") else {
      throw Unrecognised()
    }
    #expect(words(try #require(unit.graph)) == "missing other")
  }
}
