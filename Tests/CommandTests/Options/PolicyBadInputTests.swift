import Foundation
import Testing

/// Policies that are wrong, or made to do harm.
@Suite("A policy that is wrong")
struct PolicyBadInputTests {
  private let repository: TemporaryRepository

  /// Three pipelines that are right.
  init() throws {
    repository = try TemporaryRepository()
    for name in ["first", "second", "third"] { try repository.writePipeline("team-a/\(name)") }
  }

  private func lint(_ policy: String, _ arguments: String...) throws -> ProgramRun {
    try repository.write("policies:\n\(policy)\n", to: ".kfplint.yaml")
    return try repository.run(["lint", "--format", "concise"] + arguments)
  }

  private func lint(expression: String) throws -> ProgramRun {
    try lint("  - {name: own, on: container, validations: [{expression: \"\(expression)\"}]}")
  }

  @Test(
    "before anything runs ends the check, with its place",
    arguments: [
      ("1 +", "the expression ends where an expression is expected"),
      ("container.name + 1", "`+` is not defined for `string` and `int`"),
      ("nothing == 1", "there is no variable `nothing`"), ("container.nam == ''", "container has no field `nam`"),
      ("container.name", "the expression has to be of type bool, and is of type string"),
      ("container.name.matches('a(')", "this is not a regular expression"),
    ])
  func before(expression: String, message: String) throws {
    let run = try lint(expression: expression)
    #expect(run.status == 2)
    #expect(run.output.contains("error[config-invalid]"), "\(run)")
    #expect(run.output.hasPrefix(".kfplint.yaml:2:") && run.output.contains(message), "\(run)")
  }

  @Test("and fails on some pipelines is told once, with its place, and the others go on")
  func failure() throws {
    let run = try lint(
      """
        - name: broken
          on: workflow
          validations: [{expression: '1 / (workflow.name == "" ? 1 : 0) == 1'}]
        - {name: works, on: workflow, validations: [{expression: 'false', message: found}]}
      """)
    #expect(run.status == 2)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count { $0.contains("config-invalid") } == 1, "\(run.output)")
    #expect(run.output.contains("the policy broken fails at team-a/first/workflow.yaml"), "\(run.output)")
    #expect(run.output.contains("division by zero"))
    #expect(lines.count { $0.contains("warning[works] found") } == 3)
    #expect(!run.output.contains("[broken]"))
  }

  @Test(
    "because its variables go round is refused",
    arguments: [
      "[{name: a, expression: variables.a}]",
      "[{name: a, expression: variables.b}, {name: b, expression: variables.a}]",
    ])
  func recursion(variables: String) throws {
    let run = try lint(
      "  - {name: own, on: container, variables: \(variables), validations: [{expression: variables.a == 1}]}")
    #expect(run.status == 2)
    #expect(run.output.contains("variables has no field `"), "\(run.output)")
  }

  @Test("because it is a megabyte long, or deep, is refused at once")
  func size() throws {
    let long = try lint(expression: "[" + String(repeating: "1,", count: 450_000) + "].size() == 1")
    #expect(long.status == 2)
    #expect(long.output.contains("and at most 100000 are possible"), "\(long.output.prefix(300))")
    for part in ["(", "[", "!(", "{1:", "a.map(x, "] {
      let deep = try lint(expression: String(repeating: part, count: 5000))
      #expect(deep.status == 2)
      #expect(deep.output.contains("config-invalid"), "\(deep.output.prefix(300))")
    }
  }

  @Test(
    "in what it costs is ended after a bounded time",
    arguments: [
      "lists.range(1000).all(a, lists.range(1000).all(b, lists.range(1000).all(c, true)))",
      "lists.range(900).map(a, lists.range(900).map(b, 'xxxxxxxxxxxxxxxx')).flatten().join('').size() == 0",
      "lists.range(900000000).size() == 0",
    ])
  func bombs(expression: String) throws {
    let start = ContinuousClock.now
    let run = try lint(expression: expression)
    #expect(ContinuousClock.now - start < .seconds(120))
    #expect(run.status == 2)
    #expect(run.output.contains("takes more steps than an expression may take"), "\(run.output)")
  }

  @Test("in no way is one with a pattern that takes other engines an exponential time")
  func pattern() throws {
    let start = ContinuousClock.now
    let text = String(repeating: "a", count: 5000)
    let run = try lint(expression: "!'\(text)!'.matches('^(a+)+$') && !'\(text)'.matches('(a|a)*(b|c)(x*)*$')")
    #expect(ContinuousClock.now - start < .seconds(120))
    #expect(run.status == 0, "\(run)")
  }

  @Test("in its words steers no terminal")
  func controlCharacters() throws {
    let run = try lint(
      #"""
        - name: own
          on: workflow
          validations:
            - expression: 'false'
              message: "a\e[31m\u202Eb\r\nc"
              help: "d\e]0;x\ae"
            - expression: 'false'
              messageExpression: '"f\u001b[2Jg\u0007" + workflow.name'
      """#)
    #expect(run.status == 0)
    #expect(run.output.contains("a"))
    for byte in run.outputBytes + run.errorBytes { #expect(byte == 0x0A || byte >= 0x20) }
    #expect(!run.output.contains("\u{202E}") && run.output.contains(#"f\u{1B}[2Jg\u{7}"#), "\(run.output)")
  }

  @Test(
    "because its variables are too many, or lie in one another too deep, ends the policy, and not the program",
    arguments: [
      (1001, "a policy has at most 1000 variables"), (1000, "variables lie in one another more than 1000 deep"),
    ])
  func manyVariables(_ count: Int, _ message: String) throws {
    let chain = (1..<count).map { "{name: v\($0), expression: variables.v\($0 - 1) + 1}" }
    let variables = (["{name: v0, expression: '1'}"] + chain).joined(separator: ", ")
    let run = try lint(
      "  - {name: own, on: workflow, variables: [\(variables)], "
        + "validations: [{expression: variables.v\(count - 1) == \(count)}]}")
    #expect(run.status == 2)
    #expect(run.output.contains(message), "\(run.output.suffix(300))")
  }

  @Test("because a variable fails is ended after a bounded time, however often the variable is named")
  func failingVariable() throws {
    let start = ContinuousClock.now
    let uses = Array(repeating: "variables.a", count: 6000).joined(separator: " || ")
    let run = try lint(
      """
        - name: own
          on: workflow
          variables: [{name: a, expression: 'lists.range(2000).all(a, lists.range(2000).all(b, a != -b - 1))'}]
          validations: [{expression: '\(uses)'}]
      """)
    #expect(ContinuousClock.now - start < .seconds(120))
    #expect(run.status == 2)
    #expect(run.output.contains("takes more steps than an expression may take"), "\(run.output.suffix(300))")
  }
}
