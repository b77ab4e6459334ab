import Foundation
import Testing

/// Policies from where a check reads its files, and what the commands say of them.
@Suite("Policies of a repository")
struct PolicyCommandTests {
  private let repository: TemporaryRepository

  /// A pipeline that is right, committed.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("team-a/report")
    try repository.commitAll()
  }

  /// A policy on everything that is looked at.
  private func policy(_ name: String, on subject: String, _ expression: String, _ more: String = "") -> String {
    """
    policies:
      - name: \(name)
        on: \(subject)
        severity: error
        description: What every team agreed on.
        validations:
          - expression: \(expression)
            message: this is not what the team wants
            help: ask the team
    \(more)
    """
  }

  private func rules(_ arguments: String...) throws -> [String] {
    let run = try repository.run(["lint", "--format", "json"] + arguments)
    let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
    return document.findings.map(\.rule)
  }

  private struct Document: Decodable {
    struct Finding: Decodable {
      let rule: String
      let fingerprint: String
    }

    let findings: [Finding]
  }

  @Test("are those of the index with --staged, and of the commit with --rev")
  func sources() throws {
    try repository.write(policy("committed", on: "workflow", "false"), to: ".kfplint.yaml")
    try repository.commitAll()
    try repository.write("policies: [rules/*.yaml]\n", to: ".kfplint.yaml")
    try repository.write("{name: staged, on: workflow, validations: [{expression: 'false'}]}\n", to: "rules/a.yaml")
    try repository.git("add", "--all")
    try repository.write("{name: on-disk, on: workflow, validations: [{expression: 'false'}]}\n", to: "rules/a.yaml")
    #expect(try rules("--rev", "HEAD") == ["committed"])
    #expect(try rules("--staged", "--all") == ["staged"])
    #expect(try rules() == ["on-disk"])
  }

  @Test("can be named with --only where the files are read from, and nowhere else")
  func only() throws {
    try repository.write(policy("committed", on: "workflow", "false"), to: ".kfplint.yaml")
    try repository.commitAll()
    try repository.write("{}\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint", "--rev", "HEAD", "--only", "committed").status == 1)
    let onDisk = try repository.kfplint("lint", "--only", "committed")
    #expect(onDisk.status == 2)
    #expect(onDisk.error.contains("there is no rule committed"), "\(onDisk.error)")
  }

  @Test("hold for a push as they were before it, and are refused where they cannot be read")
  func push() throws {
    let repositories = try PushRepositories()
    try repositories.server.kfplint("install", "pre-receive", in: repositories.bare).expectSuccess()
    try repositories.client.write(policy("agreed", on: "workflow", "workflow.name == ''"), to: ".kfplint.yaml")
    try repositories.client.commitAll()
    #expect(try repositories.push("origin", "main").status == 0)

    // Who pushes cannot take the policy away with the commit that breaks it.
    try repositories.client.write("{}\n", to: ".kfplint.yaml")
    try repositories.commitSound("sales")
    let run = try repositories.push("origin", "main")
    #expect(run.status == 1)
    #expect(run.error.contains("error[agreed]: this is not what the team wants"), "\(run.error)")
    #expect(run.error.contains("sales/workflow.yaml"))

    // One that nobody can understand would hold up every later push, and the one that corrects it.
    try repositories.client.git("reset", "--quiet", "--hard", "origin/main")
    try repositories.client.write(policy("agreed", on: "workflow", "workflow.nam == ''"), to: ".kfplint.yaml")
    try repositories.client.commitAll()
    let broken = try repositories.push("origin", "main")
    #expect(broken.status == 1)
    #expect(broken.error.contains("workflow has no field `nam`"), "\(broken.error)")
  }

  @Test("hold for a push as they were before it, in files of their own as well")
  func pushOfPolicyFile() throws {
    let repositories = try PushRepositories()
    try repositories.server.kfplint("install", "pre-receive", in: repositories.bare).expectSuccess()
    try repositories.client.write("policies: [rules.yaml]\n", to: ".kfplint.yaml")
    let agreed =
      "name: agreed\non: workflow\nseverity: error\nvalidations: [{expression: workflow.name == '', message: no}]\n"
    try repositories.client.write(agreed, to: "rules.yaml")
    try repositories.client.commitAll()
    #expect(try repositories.push("origin", "main").status == 0)
    try repositories.client.write(agreed.replacing("severity: error", with: "severity: off"), to: "rules.yaml")
    try repositories.commitSound("sales")
    let run = try repositories.push("origin", "main")
    #expect(run.status == 1)
    #expect(run.error.contains("error[agreed]: no"), "\(run.error)")
    #expect(run.error.contains("this push changes policies that .kfplint.yaml names"), "\(run.error)")
  }

  @Test("look at what a change does")
  func change() throws {
    try repository.write(
      policy("frozen", on: "change", "'!change.files.exists(f, f.endsWith(\"workflow.yaml\"))'"), to: ".kfplint.yaml")
    try repository.commitAll()
    #expect(try rules() == [])
    let workflow = try String(contentsOf: repository.url("team-a/report/workflow.yaml"), encoding: .utf8)
    try repository.write(workflow + "# changed\n", to: "team-a/report/workflow.yaml")
    try repository.git("add", "--all")
    #expect(try rules("--staged") == ["frozen"])
    try repository.commitAll()
    #expect(try rules("--range", "HEAD~1..HEAD") == ["frozen"])
    #expect(try rules("--rev", "HEAD") == [])
  }

  @Test("have findings that a baseline and a comment can accept")
  func acceptance() throws {
    try repository.write(policy("agreed", on: "workflow", "false"), to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint").status == 1)
    #expect(try repository.kfplint("lint", "--write-baseline", "baseline.txt").status == 0)
    #expect(try repository.kfplint("lint", "--baseline", "baseline.txt").status == 0)
    try repository.write(
      policy("agreed", on: "workflow", "false") + policyItem("second"), to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint", "--baseline", "baseline.txt").status == 1)

    try repository.write(policy("agreed", on: "workflow", "false"), to: ".kfplint.yaml")
    let workflow = try String(contentsOf: repository.url("team-a/report/workflow.yaml"), encoding: .utf8)
    try repository.write("# kfplint: ignore[agreed] the team agreed\n" + workflow, to: "team-a/report/workflow.yaml")
    let run = try repository.kfplint("lint")
    #expect(run.status == 0, "\(run)")
    try repository.write("{}\n", to: ".kfplint.yaml")
    #expect(try rules() == ["suppression-unused"])
  }

  private func policyItem(_ name: String) -> String {
    "\n  - {name: \(name), on: workflow, severity: error, validations: [{expression: 'false'}]}\n"
  }

  @Test("have findings whose fingerprint outlives moved lines and other words")
  func fingerprints() throws {
    func fingerprints() throws -> [String] {
      let run = try repository.kfplint("lint", "--format", "json")
      return try JSONDecoder().decode(Document.self, from: Data(run.output.utf8)).findings.map(\.fingerprint)
    }
    try repository.write(policy("agreed", on: "template", "false"), to: ".kfplint.yaml")
    let before = try fingerprints()
    #expect(!before.isEmpty && Set(before).count == before.count)
    try repository.write(policy("agreed", on: "template", "'1 == 2'"), to: ".kfplint.yaml")
    let workflow = try String(contentsOf: repository.url("team-a/report/workflow.yaml"), encoding: .utf8)
    try repository.write("# a line more\n\n" + workflow, to: "team-a/report/workflow.yaml")
    #expect(try fingerprints() == before)
    try repository.write(policy("other", on: "template", "false"), to: ".kfplint.yaml")
    #expect(try Set(fingerprints()).isDisjoint(with: before))
  }

  @Test("are listed with the level that holds, and explained")
  func catalogue() throws {
    try repository.write(policy("agreed", on: "container", "false", "rules: {agreed: info}"), to: ".kfplint.yaml")
    let list = try repository.kfplint("rules")
    #expect(list.output.contains("Policies of this repository\n  agreed  info     this is not what the team wants\n"))
    struct Rules: Decodable {
      struct Policy: Decodable, Equatable {
        let id: String
        let on: String
        let severity: String
        let level: String
        let path: String
      }

      let policies: [Policy]
    }
    let json = try repository.kfplint("rules", "--format", "json").output
    #expect(
      try JSONDecoder().decode(Rules.self, from: Data(json.utf8)).policies
        == [.init(id: "agreed", on: "container", severity: "error", level: "info", path: ".kfplint.yaml")])
    #expect(try repository.kfplint("rules", "--since", "0.0.1").output.contains("agreed") == false)

    let page = try repository.kfplint("explain", "agreed")
    #expect(page.status == 0)
    #expect(page.output.contains("# agreed\n\nWhat every team agreed on.\n"), "\(page.output)")
    #expect(page.output.contains("`# kfplint: ignore[agreed] reason`"))
    try repository.write("policies: [\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("explain", "params-missing").status == 0)
    let broken = try repository.kfplint("explain", "agreed")
    #expect(broken.status == 2)
    #expect(broken.error.contains("fix the configuration first"), "\(broken.error)")
  }
}
