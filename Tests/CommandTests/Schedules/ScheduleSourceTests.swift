import Foundation
import Testing

/// Jobs compared with their pipelines at the commits that they name.
@Suite("The sources of schedules")
struct ScheduleSourceTests {
  private let repository: TemporaryRepository
  private let first: String

  /// A repository with the pipeline `orders`, which wants `recipient`, at a first commit, and the schedules of a team.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("orders")
    try repository.commitAll()
    first = try repository.git("rev-parse", "HEAD")
    try repository.write(Self.experiments, to: "shop/experiments.yaml")
  }

  private static let experiments = "experiments:\n  - name: orders\n"

  private static func job(
    _ name: String, at reference: String, repository: String = "pipelines", path: String = "orders/workflow.yaml",
    parameter: String = "recipient"
  ) -> String {
    """
      - pipeline_source: {github_owner: acme, github_repo: \(repository), git_reference: "\(reference)", file_path: \(path)}
        pipeline_parameters: [{name: period, value: day}, {name: \(parameter), value: "a@example.com"}]
        job:
          enabled: true
          name: \(name)
          experiment: orders
          max_concurrency: 1
          trigger: {catchup: false, cron: "0 10 10 * * *"}

    """
  }

  private func writeJobs(_ jobs: String...) throws {
    try repository.write("recurring_runs:\n" + jobs.joined(), to: "shop/recurring_runs.yaml")
  }

  private func addRemote(_ address: String = "git@github.com:acme/pipelines.git") throws {
    try repository.git("remote", "add", "origin", address)
  }

  @Test(
    "Whatever is linted, a job of this repository is compared with the commit, not with the work tree",
    arguments: [["--staged"], [], ["--rev", "HEAD"], ["--range", "HEAD~1..HEAD"], ["shop"]])
  func commits(_ options: [String]) throws {
    try addRemote()
    try writeJobs(Self.job("nightly", at: first), Self.job("weekly", at: first, parameter: "recipent"))
    try repository.git("add", "--all")
    try repository.git("rm", "--quiet", "-r", "orders")
    if options.contains(where: { $0.hasSuffix("HEAD") }) { try repository.commitAll() }
    let run = try repository.run(["lint", "--format", "concise"] + options)
    #expect(run.status == 1, "\(run)")
    #expect(run.reported == ["shop/recurring_runs.yaml schedule-params"], "\(run)")
  }

  @Test("The finding shows the workflow at the commit")
  func related() throws {
    try addRemote("https://github.com/Acme/Pipelines")
    try writeJobs(Self.job("nightly", at: first, parameter: "recipent"))
    let run = try repository.kfplint("lint", "shop")
    #expect(run.output.contains("::: orders/workflow.yaml:"), "\(run)")
    #expect(run.output.contains("(at \(first.prefix(7)))"), "\(run)")
    #expect(run.output.contains("help: did you mean recipient?"), "\(run)")
  }

  @Test("A repository that is not available here is one info, whatever number of jobs it concerns")
  func unavailable() throws {
    try writeJobs(Self.job("nightly", at: first), Self.job("weekly", at: first))
    let run = try repository.kfplint("lint", "--format", "concise", "shop")
    #expect(run.status == 0)
    #expect(run.reported == ["shop/recurring_runs.yaml schedule-source"])
    #expect(run.output.contains("acme/pipelines is not available here, so 2 jobs are not compared"))
  }

  @Test("A clone is named by a path from the configuration file on", arguments: ["--bare", "--quiet"])
  func mapped(_ option: String) throws {
    try repository.git("clone", "--quiet", option, ".", "clones/pipelines")
    try repository.write("clones/\n", to: ".gitignore")
    try repository.write(
      "repositories: {Acme/Pipelines: ./clones/../clones/pipelines}\n", to: ".kfplint.yaml")
    try writeJobs(Self.job("nightly", at: first), Self.job("weekly", at: first, parameter: "recipent"))
    for arguments in [[], ["--staged", "--all"]] {
      try repository.git("add", "--all")
      let run = try repository.run(["lint", "--format", "concise"] + arguments)
      #expect(run.reported == ["shop/recurring_runs.yaml schedule-params"], "\(run)")
    }
  }

  @Test("The repository may be named as a clone of itself, and one that is missing is an info that says so")
  func mappedToItself() throws {
    try writeJobs(Self.job("nightly", at: first, parameter: "recipent"))
    try repository.write("repositories: {acme/pipelines: .}\n", to: ".kfplint.yaml")
    #expect(
      try repository.kfplint("lint", "--format", "concise").reported == ["shop/recurring_runs.yaml schedule-params"])
    try repository.write("repositories: {acme/pipelines: nowhere}\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--format", "text")
    #expect(run.status == 0)
    #expect(run.output.contains("the clone of acme/pipelines cannot be used"), "\(run)")
    #expect(run.output.contains("there is no folder"), "\(run)")
  }

  @Test("A folder outside of the work tree is opened only where the user allows it")
  func outside() throws {
    try repository.git("clone", "--quiet", "--bare", ".", "clones/pipelines.git")
    try repository.git("init", "--quiet", "linted")
    try repository.write(Self.experiments, to: "linted/shop/experiments.yaml")
    let jobs = "recurring_runs:\n" + Self.job("nightly", at: first, parameter: "recipent")
    try repository.write(jobs, to: "linted/shop/recurring_runs.yaml")
    let found = ["shop/recurring_runs.yaml schedule-params"]
    for path in ["../clones/pipelines.git", repository.path + "/clones/pipelines.git", "link", "../nowhere"] {
      try repository.write("repositories: {acme/pipelines: '\(path)'}\n", to: "linted/.kfplint.yaml")
      try repository.shell("ln -sfn ../clones/pipelines.git linted/link").expectSuccess()
      let run = try repository.kfplint("lint", "--format", "concise", in: "linted")
      #expect(run.reported == ["shop/recurring_runs.yaml schedule-source"], "\(run)")
      #expect(run.output.contains("cannot be used"), "\(run)")
      #expect(!run.output.contains("recipient"), "\(run)")
      if path == "../nowhere" { continue }
      let allowed: [([String], [String: String])] = [
        (["--clones-below", "../clones"], [:]), (["--config", ".kfplint.yaml"], [:]),
        ([], ["KFPLINT_CLONES_BELOW": "/nonexistent:\(repository.path)"]),
      ]
      for (options, environment) in allowed {
        let run = try repository.run(
          ["lint", "--format", "concise"] + options, in: "linted", environment: environment)
        #expect(run.reported == found, "\(path) \(options) \(run)")
      }
    }
  }

  @Test("In a bare repository a pushed configuration opens no other repository")
  func bare() throws {
    try writeJobs(Self.job("nightly", at: first, parameter: "recipent"))
    try repository.write("repositories: {acme/pipelines: \(repository.url.path)}\n", to: ".kfplint.yaml")
    try repository.commitAll()
    try repository.git("clone", "--quiet", "--bare", ".", "server.git")
    let run = try repository.kfplint("lint", "--rev", "HEAD", "--format", "concise", in: "server.git")
    #expect(run.reported == ["shop/recurring_runs.yaml schedule-source"], "\(run)")
    #expect(run.output.contains(" info[schedule-source] the clone of acme/pipelines cannot be used"), "\(run)")
  }

  @Test("A shallow clone that lacks the commit is no defect of the schedule")
  func shallow() throws {
    try writeJobs(Self.job("nightly", at: first, parameter: "recipent"))
    try repository.commitAll()
    try repository.git("clone", "--quiet", "--depth", "1", "file://\(repository.url.path)", "shallow")
    try repository.git("remote", "set-url", "origin", "https://github.com/acme/pipelines", in: "shallow")
    let run = try repository.kfplint("lint", "--format", "text", in: "shallow")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("`git fetch --unshallow` brings the rest of it"), "\(run)")
  }

  @Test("What a partial clone left behind is no defect either, and --allow-fetch brings it")
  func partial() throws {
    try writeJobs(
      Self.job("nightly", at: first, parameter: "recipent"),
      Self.job("weekly", at: first, path: "orders/params/period.yaml"))
    try repository.write("x\n", to: "orders/params/period.yaml")
    try repository.git("rm", "--quiet", "-r", "--cached", "orders")
    try repository.git("add", "shop")
    try repository.git("commit", "--quiet", "--message", "Schedules alone")
    try repository.git("config", "uploadpack.allowFilter", "true")
    let origin = "file://\(repository.url.path)"
    try repository.git("clone", "--quiet", "--filter=blob:none", origin, "partial")
    try repository.git("remote", "add", "github", "https://github.com/acme/pipelines", in: "partial")
    let run = try repository.kfplint("lint", "--format", "text", "--fail-on", "error", in: "partial")
    #expect(run.output.contains("as this is a partial clone; run `git fetch origin"), "\(run)")
    #expect(!run.output.contains("error[schedule-params]"), "\(run)")
    let fetched = try repository.kfplint("lint", "--format", "text", "--allow-fetch", in: "partial")
    #expect(fetched.output.contains("error[schedule-params]: the pipeline has no parameter \"recipent\""), "\(fetched)")
  }

  @Test("A pipeline that was changed since is an info; the tag of a commit is not a branch, and a branch is one")
  func behind() throws {
    try addRemote()
    try repository.git("tag", "nightly")
    try writeJobs(
      Self.job("one", at: first), Self.job("two", at: "nightly"), Self.job("three", at: "main"),
      Self.job("four", at: String(first.prefix(8))))
    try repository.write("# Changed.\n", to: "orders/notes.md")
    try repository.commitAll()
    let run = try repository.kfplint("lint", "--format", "concise", "shop")
    #expect(
      run.reported == [
        "shop/recurring_runs.yaml schedule-pin-behind", "shop/recurring_runs.yaml schedule-pin-behind",
        "shop/recurring_runs.yaml schedule-reference", "shop/recurring_runs.yaml schedule-pin-behind",
        "shop/recurring_runs.yaml schedule-reference",
      ], "\(run)")
    #expect(run.output.contains("\"main\" is a branch\n"), "\(run)")
  }

  @Test("A reference that means something in git's language and a path out of the repository are looked up nowhere")
  func hostile() throws {
    try addRemote()
    try writeJobs(
      Self.job("one", at: "HEAD@{0}"), Self.job("two", at: ":/Everything"), Self.job("three", at: "--output=x"),
      Self.job("four", at: first, path: "../../../etc/passwd.yaml"), Self.job("five", at: "HEAD"),
      Self.job("six", at: first, path: "/etc/x.yaml"), Self.job("seven", at: first, path: "orders/./workflow.yaml"))
    let run = try repository.kfplint("lint", "--format", "concise", "shop")
    #expect(run.reported.filter { $0 == "shop/recurring_runs.yaml schedule-source" }.count == 7, "\(run)")
    #expect(!FileManager.default.fileExists(atPath: repository.url("x").path))
  }

  @Test("A thousand jobs at as many commits are compared in no time")
  func thousandJobs() throws {
    try addRemote()
    let stream = (0..<1000).map { number in
      """
      commit refs/heads/main
      committer C <c@example.org> \(1_900_000_000 + number) +0000
      data 0
      \(number == 0 ? "from \(first)\n" : "")M 100644 inline notes/\(number % 50).md
      data 4
      \(String(format: "%04d", number))

      """
    }.joined()
    _ = try Program.git.run(
      ["fast-import", "--quiet", "--force"], in: repository.url, environment: TemporaryRepository.environment,
      input: Data(stream.utf8))
    let commits = try repository.git("rev-list", "--max-count", "1000", "main").split(separator: "\n")
    #expect(commits.count == 1000)
    let jobs = commits.enumerated().map { Self.job("job-\($0.offset)", at: String($0.element)) }
    try repository.write("recurring_runs:\n" + jobs.joined(), to: "shop/recurring_runs.yaml")
    let start = ContinuousClock.now
    let run = try repository.kfplint("lint", "--format", "concise", "shop")
    #expect(run.reported == [], "\(run)")
    // A debug build on a busy machine takes a few seconds; a search of all history for each job would take minutes.
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
