import Diagnostics
import Testing

/// What is wrong with a policy: before anything is looked at, or while it is.
@Suite("Problems of policies")
struct PolicyProblemTests {
  private func policy(_ fields: String) -> String { "policies:\n  - name: own\n    on: container\n\(fields)" }

  @Test(
    "of expressions have their place in the file",
    arguments: [
      ("    validations: [{expression: container.imag.registry == ''}]", "imag: container has no field `imag`"),
      (
        "    validations:\n    - expression: >-\n        container.name ==\n        'a' && container.imge",
        "imge: container has no field `imge`"
      ),
      ("    validations: [{expression: \"\\x63ontainer.nme == ''\"}]", "nme: container has no field `nme`"),
      (
        "    validations: [{expression: container.name}]",
        "container.name: the expression has to be of type bool, and is of type string"
      ),
      (
        "    validations: [{expression: 'true', messageExpression: '1'}]",
        "1: the expression has to be of type string, and is of type int"
      ),
      (
        "    validations: [{expression: 'true', at: task.name}]",
        "task.name: a place begins with pipeline or workflow or template or container"
      ),
      ("    validations: [{expression: 'true', at: container.imag}]", "imag: container has no field `imag`"),
      (
        "    validations: [{expression: 'true', at: container.name.size}]", "size: a value of type string has no fields"
      ),
      (
        "    variables: [{name: a, expression: variables.b}, {name: b, expression: variables.a}]\n    validations: [{expression: 'true'}]",
        "b: variables has no field `b`"
      ),
      (
        "    variables: [{name: a, expression: variables.a}]\n    validations: [{expression: 'true'}]",
        "a: variables has no field `a`"
      ),
      (
        "    variables: [{name: a, expression: '1'}, {name: a, expression: '2'}]\n    validations: [{expression: 'true'}]",
        "a: there is a variable `a` already"
      ),
      (
        "    variables: [{name: a-b, expression: '1'}]\n    validations: [{expression: 'true'}]",
        "a-b: the name of a variable consists of letters, digits and `_`"
      ),
      (
        "    variables: [{name: 1a, expression: '1'}]\n    validations: [{expression: 'true'}]",
        "1a: the name of a variable consists of letters, digits and `_`"
      ),
      (
        "    validations: [{expression: 'true', at: template.labels.cost}]",
        "template.labels.cost: only fields of objects have places"
      ),
      (
        "    matchConditions: [{expression: job.name == ''}]\n    validations: [{expression: 'true'}]",
        "job: there is no variable `job`"
      ),
      ("    validations: [{expression: '1 +'}]", ": the expression ends where an expression is expected"),
    ])
  func places(fields: String, wanted: String) async throws {
    let check = try await PolicyCheck(policy(fields))
    #expect(check.problems == [wanted])
    #expect(check.raw.allSatisfy { $0.rule == "config-invalid" } || check.raw.isEmpty)
  }

  @Test(
    "of the file are told, too",
    arguments: [
      (
        "policies: [{name: Own, on: job, validations: [{expression: 'true'}]}]",
        "Own: the name of a policy consists of small letters, digits and -, not \"Own\""
      ),
      ("policies: [{name: own, on: jobs, validations: [{expression: 'true'}]}]", "jobs: unknown subject \"jobs\""),
      (
        "policies: [{name: image-unpinned, on: job, validations: [{expression: 'true'}]}]",
        "image-unpinned: there is a rule \"image-unpinned\" already"
      ),
      ("policies: [{name: own, on: job, validations: []}]", "[]: a policy without validations finds nothing"),
      (
        "policies: [{name: own, on: job, severity: fatal, validations: [{expression: 'true'}]}]",
        "fatal: unknown severity \"fatal\""
      ),
      (
        "policies: [{name: own, on: job, validations: [{expression: 'true', messag: x}]}]",
        "messag: unknown key of a validation \"messag\""
      ),
      ("policies: {}", "{}: policies has to be a list, not a mapping"),
    ])
  func structure(text: String, wanted: String) async throws {
    #expect(try await PolicyCheck(text).problems == [wanted])
  }

