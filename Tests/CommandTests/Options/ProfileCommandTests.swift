import Foundation
import Testing

/// What the command line says of profiles, options and versions.
@Suite("Levels in force")
struct ProfileCommandTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report", without: "recipient")
  }

  @Test("rules shows what holds in the current folder, and says where it is from")
  func rules() throws {
    try repository.write(
      "extends: strict\nrules: {params-missing: off, host-path: {level: info, allow: [/mnt]}}\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("rules")
    #expect(run.status == 0)
    #expect(run.output.contains(/params-missing +off .*\(error by default\)/))
    #expect(run.output.contains(/deadline-unset +warning .*\(off by default\)/))
    #expect(run.output.contains(/host-path +info\s/))
    #expect(run.output.contains(/params-type +error  [^(\n]*\n/))
    #expect(run.error == "the levels are those of .kfplint.yaml, profile strict\n")
    let without = try repository.kfplint("rules", "--no-config")
    #expect(without.output.contains(/params-missing +error/))
    #expect(without.error == "")
    try repository.write("extends: minimal\n", to: "other.yaml")
    #expect(try repository.kfplint("rules", "--config", "other.yaml").output.contains(/params-unused +off/))
  }

  @Test("rules for programs has the level, the profiles and the options with their values")
  func document() throws {
    try repository.write("rules: {host-path: {allow: [/mnt]}}\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("rules", "--format", "json")
    guard case .object(let document) = try JSONDocument(run.output), case .array(let rules)? = document["rules"] else {
      Issue.record("\(run)")
      return
    }
    #expect(document["profile"] == .string("recommended"))
    let rule = rules.compactMap { rule -> [String: JSONDocument]? in
      if case .object(let rule) = rule, rule["id"] == .string("host-path") { rule } else { nil }
    }.first
    #expect(rule?["severity"] == .string("off"))
    #expect(rule?["level"] == .string("warning"))
    #expect(
      rule?["profiles"]
        == .object(["minimal": .string("off"), "recommended": .string("off"), "strict": .string("warning")]))
    guard case .array(let options)? = rule?["options"], case .object(let option)? = options.first else {
      Issue.record("no options")
      return
    }
    #expect(option["default"] == .array([]))
    #expect(option["value"] == .array([.string("/mnt")]))
  }

  @Test("A broken configuration is an error of rules, not other levels")
  func broken() throws {
    try repository.write("rules: {host-path: {allowed: [/mnt]}}\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("rules")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.error.contains("unknown option of host-path \"allowed\""))
    #expect(try repository.kfplint("rules", "--no-config").status == 0)
  }

  @Test("With --since-version a rule that is newer informs, unless the configuration names it")
  func sinceVersion() throws {
    let before = try repository.kfplint("lint", "--since-version", "0.0.9", "--format", "concise")
    #expect(before.status == 0)
    #expect(before.output.contains(": info[params-missing]"))
    #expect(try repository.kfplint("lint", "--since-version", "0.1.0", "--format", "concise").status == 1)
    try repository.write("rules: {params-missing: error}\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint", "--since-version", "0.0.9", "--format", "concise").status == 1)
    let wrong = try repository.kfplint("lint", "--since-version", "new")
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("write a version of kfplint such as"))
  }

  @Test("rules --since lists what is newer")
  func since() throws {
    let all = try repository.kfplint("rules", "--since", "0.0.9")
    #expect(all.output == (try repository.kfplint("rules").output))
    let none = try repository.kfplint("rules", "--since", "99.0.0")
    #expect(none.status == 0)
    #expect(none.output == "")
    #expect(none.error == "no rule is newer than 99.0.0\n")
  }

  @Test("A rule that a profile leaves out has no test case that passes")
  func minimal() throws {
    let cases = #/testcase name="params-unused"/#
    #expect(try repository.kfplint("lint", "--fail-on", "warning", "--format", "junit").output.contains(cases))
    try repository.write("extends: minimal\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--fail-on", "warning", "--format", "junit")
    #expect(run.output.contains(#/testcase name="params-missing"/#))
    #expect(!run.output.contains(cases))
  }

  @Test("A hook takes the profile of what is staged")
  func staged() throws {
    try repository.write("extends: strict\n", to: ".kfplint.yaml")
    try repository.git("add", "--all")
    try repository.write("extends: minimal\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint", "--staged", "--format", "concise").output.contains("[deadline-unset]"))
    #expect(
      try repository.kfplint("lint", "--format", "concise").reported == ["sales/report/workflow.yaml params-missing"])
  }
}
