import Diagnostics
import Pipelines
import Testing
import YAMLSyntax

/// What Argo's types say of a workflow, as other rules ask for it.
@Suite struct TypeDefectsTests {
  @Test func knowsWhatCannotBeReadAndWhatIsMeant() throws {
    let graph = try argoGraph(
      spec: """
        entrypoint: [main]
        templtes: []
        templates:
        - {name: main, container: {imgae: a, args: 5}, volumes: [{name: a, emptyDir: {}}]}
        """)
    let spec = try #require(graph.workflow.root["spec"])
    let template = try #require(spec["templates"]?.items.first { _ in true })
    let container = try #require(template["container"])
    let defects = graph.typeDefects
    #expect(defects.all.count == 4)
    #expect(try defects.isUndecodable(#require(spec["entrypoint"])))
    #expect(try !defects.isUndecodable(#require(container["imgae"])))
    #expect(defects.isMisspelt("templates", in: spec))
    #expect(defects.isMisspelt("image", in: container))
    #expect(!defects.isMisspelt("args", in: container))
    #expect(!defects.isSound(container))
    #expect(try defects.isSound(#require(template["volumes"])))
    #expect(try !defects.isSound(#require(container["args"])))
  }

  @Test func aliasesStandForTheirTargets() throws {
    let graph = try argoGraph(
      spec: """
        templates:
        - {name: a, container: &work {image: [x]}}
        - {name: b, container: *work}
        """)
    let templates = try #require(graph.workflow.root["spec"]?["templates"]).items.map { $0 }
    #expect(try !graph.typeDefects.isSound(#require(templates[1]["container"])))
    #expect(graph.typeDefects.all.count == 1)
    #expect(graph.definitions.allSatisfy { template in !template.containers.contains { $0.lacksImage(in: template) } })
  }

  @Test func aMisspeltFieldCountsAsTheOneThatIsMeant() throws {
    let graph = try argoGraph(
      spec: """
        entrypoint: b
        templates:
        - {name: a, container: {image: a}, podSpecPtach: '{}'}
        - name: b
          dag:
            tasks:
            - {name: each, template: a, withItms: [1]}
            - {name: after, template: a, depends: each.AllFailed}
            - {name: counted, template: a, withSequence: {edn: 3}}
            - {name: endless, template: a, withSequence: {start: 3}}
            - {name: elsewhere, tmeplateRef: {name: a, template: b}}
            - {name: here, inlien: {suspend: {}}}
            - {name: hooked, template: a, hoks: {exit: {template: a, expression: '{{tasks.hooked.status}}'}}}
        """)
    #expect(graph.dependsDefects.isEmpty)
    #expect(graph.unknownTemplates.isEmpty)
    #expect(graph.referenceDefects.isEmpty)
    #expect(try #require(graph.definitions.first).patchesResources)
    let sequences = graph.calls.compactMap(\.task.loop?.sequence)
    #expect(sequences.map(\.isEndless) == [false, true])
  }

  @Test func aKindThatIsThereTwiceIsOneKind() throws {
    let graph = try argoGraph(
      spec: "templates: [{name: a, suspend: {}, suspend: {}}, {name: b, suspend: {}, script: {}}]")
    #expect(graph.ambiguousTemplates.map(\.template.name?.value) == ["b"])
  }

  @Test func aStalenessBelowAMisspeltFieldIsNotKnown() throws {
    let label = "labels: {pipelines.kubeflow.org/enable_caching: 'false'}"
    let templates = ["annotations", "anotations"].map { field in
      "{suspend: {}, metadata: {\(label), \(field): {pipelines.kubeflow.org/max_cache_staleness: P0D}}}"
    }
    let text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: a-, annotations: {pipelines.kubeflow.org/pipeline_spec: '{"name": "a"}'}}
      spec: {templates: [\(templates.joined(separator: ", ")), {suspend: {}, metadata: {\(label)}}]}

      """
    let pipeline = try pipeline(text)
    let read = pipeline.workflow.templates.map { template in
      switch pipeline.staleness(of: template) {
      case nil: "missing"
      case .read: "read"
      case .unreadable: "unreadable"
      case .unknown: "unknown"
      }
    }
    #expect(read == ["read", "unknown", "missing"])
  }

  @Test func theWrongValueOfAnInterfaceIsLeftToItsRule() throws {
    let text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: a-, annotations: {pipelines.kubeflow.org/pipeline_spec: 3, a: 1}, labels: {b: yes}}
      spec: {priority: high}

      """
    guard case .pipeline(let unit) = try recognise(text, at: "a.yaml", named: true) else { throw Unrecognised() }
    let values = try #require(unit.graph).wrongValues
    #expect(values.map { $0.field?.description } == ["a", "b", "priority"])
  }
}
