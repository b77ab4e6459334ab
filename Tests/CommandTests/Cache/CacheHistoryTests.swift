import Foundation
import TestSupport
import Testing

/// Whatever happens to a repository, the reports are the same with and without what earlier runs found out.
@Suite("The cache, through a history,")
struct CacheHistoryTests {
  private static let formats = [
    "text", "concise", "json", "junit", "sarif", "github", "gitlab", "markdown", "checkstyle", "rdjson",
  ]

  private static let steps = 16

  /// What a check wrote: the reports in all formats, and the exit status.
  private struct Result: Equatable {
    let status: Int32?
    let reports: [String: Data]
  }

  @Test(
    "changes no byte of a report in any format, cold or warm",
    arguments: 1...(Nightly.isOn ? 12 : 2) as ClosedRange<UInt64>)
  func sameReports(_ seed: UInt64) throws {
    var history = try CacheHistory(seed: seed)
    let repository = history.repository
    let reports = try TemporaryFolder()
    let carried = try TemporaryFolder()
    func check(_ arguments: [String], _ formats: [String]) throws -> (Result, reused: Int) {
      let outputs = formats.flatMap { ["--output", "\($0):\(reports.url($0).path)"] }
      let run = try repository.run(
        ["lint", "--verbose", "--exit-zero", "--today", "2026-06-01", "--format", "concise"] + arguments + outputs)
      let files = try formats.compactMap { reports.exists($0) ? ($0, try reports.data($0)) : nil }
      for (format, _) in files { try reports.remove(format) }
      let all = Dictionary(files) { $1 }.merging(["": run.outputBytes]) { $1 }
      return (Result(status: run.status, reports: all), run.reused)
    }
    var reused = 0
    for step in 0..<Self.steps {
      try history.step()
      let sources = [["."], ["--rev", "HEAD"], ["--staged", "--all"], [".", "--shard", "1/2"]]
      for source in [sources[step % 2], sources[step % 4]] {
        // Markdown shows more of a pipeline than other formats, so that less can be known of it.
        let formats = step % 3 == 0 ? Self.formats : Self.formats.filter { $0 != "markdown" }
        let plain = try check(source + ["--no-cache"], formats)
        #expect(plain.reused == 0)
        for folder in [[], ["--cache-folder", carried.path]] {
          let cached = try check(source + folder, formats)
          #expect(cached.0 == plain.0, "seed \(seed), step \(step): \(source + folder)")
          reused += cached.reused
        }
      }
    }
    // A cache that nothing comes of would pass, too.
    #expect(reused > Self.steps)
  }
}