  @Test("of a run are told once, with their place, and the others go on")
  func failures() async throws {
    let check = try await PolicyCheck(
      """
      policies:
        - {name: broken, on: container, validations: [{expression: 10 / (size(container.env) - size(container.env)) > 0}]}
        - {name: works, on: workflow, validations: [{expression: 'false', message: found}]}
      """)
    #expect(
      check.problems == [
        "10 / (size(container.env) - size(container.env)): the policy broken fails at "
          + "team-a/sales/RENDERED_PIPELINE/workflow.yaml /spec/templates/[load]/container: division by zero"
      ])
    #expect(check.findings.contains { $0.hasSuffix(": found") })
  }

  @Test("of variables name what fails; a variable that is not used does not fail")
  func variables() async throws {
    func problems(_ expression: String) async throws -> [String] {
      try await PolicyCheck(
        policy("    variables: [{name: a, expression: 1 / 0}]\n    validations: [{expression: \(expression)}]")
      ).problems
    }
    #expect(try await problems("'true'").isEmpty)
    let told = try await problems("variables.a == 1")
    #expect(told.count == 1)
    #expect(told.first?.contains("the variable with the expression `1 / 0` fails: division by zero") == true, "\(told)")
  }

  @Test("of too much work end the policy")
  func steps() async throws {
    let check = try await PolicyCheck(
      policy("    validations: [{expression: 'lists.range(2000).all(a, lists.range(2000).all(b, a != -b - 1))'}]"))
    #expect(check.problems.count == 1)
    #expect(check.problems.first?.contains("takes more steps than an expression may take") == true, "\(check.problems)")
  }

  @Test("of variables that name each other name the one that fails by itself")
  func chains() async throws {
    let check = try await PolicyCheck(
      policy(
        "    variables: [{name: a, expression: 1 / 0}, {name: b, expression: variables.a + 1}]\n"
          + "    validations: [{expression: variables.b == 1 && variables.b == 2}]"))
    #expect(check.problems.count == 1)
    let told = check.problems.first ?? ""
    #expect(told.hasSuffix(": the variable with the expression `1 / 0` fails: division by zero"), "\(told)")
  }

  @Test("of a message and of a place leave the finding where it is, with the words that are there")
  func fallbacks() async throws {
    let message = try await PolicyCheck(
      policy(
        "    validations: [{expression: 'false', messageExpression: '[\"\"][size(container.env) + 7]', message: fixed}]"
      ))
    #expect(message.findings.count == 2 && message.findings.allSatisfy { $0.hasSuffix(": fixed") })
    #expect(
      message.problems.count == 1 && message.problems[0].contains("the policy own fails at"), "\(message.problems)")
    let empty = try await PolicyCheck(policy("    validations: [{expression: 'false', messageExpression: '\"\"'}]"))
    #expect(empty.findings.allSatisfy { $0.hasSuffix(": `false` does not hold") } && empty.problems.isEmpty)
    let long = try await PolicyCheck(
      policy("    validations: [{expression: 'false', messageExpression: '\"\(String(repeating: "ä", count: 900))\"'}]")
    )
    #expect(long.findings.allSatisfy { $0.hasSuffix("…") && $0.utf8.count < 1100 } && long.problems.isEmpty)
    // A place that is not there for this subject is the subject's own.
    let place = try await PolicyCheck(
      "policies: [{name: own, on: job, validations: [{expression: 'false', message: field, at: job.description}, "
        + "{expression: 'false', message: job, at: job}, {expression: 'false', message: schedule, at: schedule}]}]")
    #expect(place.findings == ["recurring_runs: schedule", "often: field", "often: job"] && place.problems.isEmpty)
  }

  @Test(
    "of numbers that are too large for a length of time: the field is not given",
    arguments: [
      ("workflow", "workflow.deadline == optional.none()"),
      ("job", "job.timing.value().shortestDistance == optional.none()"),
      ("job", "job.timing.value().runs == []"), ("job", "job.timing.value().text.startsWith('every ')"),
    ])
  func largeNumbers(_ subject: String, _ expression: String) async throws {
    let check = try await PolicyCheck(
      "policies:\n  - name: own\n    on: \(subject)\n    validations: [{expression: \"\(expression)\"}]\n",
      changing: [
        ("serviceAccountName: pipeline-runner", "activeDeadlineSeconds: 9223372036854775807"),
        ("cron: 0 */10 * * * *", "interval_seconds: 9223372036854775807"),
      ])
    #expect(check.findings.isEmpty && check.problems.isEmpty, "\(check.findings) \(check.problems)")
  }
}
