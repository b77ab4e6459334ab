import Configuration
import Diagnostics
import Foundation
import Policies
import Testing

/// What policies find, and where.
@Suite("Policies")
struct PolicyFindingTests {
  /// A policy with one validation.
  private func findings(on subject: String, _ expression: String, at place: String? = nil) async throws -> [String] {
    let check = try await PolicyCheck(
      """
      policies:
        - name: own
          on: \(subject)
          validations:
            - expression: |-
                \(expression)
              message: found\(place.map { "\n        at: \($0)" } ?? "")
      """)
    #expect(check.problems.isEmpty, "\(check.problems)")
    return check.findings
  }

  @Test(
    "find subjects at their places",
    arguments: [
      ("container", "container.image.registry != 'ghcr.io'", "container.image", ["ghcr.io/acme/load:1.4: found"]),
      (
        "container", "has(container.limits.memory) && container.limits.memory <= quantity('8Gi')", "container.limits",
        ["1: found"]
      ),
      (
        "container", "!('nvidia.com/gpu' in container.limits) || pipeline.team == 'team-b'", "template",
        ["train: found"]
      ),
      ("container", "container.image.tag.orValue('') != '1.4'", nil, ["container: found"]),
      ("container", "!container.env.exists(k, v, v == 'eu')", "template.labels", ["shop: found"]),
      ("template", "template.kind != 'container' || 'cost' in template.labels", nil, ["train: found"]),
      ("template", "template.deadline.orValue(duration('0s')) < duration('30m')", "template.deadline", ["3600: found"]),
      ("template", "template.retryLimit.orValue(0) == 0", "template.retryLimit", ["2: found"]),
      ("task", "task.dependencies == []", "task.dependencies", ["load: found"]),
      (
        "workflow", "workflow.serviceAccount == optional.of('other')", "workflow.serviceAccount",
        ["pipeline-runner: found"]
      ),
      ("workflow", "workflow.tasks.all(t, t.name != 'train')", "workflow.name", ["sales-: found"]),
      ("pipeline", "pipeline.path != 'team-a/sales/RENDERED_PIPELINE'", "workflow.entrypoint", ["sales: found"]),
      ("parameter", "parameter.value != optional.of('2026-01-31')", "parameter.value", ["2026-01-31: found"]),
      ("parameter", "!parameter.isUsed || parameter.type.orValue('') == 'Integer'", nil, ["day: found"]),
      ("job", "job.timing.value().shortestDistance.value() >= duration('1h')", "job.timing", ["0 */10 * * * *: found"]),
      ("job", "job.reference.orValue('').matches('^[0-9a-f]{40}$')", "job.reference", ["main: found"]),
      ("experiment", "experiment.name.startsWith('team-')", nil, ["sales: found"]),
      (
        "schedule", "schedule.path.startsWith('team-b') || schedule.jobs.size() == 0", "schedule.jobs",
        ["experiments.yaml"]
      ),
    ] as [(String, String, String?, [String])])
  func places(subject: String, expression: String, place: String?, wanted: [String]) async throws {
    let found = try await findings(on: subject, expression, at: place)
    #expect(subject == "schedule" ? found.count == 1 : found == wanted, "\(found)")
  }

  @Test("say what their expression says, on one line, with nothing that a terminal obeys")
  func messages() async throws {
    let check = try await PolicyCheck(
      #"""
      policies:
        - name: registry
          on: container
          severity: error
          matchConditions:
            - expression: pipeline.path.startsWith("team-a")
          variables:
            - {name: host, expression: container.image.registry}
            - {name: isOurs, expression: 'variables.host == "registry.example.com"'}
          validations:
            - expression: variables.isOurs
              messageExpression: '"image of step " + template.name + "\n\u001b[31m comes from " + variables.host'
              at: container.image
              help: push it
      """#)
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(
      check.findings == [#"ghcr.io/acme/load:1.4: image of step load\n\u{1B}[31m comes from ghcr.io"#],
      "\(check.findings)")
    #expect(check.raw.first?.severity == .error)
    #expect(check.raw.first?.help == "push it")
    #expect(check.raw.first?.location.logicalPlace == "/spec/templates/[load]/container/image")
  }

  @Test("are rules: levels, overrides and ignores name them")
  func levels() async throws {
    let policy = """
      policies:
        - {name: own, on: workflow, severity: off, validations: [{expression: 'false'}]}

      """
    #expect(try await PolicyCheck(policy).findings.isEmpty)
    let enabled = try await PolicyCheck(policy + "rules: {own: info}\n")
    #expect(enabled.raw.map(\.severity) == [.info])
    #expect(try await PolicyCheck(policy + "overrides: [{paths: [team-a], rules: {own: error}}]\n").raw.count == 1)
    let ignored = try await PolicyCheck(
      policy + "rules: {own: info}\nignores: [{path: team-a, rule: own, reason: it is so}]\n")
    #expect(ignored.findings.isEmpty)
    #expect(ignored.raw.first?.suppression != nil)
    #expect(try await PolicyCheck(policy + "rules: {owm: info}\n").problems == ["owm: unknown rule \"owm\""])
  }

  @Test("come from files, too")
  func files() async throws {
    let text = "- {name: a, on: workflow, validations: [{expression: 'false', message: first}]}\n"
    let check = try await PolicyCheck(
      "policies: [policies/*.yaml]\nrules: {a: error}\n",
      policyFiles: [("policies/*.yaml", "policies/a.yaml", text)])
    #expect(check.raw.map(\.message) == ["first"])
    let documents = try await PolicyCheck(
      "policies: [p.yaml]",
      policyFiles: [
        (
          "p.yaml", "p.yaml",
          "name: a\non: workflow\nvalidations: [{expression: 'false'}]\n---\nname: b\non: job\nvalidations: [{expression: 'true'}]\n"
        )
      ])
    #expect(documents.raw.count == 1 && documents.problems.isEmpty)
    #expect(try await PolicyCheck("policies: [p.yaml]").problems == ["p.yaml: \"p.yaml\" matches no file"])
  }

  @Test("see what the page of the model says")
  func model() async throws {
    let page = PolicyModel.page
    for subject in PolicyDeclaration.Subject.allCases {
      #expect(page.contains("## `\(subject.rawValue)`"))
      // A subject as a value: every field of it can be asked for.
      let fields = page.components(of: subject.rawValue)
      #expect(!fields.isEmpty)
      if subject == .change { continue }
      for field in fields {
        let found = try await findings(on: subject.rawValue, "type(\(subject.rawValue).\(field)) == int")
        #expect(!found.isEmpty, "\(subject.rawValue).\(field)")
      }
    }
  }
}

extension String {
  /// The names of the fields in the table of a type.
  fileprivate func components(of type: String) -> [String] {
    guard let start = range(of: "## `\(type)`\n") else { return [] }
    return self[start.upperBound...].split(separator: "\n## ")[0].split(separator: "\n")
      .compactMap { $0.hasPrefix("| `") ? String($0.dropFirst(3).prefix { $0 != "`" }) : nil }
  }
}
