import Foundation
import TestSupport
import Testing

@Suite("Every format")
struct EveryFormatTests {
  private static let formats = [
    "text", "concise", "json", "junit", "sarif", "github", "gitlab", "markdown", "html", "checkstyle", "rdjson",
  ]

  /// All of them are written by the same code, so that these stand for the others by day.
  private static let some = Nightly.isOn ? formats : ["text", "json", "html"]

  private let repository: TemporaryRepository

  /// Two pipelines and a schedule with something to say about each.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report", without: "recipient")
    try repository.writePipeline("sales", without: "recipient")
    try repository.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    try repository.write(
      "recurring_runs:\n" + Job(name: "nightly", cron: "0 5 * * *").text, to: "shop/recurring_runs.yaml")
    try repository.commitAll()
  }

  @Test("is in the list above")
  func all() throws {
    let run = try repository.kfplint("lint", "--format", "nothing")
    let known = run.error.split(separator: "\n").compactMap { $0.hasPrefix("  - ") ? String($0.dropFirst(4)) : nil }
    #expect(known == Self.formats)
  }

  @Test("has the same bytes a second time, on standard output and in a file", arguments: formats)
  func twice(_ format: String) throws {
    let first = try repository.kfplint("lint", "--format", format)
    #expect(first.status == 1 && !first.output.isEmpty)
    let second = try repository.kfplint("lint", "--format", "text", "--output", "\(format):report.out")
    #expect(second.status == 1)
    #expect(try repository.data("report.out") == first.outputBytes)
  }

  @Test("that cannot be written is exit status 2 with a sentence, and what was there stays", arguments: some)
  func unwritable(_ format: String) throws {
    try repository.write("old\n", to: "results/old")
    for path in ["/dev/full", "/proc/missing/results", "results", "results/old/x"] {
      let run = try repository.kfplint("lint", "--exit-zero", "--output", "\(format):\(path)")
      #expect(run.status == 2, "\(path): \(run)")
      #expect(run.error.contains("error: \(path): cannot be written: "), "\(path): \(run)")
    }
    #expect(try repository.shell("ls -A results; cat results/old", in: ".").output == "old\nold\n")
    for redirection in [">/dev/full", ">&-"] {
      let run = try repository.shell("$KFPLINT lint --exit-zero --format \(format) \(redirection)")
      #expect(run.status == 2 && run.error.contains("could not be written to standard output"), "\(run)")
    }
  }

  @Test("that does not fit on a disk is not there in halves", arguments: some)
  func fullDisk(_ format: String) throws {
    for number in 0..<60 {
      try repository.writePipeline("team-\(number)/a-name-that-takes-some-room-in-each-report", without: "recipient")
    }
    try repository.write("old\n", to: "results")
    // Blocks of 1,024 bytes or of 512: even the shortest report is longer than either.
    let full = try repository.shell(
      "trap '' XFSZ; ulimit -f 1; $KFPLINT lint --no-fold --output \(format):results . >/dev/null")
    #expect(full.status == 2, "\(full)")
    // A program that waits for a document gets the short one that says so.
    let text = try repository.text("results")
    #expect(text == "old\n" || text.contains("cannot be written"), "\(text.prefix(200))")
    #expect(try repository.shell("ls -A | grep kfplint", in: ".").output.isEmpty)
  }

  @Test("A rendering that moves lines leaves the names of tests and the fingerprints as they are")
  func movedLines() throws {
    func identities() throws -> [String] {
      let junit = try repository.kfplint("lint", "--format", "junit").output
      let names = junit.matches(of: /<testcase name="([^"]*)" classname="([^"]*)"/).map { "\($0.1) \($0.2)" }
      let prints = try ["json", "sarif", "gitlab"].flatMap { format in
        try repository.kfplint("lint", "--format", format).output
          .matches(of: /"(?:fingerprint|kfplint\/v1|kfplint)": *"([0-9a-f]{32})"/).map { "\(format) \($0.1)" }
      }
      for format in ["json", "sarif", "gitlab"] { #expect(prints.contains { $0.hasPrefix(format) }, "\(format)") }
      return names + prints
    }
    let before = try identities()
    for file in ["report/workflow.yaml", "sales/workflow.yaml", "shop/recurring_runs.yaml"] {
      try repository.write("# one\n# two\n\n" + repository.text(file), to: file)
    }
    #expect(try identities() == before)
  }
}
