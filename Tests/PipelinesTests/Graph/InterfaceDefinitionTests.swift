import Diagnostics
import Pipelines
import Testing

/// Outputs, artifacts and arguments.
@Suite struct InterfaceDefinitionTests {
  @Test(arguments: [
    ("container: {}", "{name: a, valueFrom: {path: /a}}", ""), ("container: {}", "{name: a, value: ''}", ""),
    ("container: {}", "{name: a}", "missing"), ("container: {}", "{name: a, valueForm: {path: /a}}", ""),
    ("container: {}", "{name: a, value: x, valueFrom: {path: /a}}", "both"),
    ("container: {}", "{name: a, valueFrom: {default: x}}", "unspecified"),
    ("container: {}", "{name: a, valueFrom: {path: ''}}", "unspecified"),
    ("container: {}", "{name: a, valueFrom: {paht: /a}}", ""), ("container: {}", "{name: a, valueFrom: [x]}", ""),
    ("container: {}", "{name: a, valueFrom: {path: /a, jsonPath: '{.a}'}}", "several"),
    ("container: {}", "{name: a, valueFrom: {jsonPath: '{.a}'}}", "jsonPath in container"),
    ("resource: {}", "{name: a, valueFrom: {jqFilter: .a}}", ""),
    ("resource: {}", "{name: a, valueFrom: {path: /a}}", "path in resource"),
    ("dag: {}", "{name: a, valueFrom: {parameter: x}}", ""), ("dag: {}", "{name: a, valueFrom: {expression: x}}", ""),
    ("dag: {}", "{name: a, valueFrom: {path: /a}}", "path in dag"),
    ("suspend: {}", "{name: a, valueFrom: {supplied: {}}}", ""),
    ("dag: {}, container: {}", "{name: a, valueFrom: {path: /a}}", ""),
  ])
  func outputsComeFromWhereTheirTemplateHasThem(_ kind: String, _ output: String, _ wanted: String) throws {
    let graph = try argoGraph(spec: "templates:\n- {name: a, \(kind), outputs: {parameters: [\(output)]}}")
    let template = try #require(graph.definitions.first)
    let problem = template.outputParameters.first?.sourceProblem(in: template.kind)
    let shown =
      switch problem {
      case nil: ""
      case .missing: "missing"
      case .valueAndSource: "both"
      case .unspecified: "unspecified"
      case .several: "several"
      case .unfit(let kind, let template, _): "\(kind.value) in \(template)"
      }
    #expect(shown == wanted)
  }

  @Test(arguments: [
    ("/tmp/a", false), ("/tmp/a/../b", true), ("/tmp/a/..", true), ("/tmp/../../etc", true), ("/../a", false),
    ("/tmp/a..", false), ("/tmp/..a", false), ("/tmp/a/../a/b", false), ("/tmp/x/", false), ("/tmp//b", false),
    ("a/../b", true), ("", false),
  ])
  func pathsStayInTheirFolder(_ path: String, _ escapes: Bool) throws {
    let graph = try argoGraph(
      spec: "templates:\n- {name: a, container: {}, inputs: {artifacts: [{name: a, path: '\(path)'}]}}")
    #expect(graph.definitions.flatMap(\.inputArtifacts).map(\.pathEscapes) == [escapes])
  }

  @Test func argumentsSayWhereTheyComeFrom() throws {
    let graph = try argoGraph(
      spec: """
        arguments:
          parameters:
          - {name: a, valueFrom: {configMapKeyRef: {name: a, key: b}}}
          - {name: b, valueFrom: {path: /b}}
          - {name: c, valueFrom: {default: c}}
          - {name: d, value: 1.0, enum: ['1', x]}
          - {name: e, value: y, enum: ['1', x]}
          - {name: f, value: '{{x}}', enum: [x]}
          - {name: g, value: x, enum: []}
          artifacts:
          - {name: a, raw: {data: a}}
          - {name: b}
          - {name: c, form: c}
          - {name: d, from: ''}
        """)
    let arguments = try #require(graph.argumentLists.first)
    let sources = arguments.parameters.map { $0.argumentSourceProblem.map { "\($0)".prefix(5) } ?? "" }
    #expect(sources == ["", "unfit", "unspe", "", "", "", ""])
    let choices = arguments.parameters.compactMap { parameter in
      parameter.choices.map { $0.isEmpty || (parameter.value.map(\.value).map($0.excludes) ?? false) }
    }
    #expect(choices == [false, true, false, true])
    #expect(arguments.artifacts.map { $0.originProblem != nil } == [false, true, false, true])
  }

  @Test func loopsKeepNoArtifacts() throws {
    let graph = try argoGraph(
      spec: """
        templates:
        - name: main
          dag:
            tasks:
            - {name: each, template: a, withItems: [1, 2]}
            - {name: one, template: a}
            - name: b
              template: b
              arguments:
                artifacts:
                - {name: x, from: '{{tasks.each.outputs.artifacts.x}}'}
                - {name: y, from: '{{tasks.one.outputs.artifacts.x}}'}
        """)
    #expect(graph.artifactsOfLoops.map(\.loop.text) == ["each"])
  }
}
