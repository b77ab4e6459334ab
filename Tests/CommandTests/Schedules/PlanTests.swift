import Foundation
import Testing

@Suite("A plan")
struct PlanTests {
  private let repository: TemporaryRepository

  init() throws { repository = try TemporaryRepository() }

  private func write(_ jobs: [Job], team: String = "shop") throws {
    try repository.write("experiments:\n  - name: sales\n", to: "\(team)/experiments.yaml")
    let list = jobs.isEmpty ? " []\n" : "\n" + jobs.map(\.text).joined()
    try repository.write("recurring_runs:" + list, to: "\(team)/recurring_runs.yaml")
  }

  private func plan(_ arguments: String...) throws -> ProgramRun {
    try repository.run(["plan", "--at", "2030-06-01"] + arguments)
  }

  @Test("of what is staged needs no option, before the first commit too, and never reads the work tree")
  func staged() throws {
    try write([Job(name: "nightly")])
    try repository.git("add", "--all")
    try write([Job(name: "elsewhere")])
    let run = try plan()
    #expect(run.status == 0)
    #expect(run.output.contains("+ \"nightly\" created\n") && run.output.hasSuffix("plan: 1 created in 1 team\n"))
    #expect(try plan("--staged").output == run.output)
    try repository.git("commit", "--quiet", "--message", "Jobs")
    #expect(try plan().output == "plan: the change touches no schedules\n")
  }

