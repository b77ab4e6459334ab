import Foundation
import Testing

/// `kfplint policies test`: what it says of examples.
@Suite("Examples of policies")
struct PolicyExampleTests {
  private let repository: TemporaryRepository

  init() throws { repository = try TemporaryRepository() }

  private func write(_ policy: String) throws {
    try repository.write("policies: [rules/*.yaml]\nexclude: [rules/**]\n", to: ".kfplint.yaml")
    try repository.write(policy, to: "rules/own.yaml")
  }

  private func examples(_ kind: String, _ name: String) -> String { "rules/own/\(kind)/\(name)" }

  @Test("of a change have the state before it in a folder base")
  func change() throws {
    try write(
      """
      name: own
      on: change
      validations:
        - expression: '!change.files.exists(f, f.endsWith("params/period"))'
          message: the period is changed

      """)
    for (kind, changed) in [("bad", "period"), ("good", "recipient")] {
      try repository.writePipeline(examples(kind, "x/report"))
      try repository.writePipeline(examples(kind, "x/base/report"))
      try repository.write("before", to: examples(kind, "x/base/report/params/\(changed)"))
    }
    let missing = try repository.kfplint("policies", "test")
    #expect(missing.status == 1)
    #expect(missing.output.contains("rules/own/bad/x: there is no want.txt; --record writes it"), "\(missing.output)")
    #expect(try repository.kfplint("policies", "test", "--record").output == "2 passed, 0 failed\n")
    #expect(try repository.text(examples("bad", "x/want.txt")) == "report: warning[own] the period is changed\n")
    #expect(try repository.kfplint("policies", "test").status == 0)

    try repository.remove(examples("good", "x/base"))
    let noBase = try repository.kfplint("policies", "test")
    #expect(noBase.status == 1)
    #expect(noBase.output.contains("rules/own/good/x: the policy does not look at it: there is no earlier version"))
    try repository.writePipeline(examples("good", "x/base/report"))
    #expect(
      try repository.kfplint("policies", "test").output
        .contains("rules/own/good/x: there is no pipeline or schedule that differs from base"))
  }

  @Test("pass only if the policy looked at them")
  func notLookedAt() throws {
    try write(
      "{name: own, on: workflow, severity: off, validations: [{expression: workflow.name == '', message: no}]}\n")
    try repository.writePipeline(examples("bad", "x/report"))
    try repository.writePipeline(examples("good", "x/report"))
    try repository.write("kind: [\n", to: examples("good", "x/report/workflow.yaml"))
    let run = try repository.kfplint("policies", "test", "--record")
    #expect(run.status == 1)
    #expect(run.output.contains("rules/own/good/x: "), "\(run.output)")
    #expect(run.output.hasSuffix("1 passed, 1 failed\n"), "\(run.output)")
    #expect(try repository.text(examples("bad", "x/want.txt")).hasSuffix("warning[own] no\n"))
  }
}
