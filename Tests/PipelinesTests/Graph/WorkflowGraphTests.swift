import Diagnostics
import Pipelines
import Testing
import YAMLSyntax

/// Which templates a workflow has, which it wants, and which it comes to.
@Suite struct WorkflowGraphTests {
  private let step = "{name: step, suspend: {}}"

  private func dag(_ name: String, _ tasks: String...) -> String {
    "{name: \(name), dag: {tasks: [\(tasks.map { "{\($0)}" }.joined(separator: ", "))]}}"
  }

  private func graph(_ templates: String..., fields: String = "entrypoint: main") throws -> WorkflowGraph {
    try argoGraph(spec: "\(fields)\ntemplates: [\(templates.joined(separator: ", "))]")
  }

  private func unknown(_ graph: WorkflowGraph) -> [String] { graph.unknownTemplates.map(\.location.text) }

  @Test func missesTheEntrypointTheExitHandlerAndWhatTasksCall() throws {
    let graph = try graph(
      dag(
        "main", "name: a, template: stpe", "name: b", "name: c, templateRef: {name: x, template: y}",
        "name: d, template: '{{inputs.parameters.t}}'", "name: e, template: step, hooks: {exit: {template: gone}}",
        "name: f, template: step, onExit: lost", "name: g, inline: {suspend: {}}"),
      step, fields: "entrypoint: mian\nonExit: bye\nhooks: {running: {template: hook, expression: 'true'}}")
    #expect(unknown(graph) == ["mian", "bye", "stpe", "b", "gone", "lost", "hook"])
    #expect(graph.unknownTemplates.map(\.nearest?.name) == ["main", nil, "step", nil, nil, nil, nil])
  }

  @Test(arguments: [
    "workflowTemplateRef: {name: shared}\nentrypoint: other", "entrypoints: main\nx: 1",
    "<<: {entrypoint: main}\nkind: 1",
  ])
  func missesNothingThatMayStandElsewhere(_ fields: String) throws {
    #expect(try unknown(graph(step, fields: fields)) == [])
  }

  @Test func missesNothingWhileTemplatesCannotBeRead() throws {
    #expect(try unknown(graph(dag("main", "name: a, template: b"), "{nmae: b, suspend: {}}")) == [])
    #expect(try unknown(argoGraph(spec: "entrypoint: main\ntemplates: {main: {}}")) == [])
    #expect(try unknown(graph(dag("main", "name: a, templat: b"), step)) == [])
  }

  @Test func missesAnEntrypointThatIsNotThere() throws {
    #expect(try unknown(graph(step, fields: "parallelism: 1")) == ["spec"])
    #expect(try unknown(graph(step, fields: "entrypoint: ''")) == ["entrypoint"])
  }

  private func unused(_ graph: WorkflowGraph) -> [String] {
    graph.unusedTemplates.map { unused in
      ([unused.template] + unused.alsoUnused).compactMap { $0.name?.value.description }.joined(separator: " ")
    }
  }

  @Test func comesToWhatIsCalledInAnyWay() throws {
    let graph = try graph(
      dag(
        "main", "name: a, template: b, hooks: {exit: {template: h}}, onExit: o",
        "name: i, inline: \(dag("x", "name: y, template: deep"))"),
      "{name: b, steps: [[{name: s, template: c}]]}", "{name: c, suspend: {}}", "{name: h, suspend: {}}",
      "{name: o, suspend: {}}", "{name: bye, suspend: {}}", "{name: w, suspend: {}}", "{name: deep, suspend: {}}",
      fields: "entrypoint: main\nonExit: bye\nhooks: {running: {template: w, expression: 'true'}}")
    #expect(unused(graph) == [])
  }

  @Test func tellsAnUnusedBranchOnce() throws {
    let graph = try graph(
      dag("main", "name: a, template: step"), step, dag("left", "name: a, template: right", "name: b, template: step"),
      dag("right", "name: a, template: left"), dag("top", "name: a, template: left"), "{name: alone, suspend: {}}")
    #expect(unused(graph) == ["top left right", "alone"])
  }

  @Test func tellsTemplatesThatOnlyCallEachOther() throws {
    let graph = try graph(
      dag("main", "name: a, template: step"), step, dag("left", "name: a, template: right"),
      dag("right", "name: a, template: left"))
    #expect(unused(graph) == ["left right"])
  }

