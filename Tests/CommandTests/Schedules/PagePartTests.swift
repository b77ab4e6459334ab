import Foundation
import Testing

@Suite("What the page for a browser tells of the change and of the commits before")
struct PagePartTests {
  private let repository: TemporaryRepository

  /// Two commits with a job and a pipeline each, and a staged change of both.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("team-1/report", without: "recipient")
    try write([Job(name: "nightly")])
    try repository.commitAll()
    try repository.writePipeline("team-1/report")
    try repository.writePipeline("team-2/report", without: "recipient")
    try repository.writePipeline("team-2/sales", without: "recipient")
    try repository.commitAll()
    try write([Job(name: "nightly", cron: "0 30 3 * * *")])
    try repository.git("add", "--all")
  }

  private func write(_ jobs: [Job]) throws {
    try repository.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    try repository.write("recurring_runs:\n" + jobs.map(\.text).joined(), to: "shop/recurring_runs.yaml")
  }

  private func page(_ arguments: String...) throws -> String {
    let run = try repository.run(["lint", "--exit-zero", "--format", "html"] + arguments)
    #expect(run.status == 0, "\(run)")
    return run.output
  }

  /// The text of the elements of a page, without markup.
  private func text(_ page: String, from id: String) throws -> String {
    let start = try #require(page.firstRange(of: "id=\"\(id)\""))
    let end = try #require(page[start.upperBound...].firstRange(of: "</section>"))
    return String(page[start.upperBound..<end.lowerBound]).replacing(/<[^>]*>/, with: "|").replacing(/\|+/, with: "|")
      .replacing("&quot;", with: "\"")
  }

  @Test("A change is told as `kfplint plan` tells it: staged, since a commit, and by a hook")
  func plan() throws {
    let staged = try text(page("--staged"), from: "plan-0")
    #expect(
      staged.contains("|staged: 1 replaced in 1 team|shop|nightly| |replaced|cron: \"0 30 2 * * *\" → \"0 30 3 * * *\"")
    )
    #expect(try page("--staged") == page("--staged"))
    let hook = try repository.kfplint("hook", "pre-commit", "--exit-zero", "--output", "html:page.html")
    #expect(hook.status == 0, "\(hook)")
    #expect(try text(repository.text("page.html"), from: "plan-0") == staged)
    try repository.git("commit", "--quiet", "--no-verify", "--message", "Later")
    #expect(try text(page("--since", "HEAD^"), from: "plan-0").contains("1 replaced in 1 team"))
    #expect(try text(page("--since", "HEAD^^"), from: "plan-0").contains("1 replaced in 1 team"))
    // What is not a change has no plan.
    for arguments in [["--rev", "HEAD"], ["."]] {
      #expect(
        try !repository.run(["lint", "--exit-zero", "--format", "html"] + arguments).output.contains("id=\"plan-0\""))
    }
  }

  @Test("What changes in pipelines is told as `kfplint compare` tells it")
  func comparison() throws {
    try repository.write("<b>2</b>", to: "team-1/report/params/recipient")
    try repository.git("add", "--all")
    let told = try text(page("--staged"), from: "comparison")
    #expect(told.contains("team-1/report|: different|"), "\(told)")
    #expect(told.contains("&lt;b&gt;2&lt;/b&gt;"), "\(told)")
    let compared = try repository.kfplint("compare", "--staged").output
    #expect(compared.contains("team-1/report: different\n") && compared.contains("<b>2</b>"), "\(compared)")
    for line in compared.split(separator: "\n") where line.contains("recipient") {
      #expect(told.contains(line.replacing("<", with: "&lt;").replacing(">", with: "&gt;").split(separator: " → ")[0]))
    }
    #expect(try !page("--rev", "HEAD").contains("id=\"comparison\""))
  }

  @Test("What is staged has the time of the commit that it follows, for the coming runs and for JUnit")
  func time() throws {
    let environment = ["GIT_COMMITTER_DATE": "2026-11-22T15:00:00Z"]
    try repository.git(
      "commit", "--quiet", "--no-verify", "--allow-empty", "--message", "Now", environment: environment)
    try write([Job(name: "nightly", cron: "0 30 4 * * *")])
    try repository.git("add", "--all")
    #expect(try page("--staged").contains("The runs after 2026-11-22 15:00:00"))
    #expect(try page("--staged").contains("2026-11-23 04:30:00"))
    let junit = try repository.kfplint("lint", "--staged", "--format", "junit")
    #expect(junit.output.contains("timestamp=\"2026-11-22T15:00:00\""))
  }

  @Test("The trend counts what `kfplint stats` counts, ends at the commit that is looked at, and heeds PATH")
  func trend() throws {
    let trend = try text(page("--history", "9"), from: "trend")
    #expect(trend.contains("2 commits from "))
    #expect(trend.contains("|errors|") && trend.contains("|1 → 2|"))
    #expect(trend.contains("|team-1|") && trend.contains("|team-2|"))
    let part = try text(page("--history", "9", "team-1"), from: "trend")
    #expect(part.contains("|1 → 0|") && !part.contains("team-2"))
    #expect(try text(page("--history", "9", "--rev", "HEAD^"), from: "trend").contains("1 commit: "))
    #expect(
      try text(page("--history", "1", "--staged", "--all", "team-1"), from: "trend").contains("Nothing was found"))
  }

  @Test(
    "--history without a page, a number or a commit is refused",
    arguments: [
      (["--history", "3"], "--history is for the HTML report: add --output html:PATH, or use `kfplint stats`"),
      (["--history", "0", "--format", "html"], "--history has to be a number from 1 to 10000"),
      (["--history", "3", "--format", "html", "-"], "--history needs more than standard input"),
    ])
  func refused(_ arguments: [String], _ words: String) throws {
    let run = try repository.run(["lint"] + arguments)
    #expect(run.status != 0 && run.output.isEmpty)
    #expect(run.error.contains(words), "\(run)")
  }

  @Test("--history in a folder without commits says so, with exit status 2 and a report that says why")
  func noHistory() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("report")
    let run = try folder.kfplint("lint", "--history", "3", "--format", "html", ".")
    #expect(run.status == 2)
    #expect(run.error.contains("--history needs a commit to start from, and no commit was found"))
  }
}
