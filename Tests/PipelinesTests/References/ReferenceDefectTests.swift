import ArgoTypes
import Diagnostics
import Pipelines
import Testing

/// What a `{{…}}` can see from where it stands.
@Suite struct ReferenceDefectTests {
  /// A workflow with a place for each kind of reference; `{{…}}` given by key go to the places named so.
  private func graph(_ places: [String: String], fields: String = "") throws -> WorkflowGraph {
    func text(_ place: String) -> String { places[place] ?? "" }
    return try argoGraph(
      spec: """
        entrypoint: main
        serviceAccountName: '\(text("workflow"))'
        arguments: {parameters: [{name: table}]}
        \(fields)
        templates:
        - name: main
          inputs: {parameters: [{name: rows}], artifacts: [{name: raw}]}
          outputs: {parameters: [{name: out, valueFrom: {parameter: '\(text("outputs"))'}}]}
          dag:
            target: '\(text("target"))'
            tasks:
            - {name: fit, template: fit}
            - name: score
              template: leaf
              dependencies: [fit]
              when: '\(text("when"))'
              arguments: {parameters: [{name: x, value: 'a \(text("task"))'}]}
              hooks: {exit: {template: fit, arguments: {parameters: [{name: y, value: '\(text("hook"))'}]}}}
            - {name: each, template: fit, withParam: '[1]', arguments: {parameters: [{name: x, value: '\(text("loop"))'}]}}
            - {name: graph, template: inner}
            - {name: elsewhere, templateRef: {name: x, template: y}, dependencies: [score]}
            - {name: last, template: leaf, dependencies: [elsewhere, each, graph], when: '\(text("last"))'}
        - name: inner
          dag: {tasks: [{name: one, template: leaf}]}
        - name: fit
          container: {image: x, args: ['{{outputs.parameters.model.path}}']}
          outputs: {parameters: [{name: model, valueFrom: {path: /m}, globalName: best}], artifacts: [{name: data, path: /d}]}
        - name: leaf
          inputs: {parameters: [{name: x, default: ''}], artifacts: [{name: file, path: /f, optional: true}]}
          container: {image: x, args: ['\(text("leaf"))'], env: [{name: A, value: '\(text("leaf2"))'}]}
          metadata: {annotations: {'\(text("key"))': x}}
        - name: later
          suspend: {}
        """, metadata: "{generateName: main-, labels: {team: a}, annotations: {note: b}}")
  }

  private func problems(_ places: [String: String], fields: String = "") throws -> [String] {
    try graph(places, fields: fields).referenceDefects.map { defect in
      #expect(defect.location.text == defect.text)
      return defect.problem.words
    }
  }

  @Test(arguments: [
    ("task", "{{inputs.parameters.rows}} {{ inputs.parameters.rows }} {{inputs.artifacts.raw}} {{inputs.parameters}}"),
    ("task", "{{tasks.fit.outputs.parameters.model}} {{tasks.fit.status}} {{tasks.fit.outputs.result}} {{tasks.name}}"),
    (
      "task",
      "{{workflow.parameters.table}} {{workflow.parameters}} {{workflow.labels.team}} {{workflow.annotations.note}}"
    ),
    ("task", "{{workflow.outputs.parameters.best}} {{workflow.creationTimestamp.RFC3339}} {{workflow.status}}"),
    ("task", "{{=inputs.nothing}} {{}} {{jinja}} {{ user.name }} {{$}} {{tasks.{{inputs.parameters.rows}}.id}}"),
    ("last", "{{tasks.fit.outputs.parameters.model}} {{tasks.elsewhere.outputs.parameters.unheard-of}}"),
    ("last", "{{tasks.each.outputs.parameters}} {{tasks.each.outputs.parameters.model}} {{tasks.graph.startedAt}}"),
    ("hook", "{{tasks.score.status}} {{tasks.fit.outputs.artifacts.data}}"),
    ("outputs", "{{tasks.each.outputs.parameters.model}}"), ("loop", "{{item}} {{item.a}} {{item[0]}}"),
    ("leaf", "{{inputs.parameters.x}} {{inputs.artifacts.file.path}} {{pod.name}} {{retries}} {{lastRetry.exitCode}}"),
    ("leaf", "{{item}} {{outputs.result}} {{outputs.anything}} {{node.name}} {{task.title}} {{inputs}}"),
    ("workflow", "{{workflow.parameters.table}} {{inputs.parameters.anything}} {{item.x}}"),
  ])
  func seesWhatIsThere(_ place: String, _ text: String) throws {
    #expect(try problems([place: text]) == [])
  }

