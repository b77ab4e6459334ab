import Foundation
import TestSupport
import Testing

@Suite("Many files")
struct ScaleTests {
  /// By night a thousand.
  @Test("Many pipelines are checked from each source, with the same findings")
  func manyPipelines() throws {
    let repository = try TemporaryRepository()
    let count = Nightly.isOn ? 1000 : 200
    for index in 0..<count {
      let folder = "team-\(index % 10)/report-\(index)"
      try repository.write(PipelineText().text, to: "\(folder)/workflow.yaml")
      try repository.write("x", to: "\(folder)/params/period")
      if index % (count / 10) != 0 { try repository.write("x", to: "\(folder)/params/recipient") }
    }
    let disk = try repository.kfplint("lint", "--format", "concise")
    #expect(disk.status == 1)
    #expect(disk.reported.count == 10)
    #expect(disk.closing == "checked \(count) pipelines")
    try repository.git("add", "--all")
    #expect(try repository.kfplint("lint", "--staged", "--format", "concise").outputBytes == disk.outputBytes)
    try repository.commitAll()
    #expect(try repository.kfplint("lint", "--rev", "HEAD", "--format", "concise").outputBytes == disk.outputBytes)
    #expect(try repository.kfplint("hook", "pre-commit", "--verbose").closing.hasPrefix("nothing to check"))
    let text = try repository.kfplint("lint")
    #expect(text.output.contains("9 other pipelines"))
  }

  @Test("Folders deeper than the walk goes are an error, not a silence, and not a crash")
  func deepFolders() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline(String(repeating: "deep/", count: 200) + "report", without: "recipient")
    try folder.writePipeline("report")
    let run = try folder.kfplint("lint")
    #expect(run.status == 2)
    #expect((run.output + run.error).contains("it is more than 128 folders deep"))
  }

  @Test("A parameter folder with ten thousand files is told in few words")
  func manyParameters() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("report", without: "recipient")
    #expect(try folder.shell("cd report/params && seq -f file-%g 10000 | xargs touch").status == 0)
    let run = try folder.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    let missing = run.output.split(separator: "\n").first { $0.contains("params-missing") }
    #expect(missing.map { $0.utf8.count < 1000 } == true)
  }
}
