import Foundation
import Testing

/// The policies that are built in, which `extends: ready-policies` switches on.
@Suite("The policies that are built in")
struct ReadyPolicyTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
  }

  /// The rules that find something, sorted.
  private func rules(_ configuration: String) throws -> [String] {
    try repository.write(configuration, to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--format", "concise", "--fail-on", "info")
    #expect(run.status == (run.output.isEmpty ? 0 : 1), "\(run)")
    return Set(run.reported.map { String($0.split(separator: " ")[1]) }).sorted()
  }

  @Test("are off until extends names them, with a profile or alone")
  func extends() throws {
    let policies = ["cost-label", "image-with-digest", "memory-limit"]
    let without = try rules("{}\n")
    #expect(Set(without).isDisjoint(with: policies))
    #expect(try Set(rules("extends: ready-policies\n")).isSuperset(of: policies))
    #expect(try rules("extends: [ready-policies, recommended]\n") == rules("extends: ready-policies\n"))
    #expect(try Set(rules("extends: [strict, ready-policies]\n")).isSuperset(of: policies + ["resources-unset"]))
    // What a profile leaves out are rules of kfplint.
    #expect(try Set(rules("extends: [minimal, ready-policies]\n")).isSuperset(of: policies))
    #expect(try !rules("extends: ready-policies\nrules: {cost-label: off}\n").contains("cost-label"))
  }

  @Test("give way to a policy of the repository of the same name")
  func own() throws {
    let configuration = """
      extends: [ready-policies]
      policies:
        - {name: cost-label, on: workflow, validations: [{expression: 'false', message: our own}]}

      """
    #expect(try rules(configuration).contains("cost-label"))
    let run = try repository.kfplint("lint", "--format", "concise", "--only", "cost-label")
    #expect(run.output == "report/workflow.yaml:1:1: warning[cost-label] our own\n", "\(run.output)")
  }

  @Test("are listed and explained, and `policies test` leaves them to kfplint")
  func catalogue() throws {
    try repository.write("extends: [minimal, ready-policies]\n", to: ".kfplint.yaml")
    let list = try repository.kfplint("rules", "--format", "json").output
    #expect(list.contains(#""path": "ready-policies/cost-label.yaml""#), "\(list.suffix(2000))")
    #expect(
      try repository.kfplint("explain", "cost-label").output.contains("A ready policy of kfplint, on each template"))
    #expect(try repository.kfplint("config", "show").output.hasPrefix("extends: [minimal, ready-policies]"))
    #expect(try repository.kfplint("policies", "test").output == "0 passed, 0 failed\n")
    try repository.write("{}\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("explain", "cost-label").status == 2)
  }
}