  @Test(arguments: [
    ("task", "{{inputs.parameters.row}}", "undeclared input, perhaps rows"),
    ("task", "{{inputs.artifacts.rows}}", "undeclared input"),
    ("leaf", "{{inputs.artifacts.x.path}}", "undeclared input"),
    ("leaf", "{{outputs.parameters.x.path}}", "undeclared output"),
    ("key", "{{inputs.parameters.y}}", "undeclared input"),
    ("task", "{{tasks.fitt.outputs.parameters.model}}", "unknown task, perhaps fit"),
    ("task", "{{tasks.fit.outputs.parameters.modle}}", "no output of fit, perhaps model"),
    ("task", "{{tasks.fit.outputs.artifacts.model}}", "no output of fit"),
    ("last", "{{tasks.graph.outputs.result}}", "graph does not provide it"),
    ("last", "{{tasks.score.outputs.parameters}}", "score does not provide it"),
    ("last", "{{tasks.score.ip}}", "score does not provide it"),
    ("task", "{{tasks.fit.output.parameters.model}}", "unknown variable"),
    ("task", "{{inputs.params.rows}}", "unknown variable"),
    ("task", "{{workflow.parameters.tabel}}", "unknown parameter, perhaps table"),
    ("workflow", "{{workflow.parameters.x}}", "unknown parameter"),
    ("task", "{{workflow.labels.pipeline/runid}}", "set by the server"),
    ("task", "{{workflow.labels.note}}", "unknown metadata"),
    ("task", "{{workflow.uuid}}", "unknown variable, perhaps uid"),
    ("leaf", "{{workflow.failures}}", "out of place"),
    ("task", "{{pod.name}}", "out of place"), ("leaf", "{{tasks.fit.status}}", "out of place"),
    ("target", "{{tasks.fit.status}}", "out of place"), ("task", "{{steps.fit.status}}", "out of place"),
    ("task", "{{input.parameters.rows}}", "misspelt inputs"), ("leaf", "{{ Inputs.parameters.x }}", "misspelt inputs"),
    ("when", "{{task.fit.status}}", "misspelt tasks"), ("workflow", "{{workflows.name}}", "misspelt workflow"),
    ("task", "{{tasks.each.id}}", "not upstream: each"), ("when", "{{tasks.last.status}}", "not upstream: last"),
    ("task", "{{tasks.score.id}}", "not upstream: score"), ("hook", "{{tasks.last.id}}", "not upstream: last"),
    ("task", "{{tasks.{{tasks.last.id}}.status}}", "not upstream: last"),
    ("task", "{{item}}", "item outside of a loop"), ("when", "{{item[1]}}", "item outside of a loop"),
    ("leaf", "{{item.x}}", "item outside of a loop"), ("outputs", "{{item}}", "item outside of a loop"),
  ])
  func tellsWhatIsWrong(_ place: String, _ text: String, _ expected: String) throws {
    #expect(try problems([place: text]) == [expected])
  }

