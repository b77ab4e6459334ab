import Configuration
import Diagnostics
import Policies
import PolicyLibrary
import RuleEngine
import Schedules
import Snapshots
import TestSupport

/// A check of a small repository by policies and nothing else.
struct PolicyCheck {
  /// What was found, a line for each: the place in the text and the message.
  let findings: [String]
  /// What is wrong with the configuration, before or after: the text that is meant, and the message.
  let problems: [String]
  /// The findings as they are.
  let raw: [Finding]

  /// A pipeline with two steps, and the schedule that runs it.
  static let files: [Path: String] = [
    "team-a/sales/RENDERED_PIPELINE/workflow.yaml": """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: sales-
      annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, pipelines.kubeflow.org/pipeline_spec: '{"name": "sales", "inputs": [{"name": "day", "type": "String"}]}'}
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, cost: shop}
    spec:
      entrypoint: sales
      serviceAccountName: pipeline-runner
      arguments:
        parameters: [{name: day}]
      templates:
      - name: load
        metadata: {labels: {cost: shop}}
        retryStrategy: {limit: 2}
        container:
          image: ghcr.io/acme/load:1.4
          command: [python3, load.py]
          env: [{name: REGION, value: eu}]
          resources: {requests: {cpu: 500m}, limits: {memory: 2Gi}}
      - name: train
        nodeSelector: {pool: gpu}
        activeDeadlineSeconds: 3600
        container:
          image: registry.example.com/acme/train@sha256:0000000000000000000000000000000000000000000000000000000000000000
          command: [python3, train.py, "{{inputs.parameters.day}}"]
          resources: {limits: {nvidia.com/gpu: 1, memory: 16Gi}}
        inputs: {parameters: [{name: day}]}
      - name: sales
        dag:
          tasks:
          - {name: load, template: load}
          - {name: train, template: train, dependencies: [load], arguments: {parameters: [{name: day, value: "{{workflow.parameters.day}}"}]}}

    """,
    "team-a/sales/RENDERED_PIPELINE/params/day": "2026-01-31",
    "team-a/schedules/recurring_runs.yaml": """
    recurring_runs:
      - pipeline_source: {github_owner: acme, github_repo: sales, git_reference: main, file_path: x/workflow.yaml}
        job:
          enabled: true
          name: often
          experiment: sales
          trigger: {cron: 0 */10 * * * *}

    """,
    "team-a/schedules/experiments.yaml": "experiments:\n  - name: sales\n",
  ]

  /// Checks the repository after some words of its files are replaced by others.
  init(
    _ configuration: String, policyFiles: [(pattern: String, path: Path, text: String)] = [],
    changing words: [(old: String, new: String)] = []
  ) async throws {
    let files = Self.files.mapValues { text in words.reduce(text) { $0.replacing($1.old, with: $1.new) } }
    let path: Path = ".kfplint.yaml"
    let file = SourceFile(path: path, origin: .workTree, bytes: Array(configuration.utf8))
    let matches = try policyFiles.map {
      PolicyFiles.Match(
        try PathPattern(ByteString($0.pattern)),
        [SourceFile(path: $0.path, origin: .workTree, bytes: Array($0.text.utf8))])
    }
    var parsed = ConfigurationFile(
      parsing: file, rules: ["config-invalid", "image-unpinned"],
      policyFiles: PolicyFiles(matches, ready: ReadyPolicies.files))
    let policies = PolicyRules(parsed.settings.policies)
    parsed = parsed.adding(policies.problems)
    let check = Check(
      of: MemorySnapshot(texts: files), rules: policies.rules, policy: Policy(settings: parsed.settings),
      configuration: parsed, ruleProblems: { policies.failures.problems })
    let result = try await check.run(.whole)
    raw = result.findings
    findings = result.findings.filter { $0.suppression == nil }.map { "\(Self.text(at: $0.location)): \($0.message)" }
    problems = (parsed.problems + policies.failures.problems).map { "\(Self.text(at: $0.location)): \($0.message)" }
  }

  private static func text(at location: Location) -> String {
    guard let place = location.place else { return "\(location.path)" }
    return String(decoding: place.file.bytes[place.span.range], as: UTF8.self)
  }
}
