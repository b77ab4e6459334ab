import Configuration
import Diagnostics
import Policies
import Testing

/// Where a policy's findings are that names a field with `at:`, for every field that has a place of its own.
@Suite("The place that a policy names")
struct PolicyPlaceTests {
  /// The repository, with everything that a field can be.
  private static let words: [(old: String, new: String)] = [
    ("  serviceAccountName: pipeline-runner", "  serviceAccountName: pipeline-runner\n  activeDeadlineSeconds: 7200"),
    (
      "retryStrategy: {limit: 2}",
      "retryStrategy: {limit: 2}\n    serviceAccountName: loader\n    sidecars: [{name: proxy, image: 'a:{{x}}'}]\n"
        + "    initContainers: [{name: first, image: b:1}]"
    ),
    (
      "image: ghcr.io/acme/load:1.4",
      "image: ghcr.io/acme/load:1.4\n      name: main\n      imagePullPolicy: Always\n"
        + "      securityContext: {privileged: true}"
    ),
    ("parameters: [{name: day}]", "parameters: [{name: day, value: today}]"),
    ("{name: load, template: load}", "{name: load, template: load, when: 1 == 1}"),
    (
      "name: often",
      "name: often\n      description: All the time.\n      service_account: runner\n      max_concurrency: 3"
    ),
    ("trigger: {cron", "trigger: {catchup: false, cron"),
  ]

  @Test(
    "is that of the field, or of the whole where it has none",
    arguments: [
      (
        "pipeline",
        [
          "pipeline.path: apiVersion",
          "pipeline.team: apiVersion",
        ]
      ),
      (
        "workflow",
        [
          "workflow.name: sales-",
          "workflow.sdkVersion: 1.8.22",
          "workflow.labels: 1.8.22",
          "workflow.annotations: apiVersion",
          "workflow.entrypoint: sales",
          "workflow.serviceAccount: pipeline-runner",
          "workflow.deadline: 7200",
          "workflow.parameters: apiVersion",
        ]
      ),
      (
        "template",
        [
          "template.name: load | train | sales",
          "template.kind: load | train | sales",
          "template.labels: shop | train | sales",
          "template.nodeSelector: load | gpu | sales",
          "template.serviceAccount: loader | train | sales",
          "template.deadline: load | 3600 | sales",
          "template.retryLimit: 2 | train | sales",
          "template.inputs: load | day | sales",
          "template.containers: load | train | sales",
        ]
      ),
      (
        "task",
        [
          "task.name: load | train",
          "task.template: load | train",
          "task.dependencies: load | load",
          "task.when: 1 == 1 | train",
          "task.isLoop: load | train",
        ]
      ),
      (
        "container",
        [
          "container.name: proxy | first | main | container",
          "container.role: proxy | first | container | container",
          "container.image: 'a:{{x}}' | b:1 | ghcr.io/acme/load:1.4 | registry.example.com/acme/train@…",
          "container.words: proxy | first | python3 | python3",
          "container.requests: proxy | first | 500m | container",
          "container.limits: proxy | first | 2Gi | 1",
          "container.isPrivileged: proxy | first | true | container",
          "container.pullPolicy: proxy | first | Always | container",
          "container.image.tag: 'a:{{x}}' | b:1 | ghcr.io/acme/load:1.4 | registry.example.com/acme/train@…",
        ]
      ),
      (
        "parameter",
        [
          "parameter.name: day",
          "parameter.type: \"String\"",
          "parameter.value: 2026-01-31",
          "parameter.default: today",
        ]
      ),
      (
        "schedule",
        [
          "schedule.path: recurring_runs"
        ]
      ),
      (
        "job",
        [
          "job.name: often",
          "job.description: All the time.",
          "job.experiment: sales",
          "job.isEnabled: true",
          "job.serviceAccount: runner",
          "job.maxConcurrency: 3",
          "job.catchup: false",
          "job.timing: 0 */10 * * * *",
          "job.parameters: often",
          "job.reference: main",
          "job.repository: sales",
        ]
      ),
      (
        "experiment",
        [
          "experiment.name: sales"
        ]
      ),
    ])
  func places(_ subject: String, _ wanted: [String]) async throws {
    var found: [String] = []
    for field in wanted.map({ $0.prefix { $0 != ":" } }) {
      let check = try await PolicyCheck(
        "policies: [{name: own, on: \(subject), validations: [{expression: 'false', message: x, at: \(field)}]}]",
        changing: Self.words)
      #expect(check.problems.isEmpty, "\(check.problems)")
      let places = check.findings.map { $0.dropLast(3).replacing(/sha256:0+/, with: "…") }
      found.append("\(field): \(places.joined(separator: " | "))")
    }
    #expect(found == wanted)
  }

  @Test("knows the containers of a template by their roles, and a template from its like")
  func roles() async throws {
    let check = try await PolicyCheck(
      """
      policies:
        - name: roles
          on: workflow
          validations:
            - expression: workflow.containers.filter(c, c.role == "main").size() == 2
            - expression: workflow.containers.exists(c, c.role == "sidecar" && !c.image.isKnown && c.image.registry == "")
            - expression: |-
                workflow.containers.exists(
                  c, c.role == "initializer" && c.image.repository == "library/b" && c.image.text == "b:1")
            - expression: workflow.templates[0] == workflow.templates[0] && workflow.templates[0] != workflow.templates[1]
      """, changing: Self.words)
    #expect(check.findings.isEmpty && check.problems.isEmpty, "\(check.findings) \(check.problems)")
  }
}
