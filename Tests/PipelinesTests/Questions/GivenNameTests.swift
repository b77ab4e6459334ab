import ArgoTypes
import Diagnostics
import Pipelines
import Testing

/// The names that a workflow gives.
@Suite struct GivenNameTests {
  @Test(arguments: [
    ("{generateName: a.}", ["refused"]), ("{generateName: -}", ["refused"]), ("{generateName: Ab-}", ["refused"]),
    ("{generateName: a.-}", ["refused"]), ("{generateName: trainX-}", ["refused"]),
    ("{generateName: my_-}", ["refused"]), ("{generateName: a.}", ["refused"]), ("{name: a.b}", []),
    ("{name: a_b}", ["refused"]),
    ("{name: \(String(repeating: "a", count: 64))}", ["too long"]), ("{name: [a]}", []), ("{}", ["missing"]),
  ])
  func workflowsAreNamedAsKubernetesWantsThem(_ metadata: String, _ problems: [String]) throws {
    #expect(try argoGraph(spec: "templates: []", metadata: metadata).refusedNames.map(\.shown) == problems)
  }

  @Test func everyListNeedsNames() throws {
    let graph = try argoGraph(
      spec: """
        arguments: {parameters: [{name: a.b}], artifacts: [{from: x}]}
        templates:
        - {container: {image: a}, inputs: {parameters: [{name: ''}, ~]}, outputs: {artifacts: [{name: a b}]}}
        - {name: -a, suspend: {}}
        - {nmae: b, suspend: {}}
        - {name: 3, suspend: {}}
        - name: main
          dag: {tasks: [{template: a}, {name: a/b, arguments: {parameters: [{name: ä}]}}]}
        """)
    #expect(
      graph.refusedNames.map { "\($0.owner.rawValue) \($0.name?.value ?? "-") \($0.shown) \($0.location.text)" } == [
        "template - missing container", "parameter - missing name", "parameter - missing ~", "artifact a b refused  ",
        "template -a refused -", "task - missing template", "task a/b refused /", "parameter a.b refused .",
        "artifact - missing from", "parameter ä refused ä",
      ])
  }

  @Test func namesOfAPipelinesParametersAreLeftToTheirRule() throws {
    let text = workflow(arguments: ["{name: a.b}", "{value: x}"])
    guard case .pipeline(let unit) = try recognise(text, at: "a.yaml", named: true) else { throw Unrecognised() }
    #expect(try #require(unit.graph).refusedNames.map(\.shown) == ["missing"])
  }

  @Test(arguments: [
    ("{name: 1st}, {name: b}", []), ("{name: 1st}, {name: b, dependencies: [1st]}", ["digit 1st"]),
    ("{name: 1st, dependencies: [b]}, {name: b}", ["digit 1st"]), ("{name: 1st}, {name: b, depends: c}", ["digit 1st"]),
    ("{name: in}, {name: b, dependencies: [in]}", ["word in"]), ("{name: in, dependencies: [b]}, {name: b}", []),
    ("{name: not}, {name: b, depends: not.Succeeded}", ["word not"]),
    ("{name: a}, {name: in}, {name: b, depends: 'a // and in'}", []),
    ("{name: a}, {name: in}, {name: b, depends: 'a /* in */ && in'}", ["word in"]),
    ("{name: a}, {name: in}, {name: b, depends: \"a && '//' in [in]\"}", ["word in"]),
    ("{name: let}, {name: b, dependencies: [let]}", ["word let"]), ("{name: map}, {name: b, dependencies: [map]}", []),
  ])
  func dependenciesAreExpressionsOverNames(_ tasks: String, _ problems: [String]) throws {
    let graph = try argoGraph(spec: "templates:\n- {name: main, dag: {tasks: [\(tasks)]}}")
    #expect(graph.refusedNames.map { "\($0.shown) \($0.name?.value ?? "")" } == problems)
  }

  @Test(arguments: [
    ("let", "3.4.16", false), ("let", "3.4.17", true), ("let", "3.7.3", true), ("split", "3.4.17", false),
    ("split", "3.5.0", true), ("split", "3.5.1", true), ("split", "3.5.2", false), ("nil", "3.1.6", true),
  ])
  func someWordsAreWordsOfSomeVersionsOnly(_ word: String, _ version: String, _ isRefused: Bool) throws {
    let target: ArgoVersion = try #require(ArgoVersion(version))
    let graph = try argoGraph(
      spec: "templates:\n- {name: main, dag: {tasks: [{name: \(word)}, {name: b, dependencies: [\(word)]}]}}",
      target: target)
    #expect(graph.refusedNames.isEmpty == !isRefused)
  }
}

extension GivenName {
  fileprivate var shown: String {
    switch problem {
    case .missing: "missing"
    case .refused: "refused"
    case .tooLong: "too long"
    case .startsWithDigit: "digit"
    case .expressionWord: "word"
    }
  }
}
