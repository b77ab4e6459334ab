import Diagnostics
import Pipelines
import Testing
import YAMLSyntax

@Suite struct TaskLoopTests {
  private func loop(_ fields: String) throws -> TaskLoop? {
    let graph = try argoGraph(
      spec: "templates: [{name: main, dag: {tasks: [{name: t, template: x, \(fields)}]}}]")
    return graph.taskGraphs.first?.tasks.first?.loop
  }

  @Test func isThereWhenArgoCountsOne() throws {
    #expect(try loop("when: 'true'") == nil)
    #expect(try loop("withItems: [], withParam: null") == nil)
    #expect(try loop("withParam: ''") == nil)
    #expect(
      try loop("withItems: [1], withSequence: {count: 2}")?.keys.compactMap(\.scalar) == ["withItems", "withSequence"])
  }

  @Test(arguments: [
    ("'[1, \"a\"]'", ""), ("'[]'", ""), ("' [1] '", ""), ("'{{tasks.a.outputs.result}}'", ""), ("'[\"{{x}}\"]'", ""),
    ("'{\"a\": 1}'", "notAList '{\"a\": 1}'"), ("'null'", "notAList 'null'"), ("\"['a']\"", "notJSON '"),
    ("'[1, 2'", "notJSON "),
  ])
  func readsAListThatIsWrittenOut(_ text: String, _ expected: String) throws {
    let defect = try #require(try loop("withParam: \(text)")).parameterDefect
    switch defect {
    case nil: #expect(expected == "")
    case .notAList(let place): #expect(expected == "notAList \(place.text)")
    case .notJSON(_, let place): #expect(expected == "notJSON \(place.text)")
    }
  }

  @Test func readsSequences() throws {
    func sequence(_ fields: String) throws -> TaskLoop.NumberSequence? {
      try loop("withSequence: {\(fields)}")?.sequence
    }
    #expect(try sequence("count: 3")?.ends.count == 1)
    #expect(try sequence("start: 3")?.ends.count == 0)
    #expect(try sequence("count: 3, end: '{{x}}'")?.ends.count == 2)
    #expect(try sequence("count: null, end: 3")?.ends.count == 1)
    #expect(try sequence("start: one, end: '-3', format: x%d")?.unreadableNumbers.map(\.text.value) == ["one"])
    #expect(try sequence("start: '', end: '{{x}}'")?.unreadableNumbers.map(\.text.value) == [""])
  }
}