  @Test func findsEveryOccurrenceAtItsPlace() throws {
    let graph = try graph([
      "leaf": "é ''{{inputs.parameters.a}}''{{inputs.parameters.b}}", "leaf2": "{{inputs.parameters.c}}",
    ])
    #expect(
      graph.referenceDefects.map(\.location.text) == [
        "{{inputs.parameters.a}}", "{{inputs.parameters.b}}", "{{inputs.parameters.c}}",
      ])
  }

  @Test func findsThePlaceInFoldedAndQuotedText() throws {
    let graph = try argoGraph(
      spec: """
        entrypoint: main
        templates:
        - name: main
          resource:
            action: create
            manifest: >
              folded
              text {{inputs.parameters.a}}
              goes on
            flags: ["\\t\\u00e9{{inputs.parameters.b}}"]
        """)
    #expect(graph.referenceDefects.map(\.location.text) == ["{{inputs.parameters.a}}", "{{inputs.parameters.b}}"])
  }

  @Test func leavesOutputsToTheExitHandlerThatKnowsThem() throws {
    func problems(_ template: String) throws -> [String] {
      try argoGraph(
        spec: """
          entrypoint: main
          onExit: bye
          templates:
          - {name: main, container: {image: x, args: ['\(template == "main" ? "{{workflow.failures}}" : "")']}}
          - {name: bye, container: {image: x, args: ['\(template == "bye" ? "{{workflow.failures}}" : "")']}}
          """
      ).referenceDefects.map(\.problem.words)
    }
    #expect(try problems("main") == ["out of place"])
    #expect(try problems("bye") == [])
  }

  @Test func saysNothingOfWhatAnotherDefectHides() throws {
    func problems(_ template: String, tasks: String = "[{name: a, template: b, withItem: [1], when: '{{item}}'}]")
      throws
      -> [String]
    {
      try argoGraph(
        spec: "entrypoint: main\ntemplates: [{name: main, \(template)dag: {tasks: \(tasks)}}, {name: b, suspend: {}}]"
      ).referenceDefects.map(\.problem.words)
    }
    #expect(try problems("") == [])
    let refers = "[{name: a, template: b, when: '{{inputs.parameters.x}}'}]"
    #expect(try problems("", tasks: refers) == ["undeclared input"])
    #expect(try problems("input: {parameters: [{name: x}]}, ", tasks: refers) == [])
    #expect(try problems("inputs: {parameters: x}, ", tasks: refers) == [])
    #expect(try problems("<<: {inputs: {parameters: [{name: x}]}}, ", tasks: refers) == [])
    let waits = "[{name: fetch, template: b}, {name: a, template: b, when: '{{tasks.fetch.id}}'"
    #expect(try problems("", tasks: waits + "}]") == ["not upstream: fetch"])
    #expect(try problems("", tasks: waits + ", dependencies: [fetsh]}]") == [])
    #expect(try problems("", tasks: waits + ", dependancies: [fetch]}]") == [])
    #expect(try problems("", tasks: waits + ", dependencies: fetch}]") == [])
    #expect(try problems("", tasks: waits + ", depends: fetch.Succeeded}]") == [])
  }

  @Test func knowsTheGlobalNamesOfOutputs() throws {
    func problems(_ reference: String, name: String = "best", task: String = "template: b") throws -> [String] {
      let output = "{parameters: [{name: o, globalName: '\(name)', valueFrom: {path: /o}}]}"
      return try argoGraph(
        spec: """
          entrypoint: main
          templates:
          - {name: main, dag: {tasks: [{name: a, \(task), when: '{{workflow.outputs.\(reference)}}'}]}}
          - {name: b, container: {image: x}, outputs: \(output)}
          """
      ).referenceDefects.map(\.problem.words)
    }
    #expect(try problems("parameters.best") == [])
    #expect(try problems("parameters.bset") == ["unknown global output, perhaps best"])
    #expect(try problems("artifacts.best") == ["unknown global output"])
    #expect(try problems("parameters.bset", name: "{{workflow.name}}") == [])
    #expect(try problems("parameters.bset", task: "templateRef: {name: x, template: y}") == [])
  }

  @Test func wantsTheFieldInEveryElement() throws {
    func problems(_ items: String) throws -> [String] {
      try argoGraph(
        spec: """
          entrypoint: main
          templates: [{name: main, dag: {tasks: [{name: a, template: b, withItems: \(items), when: '{{item.k}}'}]}}, {name: b, suspend: {}}]
          """
      ).referenceDefects.map(\.problem.words)
    }
    #expect(try problems("[{k: 1}, {k: null}]") == [])
    #expect(try problems("[{k: 1}, {j: 2}, {}]") == ["no k in {j: 2}"])
    #expect(try problems("[1]") == ["no k in 1"])
    #expect(try problems("['{{workflow.name}}']") == [])
    #expect(try problems("[]") == ["item outside of a loop"])
  }
}

extension ReferenceDefect.Problem {
  var words: String {
    func perhaps(_ nearest: NearName?) -> String { nearest.map { ", perhaps \($0)" } ?? "" }
    func name(_ task: DAGTask) -> String { task.name?.value.description ?? "?" }
    return switch self {
    case .undeclaredInput(let nearest): "undeclared input" + perhaps(nearest)
    case .undeclaredOutput(let nearest): "undeclared output" + perhaps(nearest)
    case .unknownTask(let nearest): "unknown task" + perhaps(nearest)
    case .unknownOutput(let task, _, let nearest): "no output of \(name(task))" + perhaps(nearest)
    case .notProvided(let task): "\(name(task)) does not provide it"
    case .unknownParameter(let nearest): "unknown parameter" + perhaps(nearest)
    case .unknownMetadata(let isSetByServer): isSetByServer ? "set by the server" : "unknown metadata"
    case .unknownGlobalOutput(let nearest): "unknown global output" + perhaps(nearest)
    case .unknownVariable(let nearest): "unknown variable" + perhaps(nearest)
    case .outOfPlace: "out of place"
    case .tooNew(let since): "from \(since) on"
    case .spaceAtEnd: "space at the end"
    case .misspeltRoot(let meant): "misspelt \(meant)"
    case .notUpstream(let task): "not upstream: \(name(task))"
    case .itemOutsideLoop: "item outside of a loop"
    case .itemIsNumber: "field of a number"
    case .namesItself: "names itself"
    case .itemLacksField(let field, let element): "no \(field) in \(element.text)"
    }
  }
}
