import Foundation
import Testing

/// The life of some jobs, commit by commit, and what `kfplint plan` says of each.
@Suite("The story of a plan")
struct PlanStoryTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.git("remote", "add", "origin", "https://github.com/acme/pipelines.git")
  }

  @Test("Each commit is told by what the reconciler makes of it")
  func story() throws {
    var story = ""
    func tell(_ title: String, _ change: () throws -> Void) throws {
      try change()
      try repository.commitAll()
      let run = try repository.kfplint("plan", "--since", "HEAD~1", "--at", "2030-06-01")
      story += "# \(title)\n\(run.output)\(run.error)exit status \(run.status ?? -1)\n\n"
    }
    let pipeline = PipelineText()
    try repository.writePipeline("orders", pipeline)
    try repository.commitAll()
    let first = try repository.git("rev-parse", "HEAD")
    var job = Job(name: "nightly-orders", reference: first)

    try tell("A team starts with one job") { try write([job]) }
    try tell("It runs an hour later, with another value, and keeps its name") {
      job.cron = "0 30 3 * * *"
      job.parameters["period"] = "week"
      try write([job])
    }
    try repository.write(
      pipeline.text.replacing("reports:4.2", with: "reports:4.3").replacing("1.8.22", with: "1.8.21"),
      to: "orders/workflow.yaml")
    try repository.commitAll()
    try tell("The pin moves to a pipeline with another image") {
      job.reference = try repository.git("rev-parse", "HEAD")
      try write([job])
    }
    try repository.write(
      repository.text("orders/workflow.yaml").replacing("09:14:05", with: "17:20:31"), to: "orders/workflow.yaml")
    try repository.commitAll()
    try tell("The pin moves to one that was only compiled again") {
      job.reference = try repository.git("rev-parse", "HEAD")
      try write([job])
    }
    var other = Job(name: "weekly-stock", reference: "v1.2", repository: "stock", cron: "0 0 6 * * 1")
    other.keepHistory = 1
    try tell("A second job, of a repository that is not at hand, and another team with a job of the same name") {
      try write([job, other])
      try write([job], team: "web")
    }
    try tell("Its pin moves, and nobody can tell whether the pipeline is another one") {
      other.reference = "v1.3"
      try write([job, other])
    }
    try tell("A job is paused") {
      job.isEnabled = false
      try write([job, other])
    }
    try tell("It is enabled again, from a start in the past, with catchup") {
      job.isEnabled = true
      job.trigger = ["start_date": "2030-01-01T00:00:00Z", "catchup": "true"]
      try write([job, other])
    }
    try tell("The file is broken") { try repository.write("recurring_runs: [\n", to: "shop/recurring_runs.yaml") }
    try tell("The file is mended") { try write([job, other]) }
    try tell("A job is renamed, and the other gets an end that has passed and loses its history") {
      job.name = "orders-of-the-night"
      other.trigger = ["end_date": "2030-05-01T00:00:00Z"]
      try write([job, other])
    }
    try tell("An experiment is missing, and the reconciler refuses the team") {
      try repository.write("experiments: []\n", to: "shop/experiments.yaml")
    }
    try tell("A team is gone") {
      try repository.remove("web")
      try write([job, other])
    }
    try tell("Nothing that the reconciler reads") { try repository.write("x\n", to: "notes.txt") }
    try expectSnapshot(story, "plan-story.txt")
  }

  @Test("The forms for a pull request and for programs", arguments: ["markdown", "json"])
  func forms(_ format: String) throws {
    try repository.writePipeline("orders")
    try repository.commitAll()
    var job = Job(name: "nightly-orders", reference: try repository.git("rev-parse", "HEAD"))
    let gone = Job(name: "hourly-stock", reference: "main", repository: "stock")
    try write([job, gone])
    try repository.write(
      repository.text("orders/workflow.yaml").replacing("reports:4.2", with: "reports:4.3"), to: "orders/workflow.yaml")
    try repository.commitAll()
    job.reference = try repository.git("rev-parse", "HEAD")
    job.cron = "0 0 4 * * *"
    try write([job])
    try repository.git("add", "--all")
    let run = try repository.kfplint("plan", "--format", format, "--at", "2030-06-01T00:00:00Z")
    #expect(run.status == 0 && run.error.isEmpty, "\(run)")
    try expectSnapshot(run.output, "plan.\(format).txt")
    if format == "json" {
      let document = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
      #expect(document["schema"] as? Int == 1)
    }
  }

  private func write(_ jobs: [Job], team: String = "shop") throws {
    try repository.write("experiments:\n  - name: sales\n", to: "\(team)/experiments.yaml")
    try repository.write("recurring_runs:\n" + jobs.map(\.text).joined(), to: "\(team)/recurring_runs.yaml")
  }
}

/// A job of `recurring_runs.yaml`.
struct Job {
  var name: String
  var reference: String
  var repository = "pipelines"
  var cron = "0 30 2 * * *"
  var isEnabled = true
  var keepHistory: Int?
  var parameters = ["period": "day", "recipient": "sales@example.com"]
  var trigger: [String: String] = [:]

  init(
    name: String, reference: String = "4f0c2b7d9e1a83655c0d7be21f94a6c83d20e5b1", repository: String = "pipelines",
    cron: String = "0 30 2 * * *"
  ) {
    self.name = name
    self.reference = reference
    self.repository = repository
    self.cron = cron
  }

  var text: String {
    let parameters = parameters.sorted { $0.key < $1.key }.map { "      - {name: \($0.key), value: \"\($0.value)\"}\n" }
    let trigger = ["catchup": "false", "cron": "\"\(cron)\""].merging(trigger) { $1 }.sorted { $0.key < $1.key }
    return """
        - pipeline_source:
            github_owner: acme
            github_repo: \(repository)
            git_reference: "\(reference)"
            file_path: orders/workflow.yaml
          pipeline_parameters:
      \(parameters.joined())\(keepHistory.map { "    keep_history: \($0)\n" } ?? "")    job:
            enabled: \(isEnabled)
            name: "\(name)"
            experiment: sales
            max_concurrency: 1
            trigger:
      \(trigger.map { "        \($0.key): \($0.value)\n" }.joined())
      """
  }
}
