import Foundation
import Testing

/// The exit status for each worst severity, threshold, and with or without --exit-zero.
@Suite("The exit status")
struct ExitStatusTests {
  private static let severities = ["info", "warning", "error"]

  @Test("counts what is at or above --fail-on", arguments: severities + ["off"], severities + [nil])
  func threshold(_ severity: String, _ failOn: String?) throws {
    let rank = Self.severities.firstIndex(of: severity) ?? -1
    let counts = rank >= Self.severities.firstIndex(of: failOn ?? "error") ?? 0
    let options = failOn.map { ["--fail-on", $0] } ?? []
    #expect(try folder(severity).run(["lint"] + options).status == (counts ? 1 : 0))
  }

  /// A pipeline in which something is wrong that counts so much.
  private func folder(_ severity: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.writePipeline("report", without: "recipient")
    try folder.write("rules: {params-missing: \(severity)}\n", to: ".kfplint.yaml")
    return folder
  }

  @Test(
    "is that in every format, 0 with --exit-zero, and 2 where something cannot be read",
    arguments: [("error", "error", 1), ("warning", "info", 1), ("warning", "error", 0)] as [(String, String, Int32)])
  func options(_ severity: String, _ failOn: String, _ status: Int32) throws {
    let folder = try folder(severity)
    let options = ["--fail-on", failOn]
    #expect(try folder.run(["lint", "--exit-zero"] + options).status == 0)
    for format in ["concise", "json", "junit"] {
      #expect(try folder.run(["lint", "--format", format] + options).status == status)
    }

    // What cannot be read outranks everything.
    try folder.write("max-file-size: 10\n", to: "small.yaml")
    for extra in [[], ["--exit-zero"]] {
      #expect(try folder.run(["lint", "--config", "small.yaml"] + options + extra).status == 2)
    }
  }

  @Test("is 0 where there is nothing to look at, and says so", arguments: [["lint"], ["lint", "--fail-on", "info"]])
  func nothingThere(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try folder.run(arguments)
    #expect(run.status == 0)
    #expect(run.closing == "no pipelines or schedules found under .")
  }

  @Test("is 0 where nothing is wrong, at any threshold", arguments: severities)
  func nothingWrong(_ failOn: String) throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("report")
    let run = try folder.kfplint("lint", "--fail-on", failOn)
    #expect(run.status == 0)
    #expect(run.output == "no problems in 1 pipeline\n")
  }
}