  @Test("of a range starts at the merge base")
  func range() throws {
    try write([Job(name: "nightly")])
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", "topic")
    try write([Job(name: "nightly"), Job(name: "weekly")])
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "main")
    try write([Job(name: "nightly"), Job(name: "hourly")])
    try repository.commitAll()
    for arguments in [["--range", "main..topic"], ["--range", "main...topic"]] {
      let run = try repository.run(["plan"] + arguments)
      #expect(run.output.hasSuffix("plan: 1 created, 1 unchanged in 1 team\n"), "\(run)")
    }
    #expect(try plan("--since", "topic").output.contains("\"hourly\" created"))
  }

  @Test("of schedules that are broken on both sides names both, and has exit status 2")
  func broken() throws {
    try repository.write("recurring_runs: [\n", to: "shop/recurring_runs.yaml")
    try repository.write("experiments: []\n", to: "shop/experiments.yaml")
    try repository.commitAll()
    try repository.write("recurring_runs: {\n", to: "shop/recurring_runs.yaml")
    try repository.git("add", "--all")
    let run = try plan()
    #expect(run.status == 2)
    #expect(
      run.error == """
        error: shop, before the change: recurring_runs.yaml does not parse
        error: shop, after the change: recurring_runs.yaml does not parse

        """)
    #expect(try plan("--format", "json").status == 2)
  }

  @Test("without a repository, of an unknown revision or with options that exclude each other is not made")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.kfplint("plan").status == 2)
    #expect(try plan("--since", "nowhere").status == 2)
    #expect(try plan("--staged", "--since", "HEAD").status == 2)
    try repository.write("rules: 1\n", to: ".kfplint.yaml")
    try repository.git("add", "--all")
    #expect(try plan().error.hasPrefix("error: .kfplint.yaml: fix the configuration first: "))
    #expect(try plan("--no-config").status == 0)
  }

  @Test("names the jobs of this repository that run a pipeline which the change makes different, and when")
  func impact() throws {
    try repository.git("remote", "add", "origin", "https://github.com/acme/pipelines.git")
    try repository.writePipeline("orders")
    var paused = Job(name: "paused", reference: "main")
    paused.isEnabled = false
    try write([
      Job(name: "nightly", reference: "main"), Job(name: "pinned"), paused,
      Job(name: "elsewhere", reference: "main", repository: "others"),
    ])
    try repository.commitAll()
    let text = try repository.text("orders/workflow.yaml")
    try repository.write(text.rendered(at: "2031-01-01T00:00:00"), to: "orders/workflow.yaml")
    try repository.git("add", "--all")
    #expect(try plan().output == "plan: the change touches no schedules\n")
    try repository.write(text.replacing("reports:4.2", with: "reports:4.3"), to: "orders/workflow.yaml")
    try repository.git("add", "--all")
    let run = try plan()
    #expect(
      run.output == """
        orders changes
          "nightly" in shop follows "main", and runs the change when "main" has it; next run 2030-06-01T02:30:00Z
          "pinned" in shop is pinned to "4f0c2b7d9e1a83655c0d7be21f94a6c83d20e5b1", and does not run the change until its \
        pin moves; next run 2030-06-01T02:30:00Z
          "paused" in shop follows "main", and runs the change when "main" has it; it is paused

        plan: the change touches no schedules

        """)
    #expect(
      try plan("--format", "markdown").output.contains("#### `orders` changes\n\n- `nightly` in `shop`: `follows"))
    let linted = try repository.kfplint("lint", "--staged", "--verbose").error
    #expect(linted.contains("note: orders changes: \"nightly\" in shop follows \"main\""), "\(linted)")
    #expect(try !repository.kfplint("lint", "--staged").error.contains("nightly"))
    let compared = try repository.kfplint("compare")
    #expect(compared.output.contains("\nschedules\n  \"nightly\" in shop follows \"main\""))
    #expect(!compared.output.contains("elsewhere") && !compared.output.contains("next run"))
  }

  @Test("says that a moved job is left behind in one team and created in the other")
  func twoTeams() throws {
    try write([Job(name: "nightly")], team: "a")
    try write([], team: "b")
    try repository.commitAll()
    try write([], team: "a")
    try write([Job(name: "nightly")], team: "b")
    try repository.git("add", "--all")
    #expect(try plan().output.hasSuffix("plan: 1 created, 1 left running in 2 teams\n"))
  }

  @Test("shows what is hostile, and lets none of it through", arguments: ["text", "markdown", "json"])
  func hostile(_ format: String) throws {
    var job = Job(name: #"a|`b` <b>*x*</b> @team \e[31m \n# head"#)
    try write([job])
    try repository.commitAll()
    job.parameters["period"] = #"``` </details> \e]8;;x\a"#
    try write([job])
    try repository.git("add", "--all")
    let run = try plan("--format", format)
    #expect(run.status == 0)
    #expect(run.output.contains("\u{1B}") == false && run.output.contains("\u{07}") == false)
    if format == "markdown" {
      #expect(run.output.contains(#"- `` a|`b` <b>*x*</b> @team \u{1B}[31m \n# head `` **replaced**"#))
      #expect(run.output.contains(#"```` ``` </details> \u{1B}]8;;x\u{7} ````"#), "\(run.output)")
    }
  }

  @Test("never shows a credential", arguments: ["text", "markdown", "json"])
  func secret(_ format: String) throws {
    var job = Job(name: "nightly")
    try write([job])
    try repository.commitAll()
    job.parameters["token"] = "ghp_" + String(repeating: "a1B2c3D4e5F6", count: 3)
    try write([job])
    try repository.git("add", "--all")
    let run = try plan("--format", format)
    #expect(run.output.contains("ghp_") == false)
    #expect(run.output.contains("secret"))
  }

  @Test("of a thousand jobs is one line for all that stay")
  func thousand() throws {
    var jobs = (0..<1000).map { Job(name: "job-\($0)") }
    try write(jobs)
    try repository.commitAll()
    jobs[500].cron = "0 0 5 * * *"
    try write(jobs)
    try repository.git("add", "--all")
    let run = try repository.run(["plan", "--at", "2030-06-01"])
    #expect(run.output.hasSuffix("  = 999 jobs unchanged\n\nplan: 1 replaced, 999 unchanged in 1 team\n"))
    #expect(run.output.split(separator: "\n").count < 8)
  }

  @Test("needs a time only for a job's end")
  func end() throws {
    var job = Job(name: "sale")
    job.trigger = ["end_date": "2030-05-31T00:00:00Z"]
    try write([job])
    try repository.commitAll()
    try repository.write("# a comment\n" + repository.text("shop/recurring_runs.yaml"), to: "shop/recurring_runs.yaml")
    try repository.git("add", "--all")
    #expect(try plan().output.contains("- \"sale\" over\n"))
    #expect(try repository.kfplint("plan", "--at", "2030-05-30").output.contains("1 job unchanged"))
  }
}
