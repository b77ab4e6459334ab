import Foundation
import TestSupport
import Testing

@Suite("What git runs for rendered pipelines")
struct GitDriverTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("p")
    try repository.commitAll()
  }

  private func change(_ old: String, _ new: String) throws {
    try repository.write(try repository.text("p/workflow.yaml").replacing(old, with: new), to: "p/workflow.yaml")
  }

  @Test("shows an outline in place of the file, and nothing of another run of the SDK")
  func textconv() throws {
    let run = try repository.kfplint("textconv", "p/workflow.yaml")
    #expect(run.status == 0)
    try expectSnapshot(run.output, "textconv.txt")
    try change("2026-03-02T09:14:05.120994", "2031-01-01T00:00:00.000001")
    try change("1.8.22", "1.8.21")
    #expect(try repository.kfplint("textconv", "p/workflow.yaml").output == run.output)
  }

  @Test("shows every other file as it is", arguments: ["a: [", "", "<<<<<<< a\n", "a: 1\n", "\u{1B}\n"])
  func otherFiles(_ text: String) throws {
    try repository.write(text, to: "x")
    let run = try repository.kfplint("textconv", "x")
    #expect(run.status == 0 && run.output == text)
    try repository.write(Data([0xFF, 0x00]), to: "x")
    #expect(try repository.kfplint("textconv", "x").outputBytes == Data([0xFF, 0x00]))
    #expect(try repository.kfplint("textconv", "nowhere").status == 2)
  }

  @Test("is set up by install, and taken away by uninstall to the last byte")
  func install() throws {
    try repository.write("*.png binary\n", to: ".gitattributes")
    try repository.git("config", "user.name", "A")
    let (settings, attributes) = (try repository.data(".git/config"), try repository.data(".gitattributes"))
    #expect(try repository.kfplint("install", "--diff-driver").status == 0)
    #expect(try repository.kfplint("install", "--diff-driver", "--merge-driver").status == 0)
    #expect(!repository.exists(".git/hooks/pre-commit"))
    #expect(try repository.git("check-attr", "diff", "merge", "--", "p/workflow.yaml").contains("merge: kfplint"))
    try change("reports:4.2", "reports:4.3")
    let diff = try repository.git("diff", "p")
    #expect(diff.contains("-    image: registry.example.com/reports:4.2\n+    image: registry.example.com/reports:4.3"))
    #expect(diff.contains("@@ template send-report") || diff.contains("template send-report\n"), "\(diff)")
    let run = try repository.kfplint("uninstall")
    #expect(run.output.contains("removed the diff driver\nremoved the merge driver\n"))
    #expect(try repository.data(".git/config") == settings)
    #expect(try repository.data(".gitattributes") == attributes)
    #expect(try repository.kfplint("uninstall").output.hasPrefix("no hook of kfplint"))
  }

  @Test("removes a .gitattributes that it made, and refuses a bare repository")
  func attributes() throws {
    #expect(try repository.kfplint("install", "--merge-driver").status == 0)
    #expect(try repository.kfplint("uninstall").status == 0)
    #expect(!repository.exists(".gitattributes"))
    try repository.git("init", "--quiet", "--bare", "bare.git")
    #expect(try repository.kfplint("install", "--diff-driver", in: "bare.git").status == 2)
  }

  @Test("takes the other side's file where one side only rendered again")
  func renderedAgain() throws {
    #expect(try repository.kfplint("install", "--merge-driver").status == 0)
    try repository.git("checkout", "--quiet", "-b", "topic")
    try change("2026-03-02T09:14:05.120994", "2031-01-01T00:00:00.000001")
    try repository.git("commit", "--quiet", "--all", "--message", "Noise")
    try repository.git("checkout", "--quiet", "main")
    try change("2026-03-02T09:14:05.120994", "2032-01-01T00:00:00.000001")
    try change("reports:4.2", "reports:4.3")
    try repository.git("commit", "--quiet", "--all", "--message", "Change")
    let wanted = try repository.data("p/workflow.yaml")
    try repository.git("merge", "--quiet", "--message", "Merge", "topic")
    #expect(try repository.data("p/workflow.yaml") == wanted)
    try repository.git("reset", "--quiet", "--hard", "topic")
    try repository.git("merge", "--quiet", "--message", "Merge", "main@{1}")
    #expect(try repository.data("p/workflow.yaml") == wanted)
  }

  @Test("says to render again where both sides changed the same, and leaves the usual markers")
  func conflict() throws {
    let base = try repository.text("p/workflow.yaml")
    try repository.write(base, to: "o")
    try repository.write(base.replacing("reports:4.2", with: "reports:5"), to: "a")
    try repository.write(base.replacing("reports:4.2", with: "reports:6").rendered(at: "2030"), to: "b")
    let run = try repository.kfplint("merge-driver", "o", "a", "b", "p/workflow.yaml")
    #expect(run.status == 1)
    #expect(
      run.error
        == "p/workflow.yaml: both sides changed the pipeline; merge what it is rendered from, and render it again\n")
    let text = try repository.text("a")
    #expect(text.contains("<<<<<<< ours\n") && text.contains("reports:5") && text.contains("reports:6"))
  }

  @Test("merges files that are not pipelines by lines")
  func otherMerges() throws {
    try repository.write("1\n2\n3\n4\n5\n", to: "o")
    try repository.write("one\n2\n3\n4\n5\n", to: "a")
    try repository.write("1\n2\n3\n4\nfive\n", to: "b")
    #expect(try repository.kfplint("merge-driver", "o", "a", "b").status == 0)
    #expect(try repository.text("a") == "one\n2\n3\n4\nfive\n")
    #expect(try repository.kfplint("merge-driver", "o", "a", "nowhere").status == 2)
    // As git has it, one side's file stays where there are no lines to merge.
    try repository.write(Data([1, 0, 2]), to: "a")
    let run = try repository.kfplint("merge-driver", "o", "a", "b", "p/workflow.yaml")
    #expect(run.status == 1 && run.error.hasPrefix("p/workflow.yaml: is not text"))
    #expect(try repository.data("a") == Data([1, 0, 2]))
  }

  @Test("never merges wrongly: the result has the changes of both sides, or is a conflict")
  func property() throws {
    let base = PipelineText(required: ["day", "period", "recipient"]).text
    let edits = [
      ("reports:4.2", "reports:4.3"), ("[python3, -m", "[python, -m"),
      ("serviceAccountName: pipeline-runner", "serviceAccountName: x"),
      ("entrypoint: nightly-report", "entrypoint: nightly-report\n  parallelism: 2"),
      ("enable_caching: \"true\"", "enable_caching: \"false\""),
      ("generateName: nightly-report-", "generateName: nightly-"),
      (
        "    - {name: day}\n    - {name: period}\n    - {name: recipient}\n  service",
        "    - {name: day, value: x}\n    - {name: period}\n    - {name: recipient}\n  service"
      ),
      ("template: send-report\n", "template: send-report\n        when: 'true'\n"), ("reports.send]", "reports.post]"),
    ]
    var random = SeededGenerator(seed: 41)
    var merged = 0
    let rounds = Nightly.isOn ? 60 : 20
    for round in 0..<rounds {
      let sides = (0..<2).map { _ in edits.indices.filter { _ in Int.random(in: 0..<4, using: &random) == 0 } }
      func text(_ chosen: [Int], _ time: String) -> String {
        chosen.reduce(base) { $0.replacing(edits[$1].0, with: edits[$1].1) }
          .replacing("2026-03-02T09:14:05.120994", with: time)
      }
      try repository.write(base, to: "o")
      try repository.write(text(sides[0], "2030-01-01T00:00:\(10 + round % 50).120994"), to: "a")
      try repository.write(text(sides[1], "2031-01-01T00:00:\(10 + round % 50).120994"), to: "b")
      try repository.write(text(Array(Set(sides[0] + sides[1])).sorted(), "2032"), to: "wanted")
      let run = try repository.kfplint("merge-driver", "o", "a", "b")
      if run.status == 0 {
        merged += 1
        let comparison = try repository.kfplint("compare", "wanted", "a")
        #expect(comparison.status == 0, "\(sides): \(comparison)")
      } else {
        let text = try repository.text("a")
        #expect(run.status == 1 && text.contains("<<<<<<< "), "\(run)")
        #expect(!sides[0].isEmpty && !sides[1].isEmpty, "\(sides)")
      }
    }
    #expect(merged > rounds / 4)
  }
}
