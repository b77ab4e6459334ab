import Diagnostics
import Foundation
import RuleEngine
import Rules
import TestSupport
import Testing

/// What pages say of all rules is what the program says: `RECORD_SNAPSHOTS=1` writes it there.
@Suite(.serialized) struct ReadmeTests {
  private static let top = Example.rules.deletingLastPathComponent()
  private static let rules = Rulebook.rules.map(\.info)

  /// A rule of each group that a newcomer understands at once.
  private static let typical: [RuleInfo.Category: String] = [
    .files: "file-conflict", .yaml: "yaml-duplicate-key", .v1Mode: "v2-ir-spec", .parameters: "params-missing",
    .workflow: "variable-misspelt", .practice: "secret-in-plain-text", .freshness: "source-changed",
    .schedules: "schedule-cron", .directives: "suppression-unused",
  ]

  @Test func pageListsEveryRule() throws {
    let tables = RuleInfo.Category.allCases.map { category in
      let rows = Self.rules.filter { $0.category == category }.map { rule in
        let strict = rule.strict.map { ", strict: \($0.rawValue)" } ?? ""
        let level = "\(rule.severity?.rawValue ?? "off")\(strict)"
        return "| [`\(rule.id)`](../rules/\(rule.id)/README.md) | \(level) | \(rule.summary) |\n"
      }
      return "## \(category.title)\n\n| rule | level | finds |\n| --- | --- | --- |\n\(rows.joined())"
    }
    try hold(tables.joined(separator: "\n"), in: "Documentation/rules.md")
  }

  @Test func readmeListsEveryGroup() throws {
    let rows = try RuleInfo.Category.allCases.map { category in
      let rules = Self.rules.filter { $0.category == category }
      let typical = try #require(rules.first { $0.id == Self.typical[category] }, "\(category)")
      let anchor = category.title.lowercased().replacing(" ", with: "-").filter {
        $0.isLetter || $0.isNumber || $0 == "-"
      }
      return "| [\(category.title)](Documentation/rules.md#\(anchor)) | \(rules.count) | \(typical.summary) |\n"
    }
    try hold("| about | rules | such as |\n| --- | --- | --- |\n\(rows.joined())", in: "README.md")
  }

  private func hold(_ text: String, in page: String) throws {
    let difference = try RecordedText.difference(
      of: text, between: "<!-- The tests write this from rules/. -->\n\n", and: "\n<!-- until here -->",
      in: Self.top.appending(path: page))
    #expect(difference == nil, "\(difference ?? "")")
  }
}
