import Foundation
import Testing

/// The rules that compare with what was there before.
@Suite("A rule about a change")
struct ChangeTests {
  private let repository: TemporaryRepository

  /// A team whose only job is removed in the second commit.
  init() throws {
    repository = try TemporaryRepository()
    try write([Job(name: "nightly")])
    try repository.commitAll()
    try write([])
  }

  private func write(_ jobs: [Job]) throws {
    try repository.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    let list = jobs.isEmpty ? " []\n" : "\n" + jobs.map(\.text).joined()
    try repository.write("recurring_runs:" + list, to: "shop/recurring_runs.yaml")
  }

  private let removal = "shop/recurring_runs.yaml schedule-removed"

  @Test("compares what is staged with HEAD, with --all too")
  func staged() throws {
    try repository.git("add", "--all")
    for arguments in [["lint", "--staged"], ["lint", "--staged", "--all"], ["hook", "pre-commit"]] {
      let run = try repository.run(arguments + ["--format", "concise", "--fail-on", "error"])
      #expect(run.status == 1, "\(arguments)")
      #expect(run.reported.contains(removal), "\(run)")
    }
  }

  @Test("compares a range with its merge base, and says where the job was")
  func range() throws {
    try repository.commitAll()
    for arguments in [["--range", "HEAD~1..HEAD"], ["--since", "HEAD~1"]] {
      #expect(try repository.run(["lint", "--format", "concise"] + arguments).reported.contains(removal))
    }
    let base = try repository.git("rev-parse", "--short", "HEAD~1")
    #expect(try repository.kfplint("lint", "--since", "HEAD~1").output.contains("(at \(base))\n"))
  }

  @Test("is silent where nothing is compared")
  func noBase() throws {
    try repository.commitAll()
    for arguments in [["lint"], ["lint", "--rev", "HEAD"], ["lint", "shop"], ["lint", "--staged"]] {
      #expect(try repository.run(arguments + ["--format", "concise"]).reported.contains(removal) == false)
    }
  }

  @Test("finds the jobs of a folder that is deleted, and stops the commit")
  func deletedFolder() throws {
    try repository.remove("shop")
    #expect(try repository.kfplint("install", "pre-commit").status == 0)
    let path = Program.kfplint.path
    try repository.git("add", "--all")
    let commit = try repository.commit(
      [], environment: ["PATH": "\(URL(filePath: path).deletingLastPathComponent().path):/usr/bin:/bin"])
    #expect(commit.status == 1)
    #expect(commit.error.contains("job \"nightly\" is removed while it is enabled"), "\(commit)")
  }

  @Test("finds in a push what each ref takes away")
  func push() throws {
    let push = try PushRepositories()
    try push.client.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    try push.client.write("recurring_runs:\n" + Job(name: "nightly").text, to: "shop/recurring_runs.yaml")
    try push.client.commitAll()
    try push.client.git("push", "--quiet", "origin", "main")
    try push.client.remove("shop")
    try push.client.commitAll()
    let (old, new) = (
      try push.client.git("rev-parse", "HEAD~1"), try push.client.git("rev-parse", "HEAD")
    )
    let run = try push.client.run(
      ["hook", "pre-push", "origin", "url", "--format", "concise"],
      input: Data("refs/heads/main \(new) refs/heads/main \(old)\n".utf8))
    #expect(run.status == 1)
    #expect(run.reported == [removal])
  }

  @Test("tells a pipeline that was only compiled again, and a source that was not rendered")
  func pipelines() throws {
    try repository.writePipeline("orders/RENDERED_PIPELINE")
    try repository.write("import kfp\n", to: "orders/pipeline.py")
    try repository.commitAll()
    let path = "orders/RENDERED_PIPELINE/workflow.yaml"
    try repository.write(repository.text(path).replacing("09:14:05", with: "10:20:30"), to: path)
    try repository.git("add", "--all")
    let noise = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(noise.reported == ["\(path) render-noise"])
    try repository.git("reset", "--quiet", "--hard")
    try repository.write("import kfp, os\n", to: "orders/pipeline.py")
    try repository.git("add", "--all")
    let source = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(source.status == 0)
    #expect(source.reported == ["orders/pipeline.py source-changed"])
    #expect(source.closing == "checked 1 pipeline, staged")
  }
}
