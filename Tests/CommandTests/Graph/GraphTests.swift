import Foundation
import TestSupport
import Testing

@Suite("kfplint graph draws the DAG of a pipeline")
struct GraphTests {
  private static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ExampleRepository")

  @Test("The example repository in every format", arguments: ["churn-training", "price-forecast"])
  func example(_ pipeline: String) throws {
    let arguments = ["graph", "pipelines/\(pipeline)"]
    for (format, ending) in [("outline", "txt"), ("mermaid", "mmd"), ("dot", "dot"), ("svg", "svg")] {
      let run = try Program.kfplint.run(
        arguments + ["--format", format], in: Self.example, environment: TemporaryFolder.environment)
      #expect(run.status == 0, "\(run)")
      try expectSnapshot(withoutStyle(run.output), "graph.\(pipeline).\(ending)")
    }
  }

  @Test("Conditions, loops, steps, hooks, recursion and unreached templates are drawn")
  func everything() throws {
    let folder = try TemporaryFolder()
    try folder.write(GraphSample.everything, to: "flow.yaml")
    for (format, ending) in [("outline", "txt"), ("mermaid", "mmd"), ("dot", "dot"), ("svg", "svg")] {
      let run = try folder.kfplint("graph", "flow.yaml", "--no-config", "--format", format)
      #expect(run.status == 0, "\(run)")
      try expectSnapshot(withoutStyle(run.output), "graph.everything.\(ending)")
    }
  }

  private func withoutStyle(_ drawing: String) -> String {
    drawing.replacing(/<style>[^<]*<\/style>/, with: "<style/>")
  }

  @Test("The index and a commit are drawn, and not the files on disk")
  func sources() throws {
    let repository = try TemporaryRepository()
    try repository.write(GraphSample.chain(["committed"]), to: "team/flow.yaml")
    try repository.commitAll()
    try repository.write(GraphSample.chain(["staged"]), to: "team/flow.yaml")
    try repository.git("add", "--all")
    try repository.write(GraphSample.chain(["written"]), to: "team/flow.yaml")
    for (options, task) in [([], "written"), (["--staged"], "staged"), (["--rev", "HEAD"], "committed")] {
      let run = try repository.run(["graph", "flow.yaml"] + options, in: "team")
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("└─ \(task)"), "\(run)")
    }
  }

  @Test(
    "What cannot be drawn is exit status 2 with a sentence",
    arguments: [
      ("gone.yaml", "gone.yaml"), ("broken.yaml", "is not an Argo workflow"),
      ("two", "there are 2 pipelines; name one"),
      ("empty", "there is no pipeline"), ("-", "name one"),
    ])
  func refusals(_ path: String, _ sentence: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: [", to: "broken.yaml")
    try folder.writePipeline("two/first")
    try folder.writePipeline("two/second")
    try folder.makeFolder("empty")
    let run = try folder.kfplint("graph", path)
    #expect(run.status == 2, "\(run)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains(sentence), "\(run)")
  }

  @Test("A picture has at most 5,000 nodes, an outline as many as there are")
  func bound() throws {
    let folder = try TemporaryFolder()
    try folder.write(GraphSample.chain((0..<5_001).map { "t\($0)" }), to: "flow.yaml")
    let picture = try folder.kfplint("graph", "flow.yaml", "--format", "svg")
    #expect(picture.status == 2)
    #expect(picture.error.contains("use --format outline or dot"), "\(picture.error)")
    let outline = try folder.kfplint("graph", "flow.yaml")
    #expect(outline.status == 0)
    #expect(outline.output.split(separator: "\n").count > 5_000)
  }

  @Test("Names that mean something in a format are read back as they are", arguments: GraphSample.hostileNames)
  func escaping(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(GraphSample.chain(["first", name, "last"]), to: "flow.yaml")
    let picture = try folder.kfplint("graph", "flow.yaml", "--no-config", "--format", "svg")
    #expect(picture.status == 0, "\(picture)")
    #expect(try SVGText.names(in: picture.output).contains(name))

    let mermaid = try folder.kfplint("graph", "flow.yaml", "--no-config", "--format", "mermaid").output
    for label in mermaid.matches(of: /\["(.*)"\]/) { #expect(!label.1.contains(/[^A-Za-z0-9 ,.;#<>\/-]/)) }
    let labels = mermaid.matches(of: /\["([^"]*)"\]/).map { $0.1.split(separator: "<br/>")[0] }
    #expect(labels.contains { GraphSample.decodedMermaid($0) == name })
  }

  @Test(
    "Graphviz reads names back as they are",
    .enabled(if: Graphviz.path != nil, "dot of Graphviz is not installed"), arguments: GraphSample.hostileNames)
  func graphviz(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(GraphSample.chain(["first", name, "last"]), to: "flow.yaml")
    let dot = try folder.kfplint("graph", "flow.yaml", "--no-config", "--format", "dot")
    let picture = try Graphviz.picture(of: dot.outputBytes)
    #expect(try SVGText.names(in: picture).contains(name), "\(dot.output)")
  }
}