  @Test func blamesTheMisspeltCallAndNotTheTemplate() throws {
    #expect(try unused(graph(dag("main", "name: a, template: stpe"), step)) == [])
    #expect(try unused(graph(dag("main", "name: a, template: '{{x}}'"), step)) == [])
    #expect(try unused(graph(step, fields: "entrypoint: gone")) == [])
    #expect(
      try unused(graph(dag("main", "name: a, template: main"), step, fields: "entrypoint: main\nonExitt: step")) == [])
    #expect(try unused(graph(dag("main", "name: a, template: renamed"), step)) == [])
    #expect(try unused(graph(dag("main"), step)) == [])
    #expect(try unused(graph("{name: main, dga: {}}", step)) == [])
    #expect(try unused(graph("{name: main, dag: {tasks: none}}", step)) == [])
  }

  private func recursions(_ graph: WorkflowGraph) -> [String] { graph.endlessRecursions.map(\.description) }

  @Test func knowsRecursionThatNothingEnds() throws {
    #expect(try recursions(graph(dag("main", "name: a, template: main"))) == ["main → main"])
    #expect(
      try recursions(
        graph(
          dag("main", "name: a, template: b"), dag("b", "name: a, template: c"),
          "{name: c, steps: [[{name: a, template: b}]]}")) == ["b → c → b"])
  }

  @Test(arguments: ["when: 'x == y'", "whne: 'x == y'", "withParam: '[1]'", "withItems: [1]", "depends: other.Failed"])
  func takesRecursionWithAConditionForLegal(_ condition: String) throws {
    let graph = try graph(
      dag("main", "name: other, template: step", "name: a, template: loop, \(condition)"),
      dag("loop", "name: a, template: main"), step)
    #expect(recursions(graph) == [])
  }

  @Test func leavesRecursionAloneThatNothingComesTo() throws {
    #expect(try recursions(graph(dag("main", "name: a, template: step"), step, dag("x", "name: a, template: x"))) == [])
  }

  @Test func doesNotChooseBetweenTwoTemplatesOfOneName() throws {
    let graph = try graph(
      dag("main", "name: a, template: main", "name: b, template: only", "name: c, template: below"),
      "{name: main, inputs: {parameters: [{name: x}]}, suspend: {}}", "{name: only, suspend: {}}",
      "{name: below, suspend: {}}")
    #expect(recursions(graph) == [])
    #expect(unused(graph) == [])
    #expect(graph.argumentMismatches.isEmpty)
    #expect(graph.duplicateTemplates.map(\.name.value) == ["main"])
  }

  private func ambiguous(_ graph: WorkflowGraph) -> [String] {
    graph.ambiguousTemplates.map { ambiguous in ambiguous.kinds.map(\.value.rawValue).joined(separator: " ") }
  }

  @Test func wantsEachTemplateToBeOfOneKind() throws {
    #expect(
      try ambiguous(
        graph(
          "{name: a}", "{name: b, container: {}, dag: {}}", "{name: c, suspend: {}, script: null}",
          "{name: d, contaner: {}}", "{name: e, <<: {}}", "7")) == ["", "container dag"])
    #expect(try ambiguous(graph("{name: a}", fields: "templateDefaults: {container: {image: x}}")) == [])
  }

  @Test func findsEveryNameThatIsThereTwice() throws {
    let graph = try argoGraph(
      spec: """
        arguments: {parameters: [{name: p}, {name: p}, {name: p}], artifacts: [{name: p}]}
        volumes: [{name: v}, {name: w}, {name: v}]
        templates:
        - {name: t, inputs: {artifacts: [{name: a}, {name: a}]}, outputs: {parameters: [{name: o}, {name: o}]}}
        - name: u
          volumes: [{name: v}, {name: v}]
          dag:
            tasks:
            - {name: x, template: t, arguments: {parameters: [{name: i}, {name: i}]}}
            - {name: x, template: t}
            - {name: '{{p}}', template: t}
            - {name: '{{p}}', template: t}
        - {name: s, steps: [[{name: q, template: t}], [{name: q, template: t}]]}
        """)
    #expect(
      graph.duplicateNames.map { "\($0.kind.rawValue) \($0.name.value)" }.sorted() == [
        "artifact a", "parameter i", "parameter o", "parameter p", "parameter p", "step q", "task x",
        "task {{p}}", "volume v", "volume v",
      ])
    #expect(graph.duplicateNames.allSatisfy { $0.first.node.span.start < $0.name.node.span.start })
  }
}
