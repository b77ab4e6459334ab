import Diagnostics
import Pipelines
import Testing

/// What resource templates do.
@Suite struct ResourceOperationTests {
  private let job = "{apiVersion: batch/v1, kind: Job}"

  private func problems(_ resource: String, inputs: String = "{}") throws -> [String] {
    let graph = try argoGraph(spec: "templates:\n- {name: a, inputs: \(inputs), resource: \(resource)}")
    guard let operation = graph.definitions.first?.resourceOperation else { return [] }
    var problems: [String] = []
    if operation.lacksAction { problems.append("no action") }
    if operation.unknownAction != nil { problems.append("unknown action") }
    if operation.lacksManifest { problems.append("no manifest") }
    if operation.rivalManifests != nil { problems.append("two manifests") }
    if operation.unknownArtifact != nil { problems.append("unknown artifact") }
    switch operation.manifest?.problem?.0 {
    case nil: break
    case .malformed: problems.append("malformed")
    case .notAnObject: problems.append("no object")
    case .notOperations: problems.append("no operations")
    case .missing(let field): problems.append("no \(field)")
    }
    return problems + operation.malformedConditions.map { "condition \($0.condition.value)" }
  }

  @Test func needAnActionAndAnObject() throws {
    #expect(try problems("{action: create, manifest: '\(job)'}") == [])
    #expect(try problems("{}") == ["no action"])
    #expect(try problems("{acton: create}") == [])
    #expect(try problems("{action: make, manifest: '\(job)'}") == ["unknown action"])
    #expect(try problems("{action: patche, manifest: '{spec: {}}'}") == ["unknown action"])
    #expect(try problems("{action: '{{inputs.parameters.x}}', manifest: '\(job)'}") == [])
    #expect(try problems("{action: '{{workflow.name}}', manifest: '\(job)'}") == ["unknown action"])
    #expect(try problems("{action: create, manifest: '{kind: \"{{workflow.name\", a: {b: {}}}'}") == [])
    #expect(try problems("{action: apply}") == ["no manifest"])
    #expect(try problems("{action: apply, manifest: [x]}") == [])
    #expect(try problems("{action: get}") == [])
    #expect(try problems("{action: delete, flags: [pod, a]}") == [])
  }

  @Test func patchWithOperations() throws {
    let patch = "action: patch, mergeStrategy: json"
    #expect(try problems("{\(patch), flags: [pod, a], manifest: '[{op: remove, path: /a}]'}") == [])
    #expect(try problems("{\(patch), flags: [pod, a], manifest: '{a: 1}'}") == ["no operations"])
    #expect(try problems("{action: patch, manifest: '[{op: remove, path: /a}]'}") == ["no object"])
    let graph = try argoGraph(spec: "templates:\n- {name: a, resource: {\(patch), manifest: '[]'}}")
    #expect(graph.definitions.first?.resourceOperation?.lacksObjectOfPatch == true)
  }

  @Test(arguments: [
    ("{.metadata.name}", "-"), ("{.items[?(@.kind==\"}\")].a}", "-"), ("{range .items[*]}{.a}{end}", "-"),
    ("name is {.a}", "-"), ("{{workflow.name}}", "-"), ("{.metadata.name", "{"), ("{.items[0}", "["),
    ("{.a['b}", "'"), ("{.items[?(@.a==1]}", "("), (".metadata.name", "bare"),
  ])
  func printAPath(_ path: String, problem: String) throws {
    let graph = try argoGraph(
      spec: """
        templates:
        - name: a
          resource: {action: get}
          outputs: {parameters: [{name: b, valueFrom: {jsonPath: '\(path.replacing("'", with: "''"))'}}]}
        """)
    let found =
      switch graph.definitions.first?.faultyResourceOutputs.first?.problem {
      case nil: "-"
      case .noBraces: "bare"
      case .unclosed(let bracket, _): String(bracket)
      }
    #expect(found == problem)
  }

  @Test func takeTheManifestFromAnInput() throws {
    let resource = "{action: create, manifestFrom: {artifact: {name: job}}}"
    #expect(try problems(resource, inputs: "{artifacts: [{name: job, path: /a}]}") == [])
    #expect(try problems(resource) == ["unknown artifact"])
    #expect(try problems(resource, inputs: "{artifacts: [{name: [job]}]}") == [])
    #expect(
      try problems("{action: create, manifest: '\(job)', manifestFrom: {artifact: {name: job}}}")
        == ["two manifests", "unknown artifact"])
  }

  @Test(arguments: [
    ("kind Job", "no object"), ("{kind: Job}", "no apiVersion"), ("{apiVersion: v1, kind: }", "no kind"),
    ("a: b: c", "malformed"), ("{apiVersion: {{v}}, kind: {{inputs.parameters.kind}}}", nil), ("{{manifest}}", nil),
    ("{{a}}\n{{b}}", nil), ("{apiVersion: v1, kind: \"{{=a ? 'b' : 'c'}}\"}", nil), ("- a", "no object"),
  ])
  func areReadAsTheyWillBeWithTheirVariables(_ manifest: String, _ problem: String?) throws {
    let quoted = manifest.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    #expect(try problems("{action: create, manifest: \"\(quoted)\"}") == [problem].compactMap { $0 })
  }

  @Test func aPatchHoldsOnlyWhatChanges() throws {
    #expect(try problems("{action: patch, manifest: '{spec: {a: 1}}'}") == [])
  }

  @Test func aBrokenManifestIsReportedAtItsPlace() throws {
    let graph = try argoGraph(
      spec: "templates:\n- name: a\n  resource:\n    action: create\n    manifest: |\n      a: 1\n      b: {c: d]\n")
    let problem = try #require(graph.definitions.first?.resourceOperation?.manifest?.problem)
    #expect(problem.at.text == "]")
  }

  @Test func conditionsAreSelectors() throws {
    let resource = "{action: get, successCondition: a > 0, failureCondition: a is 0}"
    #expect(try problems(resource) == ["condition a is 0"])
    #expect(try problems("{action: get, successCondition: 'a is {{x}}'}") == [])
  }
}
