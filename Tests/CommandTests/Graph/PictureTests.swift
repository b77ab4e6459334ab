import Foundation
import Testing

@Suite("Reports with pictures of pipelines")
struct PictureTests {
  private let repository: TemporaryRepository

  /// Two pipelines, one of them without a value for its recipient, and a team's schedules.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report")
    try repository.writePipeline("stock/report", without: "recipient")
    try repository.write(
      """
      recurring_runs:
        - job: {name: daily, trigger: {cron: "0 10 10 * * *"}}

      """, to: "schedules/team/recurring_runs.yaml")
    try repository.write("experiments: []\n", to: "schedules/team/experiments.yaml")
    try repository.commitAll()
  }

  @Test("The page for a browser has each pipeline's tasks and each job's runs, and is the same each time")
  func page() throws {
    let first = try repository.kfplint("lint", "--exit-zero", "--output", "html:page.html")
    #expect(first.status == 0, "\(first)")
    let page = try repository.text("page.html")
    #expect(page.matches(of: #/<svg /#).count == 2)
    #expect(page.contains("params-missing"))
    // The commit was made at 09:14:05.
    #expect(page.contains("The runs after 2026-03-02 09:14:05") && page.contains("2026-03-02 10:10:00"))
    let second = try repository.kfplint("lint", "--exit-zero", "--format", "html")
    #expect(second.output == page)
  }

  @Test("Markdown has the tasks of the pipeline with a finding, and of no other")
  func markdown() throws {
    let run = try repository.kfplint("lint", "--exit-zero", "--format", "markdown")
    #expect(run.output.matches(of: /```mermaid/).count == 1, "\(run)")
  }

  @Test("The report of what could not be read is a page, too")
  func unreadable() throws {
    try repository.write("unknown: 1\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--format", "html")
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("<!DOCTYPE html>"))
    #expect(run.output.contains("config-invalid"))
  }
}
