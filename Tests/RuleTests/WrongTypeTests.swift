import ArgoTypes
import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import TestSupport
import Testing
import YAMLSyntax

/// A value of every wrong type at every field of a workflow: that is one defect, whatever the field is for.
@Suite struct WrongTypeTests {
  private static let tree = ArgoTypeTree.shared

  @Test func theWorkflowIsGoodToBeginWith() async throws {
    #expect(try await findings(in: try workflow().written().text).map(\.line) == [])
  }

  @Test func eachIsReportedOnceAtItsPlaceAndByNobodyElse() async throws {
    let workflow = try workflow()
    let cases = Self.places().flatMap { place in Self.wrong(for: place.type, at: place.way) }
    #expect(cases.count > 2_500)
    let unexpected = try await withThrowingTaskGroup(of: [String].self) { group in
      let batches = stride(from: 0, to: cases.count, by: 100).map { cases[$0..<min($0 + 100, cases.count)] }
      for batch in batches {
        group.addTask { try await batch.asyncFlatMap { try await unexpectedFindings(of: $0, in: workflow) } }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(unexpected.isEmpty, "\(unexpected.count): \(unexpected.sorted().prefix(60).joined(separator: "\n"))")
  }

  /// A value of the wrong type, what would be right in its place, and the way to it.
  private struct Case: Sendable {
    let way: [WrittenValue.Step]
    let wrong: String
    let right: String
  }

  /// What is reported besides the value itself.
  ///
  /// A field that is made for the case may stand where it makes no sense, or lack its siblings. What is reported for such a
  /// reason is so without the value too, and with a right one.
  private func unexpectedFindings(of one: Case, in workflow: WrittenValue) async throws -> [String] {
    let (text, place) = workflow.with(.marked(one.wrong), at: one.way[...]).written()
    let found = try await findings(in: text)
    let isOwn = { (finding: Finding) in finding.rule == "field-type" && finding.location.place?.span == place }
    let way = one.way.map(\.text).joined(separator: ".") + ": \(one.wrong)"
    if found.filter(isOwn).count != 1 { return ["\(way) is not reported"] }
    let others = found.filter { !isOwn($0) }.map(\.line)
    if others.isEmpty { return [] }
    let without = try await findings(in: workflow.with(.marked("~"), at: one.way[...]).written().text).map(\.line)
    let right = try await findings(in: workflow.with(.marked(one.right), at: one.way[...]).written().text).map(\.line)
    return others.filter { !without.contains($0) || !right.contains($0) }.map { "\(way) -> \($0)" }
  }

  private func findings(in text: String) async throws -> [Finding] {
    let check = Check(
      of: MemorySnapshot(texts: [OneFile.path: text]), rules: Rulebook.rules, policy: Policy(settings: .standard))
    return try await check.run(.named(files: [OneFile.path], andFolders: false)).findings
  }

  private func workflow() throws -> WrittenValue {
    let file = SourceFile(path: OneFile.path, origin: .workTree, bytes: Array(Self.everyKind.utf8))
    return WrittenValue(try #require(try YAMLTree.parse(file).documents.first))
  }
}

extension WrongTypeTests {
  /// Every field, at the place of its type that is nearest to the root, and at some others that rules look at.
  private static func places() -> [(type: ArgoValueType, way: [WrittenValue.Step])] {
    var ways: [(type: ArgoObjectType, way: [WrittenValue.Step])] = [(tree.workflow, [])]
    var seen = Set([tree.workflow])
    var next = 0
    while next < ways.count {
      let (type, way) = ways[next]
      next += 1
      for field in tree.fields(of: type) {
        let (inner, steps) = innermost(field.type)
        // What a template may have is tried in the templates themselves, not in what they have in common.
        guard case .object(let object) = inner, ByteString(field.name) != "templateDefaults",
          seen.insert(object).inserted
        else { continue }
        ways.append((object, way + [.field("\(ByteString(field.name))")] + steps))
      }
    }
    let others: [(ByteString, String)] = [
      ("Template", "spec.templateDefaults"), ("Container", "spec.templateDefaults.container"),
      ("Template", "spec.templates.0.dag.tasks.0.inline"),
      ("Parameter", "spec.templates.0.inputs.parameters.0"), ("Parameter", "spec.templates.0.outputs.parameters.0"),
      ("ValueFrom", "spec.templates.0.outputs.parameters.0.valueFrom"),
      ("Parameter", "spec.templates.0.dag.tasks.0.arguments.parameters.0"),
      ("Artifact", "spec.templates.0.dag.tasks.0.arguments.artifacts.0"),
      ("Artifact", "spec.templates.0.outputs.artifacts.0"), ("UserContainer", "spec.templates.0.sidecars.0"),
      ("VolumeMount", "spec.templates.0.script.volumeMounts.0"),
      ("ContainerNode", "spec.templates.0.containerSet.containers.0"),
    ]
    ways += others.compactMap { name, way in
      tree.objectType(named: name).map { type in
        (type, way.split(separator: ".").map { $0 == "0" ? .item : .field(String($0)) })
      }
    }
    return ways.flatMap { type, way in
      // `apiVersion` and its neighbours tell whether the file is a workflow at all.
      way.isEmpty ? [] : tree.fields(of: type).map { ($0.type, way + [.field("\(ByteString($0.name))")]) }
    }
  }

  private static func innermost(_ type: ArgoValueType) -> (ArgoValueType, [WrittenValue.Step]) {
    switch type {
    case .list(let element):
      let (inner, steps) = innermost(element)
      return (inner, [.item] + steps)
    case .map(let element):
      let (inner, steps) = innermost(element)
      return (inner, [.field("stage")] + steps)
    default: return (type, [])
    }
  }

  private static func wrong(for type: ArgoValueType, at way: [WrittenValue.Step]) -> [Case] {
    let (right, wrong): (String, [String]) =
      switch type {
      case .string: ("text", ["3", "[]"])
      case .integer: ("3", ["text", "{}"])
      case .boolean: ("true", ["text", "[]"])
      case .number: ("1.5", ["text", "{}"])
      case .quantity: ("'1'", ["true", "{}"])
      case .intOrString: ("3", ["true", "[]"])
      case .anyString: ("text", ["[]", "{}"])
      case .anything: ("text", [])
      case .freeMapping, .object, .map: ("{}", ["text", "[]"])
      case .plugin: ("{key: value}", ["text", "[]", "{}"])
      case .list: ("[]", ["text", "{}"])
      }
    let own = wrong.map { Case(way: way, wrong: $0, right: right) }
    return switch type {
    case .list(let element): own + self.wrong(for: element, at: way + [.item])
    case .map(let element): own + self.wrong(for: element, at: way + [.field("stage")])
    default: own
    }
  }

  /// A workflow with a template of every kind.
  private static let everyKind = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: nightly-forecast-
      annotations:
        pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
        pipelines.kubeflow.org/pipeline_spec: '{"inputs": [{"default": "10", "name": "rows", "optional": true}], "name":
          "nightly forecast"}'
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
    spec:
      entrypoint: nightly-forecast
      serviceAccountName: pipeline-runner
      arguments:
        parameters:
        - {name: rows, value: '10'}
      volumes:
      - name: shared
        persistentVolumeClaim: {claimName: shared}
      templates:
      - name: extract
        inputs:
          parameters:
          - {name: rows}
        outputs:
          parameters:
          - name: table
            valueFrom: {path: /tmp/outputs/table}
          artifacts:
          - {name: rows, path: /tmp/outputs/rows}
        container:
          command: [extract]
          args: [--rows, '{{inputs.parameters.rows}}']
          image: registry.example.com/forecast:2.4
          env:
          - {name: MODE, value: fast}
          resources:
            limits: {memory: 2Gi}
          volumeMounts:
          - {mountPath: /shared, name: shared}
        initContainers:
        - {name: warm-up, image: registry.example.com/warm-up:1.1, command: [warm-up]}
        sidecars:
        - {name: cache, image: registry.example.com/cache:1.1, command: [cached]}
        retryStrategy:
          limit: '2'
          backoff: {duration: 30s}
        activeDeadlineSeconds: 600
      - name: train
        inputs:
          artifacts:
          - {name: rows, path: /tmp/inputs/rows}
        script:
          command: [python3]
          image: registry.example.com/forecast:2.4
          source: print(1)
          volumeMounts:
          - {mountPath: /shared, name: shared}
      - name: compact
        resource:
          action: create
          manifest: '{"apiVersion": "batch/v1", "kind": "Job", "metadata": {"generateName": "compact-"}}'
      - name: pair
        containerSet:
          containers:
          - {name: main, image: registry.example.com/pair:3, command: [pair]}
      - name: ask
        http: {url: https://example.org}
      - name: wait
        suspend: {duration: '10'}
      - name: list
        data:
          source:
            artifactPaths: {name: files, s3: {bucket: files}}
          transformation:
          - {expression: data}
      - name: extend
        plugin: {slack: {text: done}}
      - name: report
        steps:
        - - {name: first, template: wait}
      - name: nightly-forecast
        inputs:
          parameters:
          - {name: rows}
        dag:
          tasks:
          - name: extract
            template: extract
            arguments:
              parameters:
              - {name: rows, value: '{{inputs.parameters.rows}}'}
          - name: train
            template: train
            dependencies: [extract]
            arguments:
              artifacts:
              - {name: rows, from: '{{tasks.extract.outputs.artifacts.rows}}'}
          - {name: compact, template: compact}
          - {name: pair, template: pair}
          - {name: ask, template: ask}
          - {name: list, template: list}
          - {name: extend, template: extend}
          - {name: report, template: report}
    """
}

extension WrittenValue.Step {
  fileprivate var text: String {
    switch self {
    case .field(let name): name
    case .item: "0"
    }
  }
}

extension Finding {
  /// The finding without its place in bytes, which other values move.
  fileprivate var line: String { "\(location.logicalPlace) \(rule): \(message)" }
}

extension Collection where Self: Sendable {
  fileprivate func asyncFlatMap<Result>(_ transform: (Element) async throws -> [Result]) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results += try await transform(element) }
    return results
  }
}

/// The file that is named.
private enum OneFile {
  static let path: Path = "nightly-forecast.yaml"
}
