import Diagnostics
import Foundation
import Reporting
import RuleEngine
import Rules
import Testing

/// What the README shows is what the program says: `RECORD_SNAPSHOTS=1` writes it there.
@Suite(.serialized) struct ReadmeTests {
  private let readme = Example.rules.deletingLastPathComponent().appending(path: "README.md")

  @Test func showsTheReportOfTheExampleRepository() async throws {
    let repository = Example.rules.deletingLastPathComponent().appending(path: "Tests/ExampleRepository")
    let report = ReportFormat.text.report(try await Example(folder: repository).outcome()).text
    try hold(between: "```console\n$ bash .ci/lint\n", and: "```\n", is: report)
  }

  @Test func listsEveryRule() throws {
    let rules = Rulebook.rules.map(\.info)
    let tables = RuleInfo.Category.allCases.map { category in
      let rows = rules.filter { $0.category == category }.map { rule in
        let strict = rule.strict.map { ", strict: \($0.rawValue)" } ?? ""
        let level = "\(rule.severity?.rawValue ?? "off")\(strict)"
        return "| [`\(rule.id)`](rules/\(rule.id)/README.md) | \(level) | \(rule.summary) |\n"
      }
      return "**\(category.title)**\n\n| rule | level | finds |\n|---|---|---|\n\(rows.joined())"
    }
    let marker = "<!-- The table is written by the tests from rules/. -->\n\n"
    try hold(between: marker, and: "\n## More", is: tables.joined(separator: "\n"))
  }

  private func hold(between opening: String, and closing: String, is wanted: String) throws {
    let text = try String(contentsOf: readme, encoding: .utf8)
    let start = try #require(text.range(of: opening)).upperBound
    let end = try #require(text.range(of: closing, range: start..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(text.replacingCharacters(in: start..<end, with: wanted).utf8).write(to: readme)
    } else {
      #expect(String(text[start..<end]) == wanted)
    }
  }
}
