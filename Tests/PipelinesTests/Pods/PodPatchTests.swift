import ArgoTypes
import Diagnostics
import Pipelines
import Testing

/// Patches of pods.
@Suite struct PodPatchTests {
  private func problems(_ patch: String, _ template: String = "", target: ArgoVersion? = nil) throws -> [String] {
    let graph = try argoGraph(
      spec: """
        templates:
        - name: copy
          container: {image: a, command: [b]}
          sidecars: [{name: log, image: a, command: [b]}]
          \(template)
          podSpecPatch: \(patch)
        """, target: target)
    return graph.podPatchProblems.map { "\($0.kind.word) \($0.location.text)" }
  }

  @Test(arguments: [
    (#"'{"containers": [{"name": "main"}]}'"#, []), ("'containers: [{name: main}]'", []),
    (#"'{"containers": [{"name": "main"}]'"#, ["malformed "]), ("'{containers: []}'", ["malformed c"]),
    (#"'{"containers"}'"#, ["malformed }"]), ("'containers: ['", ["malformed "]), ("'[]'", ["not a mapping '[]'"]),
    ("'{{inputs.parameters.patch}}'", []), ("''", []), ("'~'", []),
    (#"'{"securityContext": {"runAsUser": {{inputs.parameters.user}}}}'"#, []),
    (#"'{"securityContext": {"runAsUser": "5"}}'"#, ["type \"5\""]), (#"'{"metadata": {}}'"#, ["type \"metadata\""]),
    ("'Containers: []'", ["type Containers"]), ("'{\"$setElementOrder/containers\": []}'", []),
  ])
  func areReadAsArgoReadsThem(_ patch: String, _ expected: [String]) throws {
    #expect(try problems(patch) == expected)
  }

  @Test func changeContainersThatThePodHas() throws {
    #expect(try problems("'containers: [{name: main}, {name: wait}, {name: log}]'") == [])
    #expect(try problems("'containers: [{name: copy}]'") == ["unknown copy"])
    #expect(try problems("'containers: [{name: new, image: a}]'") == [])
    #expect(try problems("'containers: [{image: a}]'") == ["nameless image"])
    #expect(try problems("'initContainers: [{name: init}, {name: main}]'") == ["unknown main"])
    #expect(try problems("'containers: [{name: \"{{inputs.parameters.a}}\"}]'") == [])
  }

  @Test func knowRetriesWhereThereAreSome() throws {
    #expect(try problems("'nodeName: \"{{retries}}\"'") == ["retry {{retries}}"])
    #expect(try problems("'nodeName: \"{{=retries}}\"'", "retryStrategy: {limit: 1}") == [])
    let last = "'nodeName: \"{{=lastRetry.exitCode}}\"'"
    #expect(try problems(last, "retryStrategy: {limit: 1}") == [])
    #expect(
      try problems(last, "retryStrategy: {limit: 1}", target: ArgoVersion(3, 6, 7)) == [
        "version {{=lastRetry.exitCode}}"
      ])
    #expect(try problems(last, "retryStrategy: {limit: 1}", target: ArgoVersion(3, 7, 3)) == [])
  }

  @Test func haveQuantities() throws {
    let graph = try argoGraph(
      spec: """
        templates:
        - name: copy
          container: {image: a}
          podSpecPatch: |
            containers:
            - name: main
              resources: {limits: {memory: "{{inputs.parameters.a}}Mi", cpu: {{b}}, disk: 1GB}}
        """)
    #expect(graph.patchedQuantities.filter { $0.defect != nil }.map(\.text.location.text) == ["1GB"])
  }
}

extension PodPatch.Problem {
  fileprivate var word: String {
    switch self {
    case .malformed: "malformed"
    case .notAMapping: "not a mapping"
    case .type: "type"
    case .containerNameMissing: "nameless"
    case .unknownContainer: "unknown"
    case .needsRetryStrategy: "retry"
    case .needsVersion: "version"
    }
  }
}
