import ArgoTypes
import Diagnostics
import Pipelines
import Testing

/// What templates are made of.
@Suite struct TemplateDefinitionTests {
  @Test func imagesMayComeFromDefaults() throws {
    let templates = """
      - {name: a, container: {command: [a]}}
      - {name: b, script: {image: '', command: [b]}, sidecars: [{name: c, command: [c]}]}
      - {name: d, container: {imgae: d}}
      - {name: e, container: {<<: {image: e}, command: [e]}}
      """
    #expect(try imageless(templates) == ["the container", "the script", "the sidecar \"c\""])
    #expect(
      try imageless(templates, "templateDefaults: {container: {image: x}}") == ["the script", "the sidecar \"c\""])
    #expect(try imageless(templates, "templateDefaults: [x]") == ["the sidecar \"c\""])
    #expect(
      try imageless(templates, "templateDefaults: {container: {image: [x]}}") == ["the script", "the sidecar \"c\""])
  }

  private func imageless(_ templates: String, _ more: String = "") throws -> [String] {
    let graph = try argoGraph(spec: "templates:\n\(templates)\n\(more)")
    return graph.definitions.flatMap { template in
      template.containers.filter { $0.lacksImage(in: template) }.map(\.description)
    }
  }

  @Test func volumesOfTheWorkflowAreEverybodys() throws {
    let mounts = "container: {image: a, volumeMounts: [{name: own}, {name: shared}, {name: claim}, {name: '{{x}}'}]}"
    func undeclared(_ spec: String) throws -> [String] {
      let graph = try argoGraph(spec: "templates:\n- {name: a, volumes: [{name: own}], \(mounts)}\n\(spec)")
      return graph.definitions.flatMap(\.undeclaredMounts).map { "\($0.volume.value) \($0.nearest ?? "-")" }
    }
    #expect(try undeclared("") == ["shared -", "claim -"])
    #expect(try undeclared("volumes: [{name: shard}]") == ["shared shard", "claim -"])
    #expect(
      try undeclared("volumes: [{name: shared}]\nvolumeClaimTemplates: [{metadata: {name: claim}}]") == [])
    #expect(try undeclared("templateDefaults: {volumes: [{name: shared}, {name: claim}]}") == [])
    #expect(try undeclared("volumes: shared") == [])
    #expect(try undeclared("volume: [{name: shared}]") == [])
  }

  @Test func twoThingsAtOnePathAreAConflict() throws {
    func conflicts(_ template: String) throws -> [String] {
      try argoGraph(spec: "templates:\n- {name: a, \(template)}").definitions.flatMap(\.mountConflicts)
        .map { "\($0.path.value) \($0.isArtifact)" }
    }
    let mounts = "image: a, volumeMounts: [{mountPath: /a}, {mountPath: /b}, {mountPath: /a}]"
    let inputs = "inputs: {artifacts: [{name: x, path: /b}, {name: y, path: /c}, {name: z, path: /c}]}"
    #expect(try conflicts("container: {\(mounts)}") == ["/a false"])
    #expect(try conflicts("\(inputs), container: {\(mounts)}") == ["/a false", "/b true", "/c true"])
    #expect(try conflicts("\(inputs), script: {\(mounts)}") == ["/a false"])
    #expect(try conflicts("container: {image: a}, sidecars: [{name: a, \(mounts)}, {name: b, \(mounts)}]").count == 2)
  }

  @Test(arguments: [
    ("sidecars: [{name: wait}]", nil, "taken"), ("sidecars: [{name: main}]", nil, "taken"),
    ("initContainers: [{name: init}]", nil, "perhaps"), ("initContainers: [{name: init}]", ArgoVersion(3, 4), "taken"),
    ("inputs: {artifacts: [{name: a}]}, initContainers: [{name: init}]", nil, "taken"),
    ("sidecars: [{image: a}]", nil, "missing"), ("sidecars: [~]", nil, "missing"), ("sidecars: [{name: 3}]", nil, ""),
    ("sidecars: [{nmae: a}]", nil, ""), ("sidecars: [{name: A}]", nil, "refused"),
    ("sidecars: [{name: a}], initContainers: [{name: a}]", nil, "duplicate"),
    ("sidecars: [{name: supervisor}]", nil, ""), ("sidecars: [{name: supervisor}]", ArgoVersion(4, 1, 2), "reserved"),
    ("sidecars: [{name: supervisor}]", ArgoVersion(4, 0, 5), ""), ("sidecars: [{name: 'a-{{x}}'}]", nil, ""),
  ])
  func containersBesideTheMainOneNeedNames(_ fields: String, _ target: ArgoVersion?, _ problem: String) throws {
    let graph = try argoGraph(spec: "templates:\n- {name: a, container: {image: a}, \(fields)}")
    let problems = graph.definitions.flatMap { $0.nameProblems(target: target) }.map { problem in
      switch problem.problem {
      case .missing: "missing"
      case .takenByArgo: "taken"
      case .perhapsTakenByArgo: "perhaps"
      case .reserved: "reserved"
      case .duplicate: "duplicate"
      case .refused: "refused"
      }
    }
    #expect(problems == (problem.isEmpty ? [] : [problem]))
  }

  @Test func fieldsOfPodsMeanNothingInGraphs() throws {
    let graph = try argoGraph(
      spec: """
        templates:
        - {name: a, container: {image: a}, parallelism: 2, volumes: []}
        - {name: b, dag: {tasks: []}, parallelism: 2, volumes: [], sidecars: ~}
        - {name: c, dag: {tasks: []}, container: {}, parallelism: 2, volumes: []}
        """)
    let fields = graph.definitions.flatMap(\.misplacedFields).map { "\($0.key.value) \($0.isRefused)" }
    #expect(fields == ["parallelism true", "volumes false"])
  }
}
