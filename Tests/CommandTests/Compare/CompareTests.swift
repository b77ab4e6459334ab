import Foundation
import Testing

@Suite("A comparison")
struct CompareTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("a")
    try repository.write(
      try repository.text("a/workflow.yaml").rendered(at: "2031-01-01T00:00:00"), to: "b/workflow.yaml")
    for name in ["period", "recipient"] {
      try repository.write(try repository.text("a/params/\(name)"), to: "b/params/\(name)")
    }
  }

  private func change(_ old: String, _ new: String, of path: String = "b/workflow.yaml") throws {
    try repository.write(try repository.text(path).replacing(old, with: new), to: path)
  }

  @Test("of two folders that were rendered at two times says that they are equal")
  func equal() throws {
    let run = try repository.kfplint("compare", "a", "b")
    #expect(run.status == 0)
    #expect(
      run.output == "a → b: equal, but for compilation time and SDK version\n\ncompare: 1 equal pipeline\n")
    #expect(try repository.kfplint("compare", "a/workflow.yaml", "b/workflow.yaml").status == 0)
    #expect(try repository.kfplint("compare", "a", "a/").status == 0)
  }

  @Test("shows images, arguments, parameters and files of params/, as text, Markdown and JSON")
  func different() throws {
    try change("reports:4.2", "reports:4.3")
    try change("name: recipient}", "name: recipient, value: all}")
    try change("serviceAccountName: pipeline-runner", "serviceAccountName: reports\n  onExit: send-report")
    try repository.write("another\n", to: "b/params/period")
    try repository.write("new\n", to: "b/params/extra")
    for (format, file) in [
      ("text", "compare.text.txt"), ("markdown", "compare.markdown.txt"), ("json", "compare.json.txt"),
    ] {
      let run = try repository.kfplint("compare", "a", "b", "--format", format)
      #expect(run.status == 1)
      try expectSnapshot(run.output, file)
    }
    let colored = try repository.kfplint("compare", "a", "b", "--color", "always")
    #expect(colored.output.contains("\u{1B}[32m"))
  }

  @Test("reads commits and the index, and takes what a change touches without paths")
  func sources() throws {
    try repository.commitAll()
    try change("reports:4.2", "reports:4.3")
    #expect(try repository.kfplint("compare", "HEAD:b", "b").status == 1)
    #expect(try repository.kfplint("compare", ":b", "HEAD:b").status == 0)
    #expect(try repository.kfplint("compare").output == "compare: the change touches no pipelines\n")
    try repository.git("add", "--all")
    #expect(try repository.kfplint("compare", ":b", "HEAD:b").status == 1)
    #expect(try repository.kfplint("compare", "HEAD:./b", "b", in: ".").status == 1)
    let staged = try repository.kfplint("compare", "--staged")
    #expect(staged.status == 1)
    #expect(staged.output.contains("b: different\n") && !staged.output.contains("a: "))
    try repository.git("commit", "--quiet", "--message", "Change")
    try repository.git("rm", "--quiet", "-r", "a")
    try repository.commitAll()
    let range = try repository.kfplint("compare", "--range", "HEAD~2..HEAD")
    #expect(range.output.hasSuffix("compare: 1 different, 1 removed pipelines\n"), "\(range)")
    #expect(try repository.kfplint("compare", "--since", "HEAD~1").output.contains("a: removed\n"))
  }

  @Test("that cannot be made has exit status 2 and says why")
  func obstacles() throws {
    let broken = try repository.text("b/workflow.yaml")
    for (text, why) in [
      ("a: [", "b/workflow.yaml: is not YAML"), ("a: 1\n", "b/workflow.yaml: is not an Argo workflow"),
      (broken + "---\n" + broken, "b/workflow.yaml: holds several YAML documents"),
      (broken + "kind: Workflow\n", "b/workflow.yaml: has the key \"kind\" twice"),
      ("<<<<<<< a\n" + broken + "=======\n>>>>>>> b\n", "b/workflow.yaml: has the markers of a merge conflict"),
    ] {
      try repository.write(text, to: "b/workflow.yaml")
      let run = try repository.kfplint("compare", "a", "b")
      #expect(run.status == 2 && run.error.contains(why), "\(run)")
    }
    try repository.remove("b/workflow.yaml")
    for arguments in [["a", "b"], ["a", "nowhere"], ["a", "HEAD:a"], ["a"], ["a", "--staged"], ["a", ""]] {
      #expect(try repository.run(["compare"] + arguments).status == 2, "\(arguments)")
    }
  }

  @Test("does not show a secret, and says that one has changed")
  func secrets() throws {
    let (old, new) = ("ghp_x7Kp2QmZr9TvLw4NsYb8HcJd3FgUaE6WoViR", "ghp_b8HcJd3FgUaE6WoViRx7Kp2QmZr9TvLw4NsY")
    try repository.write(old, to: "a/params/period")
    try repository.write(new, to: "b/params/period")
    for format in ["text", "markdown", "json"] {
      let run = try repository.kfplint("compare", "a", "b", "--format", format)
      #expect(run.status == 1 && !run.output.contains(old) && !run.output.contains(new))
      #expect(run.output.contains("params/period"))
    }
  }
}

extension String {
  /// The text of a workflow as another run of the SDK writes it.
  func rendered(at time: String) -> String {
    replacing("2026-03-02T09:14:05.120994", with: time).replacing("1.8.22", with: "1.8.21")
  }
}
