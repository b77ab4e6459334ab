import Foundation
import Testing

@Suite("What stays the same from run to run")
struct StabilityTests {
  private static let formats = [
    "text", "concise", "json", "junit", "sarif", "github", "gitlab", "markdown", "checkstyle", "rdjson",
  ]
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    for number in 1...6 { try repository.writePipeline("team-\(number % 2)/job-\(number)", without: "recipient") }
    try repository.writePipeline("bad", without: "recipient", "period")
    try repository.commitAll()
  }

  @Test("Two runs write the same bytes, and so do runs with one thread and with several")
  func sameBytes() throws {
    let reports = try TemporaryFolder()
    func outputs(_ run: String) -> String {
      Self.formats.map { "--output \($0):\(reports.path)/\(run).\($0)" }.joined(separator: " ")
    }
    let first = try repository.shell("\"$KFPLINT\" lint --no-cache \(outputs("first"))")
    let second = try repository.shell("taskset -c 0 \"$KFPLINT\" lint --no-cache \(outputs("second"))")
    #expect(first.status == 1 && first.outputBytes == second.outputBytes)
    for format in Self.formats {
      #expect(try reports.data("first.\(format)") == reports.data("second.\(format)"), "\(format)")
    }
  }

  @Test("A pipeline that is rendered again with other lines keeps its tests and fingerprints")
  func otherLines() throws {
    let before = try names()
    #expect(before.tests.count > 10 && before.fingerprints.count >= 6)
    for folder in ["bad", "team-1/job-1", "team-0/job-2"] {
      let text = try repository.text("\(folder)/workflow.yaml")
      // Lines before and between, another time of compilation, and another style.
      let shifted =
        "# rendered again\n\n"
        + text
        .replacing("apiVersion: argoproj.io/v1alpha1\n", with: "\n\napiVersion: argoproj.io/v1alpha1\n")
        .replacing("2026-03-02T09:14:05", with: "2026-04-05T06:07:08")
        .replacing("spec:\n", with: "spec:\n\n\n")
      try repository.write(shifted, to: "\(folder)/workflow.yaml")
    }
    let after = try names()
    #expect(after.lines != before.lines)
    #expect(after.tests == before.tests)
    #expect(after.fingerprints == before.fingerprints)
  }

  private func names() throws -> (tests: [String], fingerprints: [String], lines: [String]) {
    let junit = try repository.kfplint("lint", "--format", "junit").output
    let json = try repository.kfplint("lint", "--format", "json").output
    return (
      junit.matches(of: /<testcase name="[^"]*" classname="[^"]*"/).map { String($0.output) },
      json.matches(of: /"fingerprint": "[^"]*"/).map { String($0.output) },
      json.matches(of: /"start": \{"line": [0-9]+/).map { String($0.output) }
    )
  }
}
