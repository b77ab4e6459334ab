import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import TestSupport
import Testing

/// `Documentation/configuration.md` says what the reader and the schema say: `RECORD_SNAPSHOTS=1` writes its table.
@Suite struct ConfigurationPageTests {
  private static let page = Example.rules.deletingLastPathComponent().appending(path: "Documentation/configuration.md")
  private static let rules = Rulebook.known

  @Test func listsEveryKey() throws {
    let rows = Self.rows(of: .file(rules: Self.rules), below: "")
    let difference = try RecordedText.difference(
      of: "| key | value | meaning |\n| --- | --- | --- |\n\(rows.joined())",
      between: "<!-- The tests write this from the parser's definition. -->\n\n", and: "\n<!-- until here -->",
      in: Self.page)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func exampleIsValidAndHasEveryKey() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let example = try #require(text.firstMatch(of: #/```yaml\n((?:.*\n)*?)```\n/#)).1
    let file = ConfigurationFile(
      parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: Array(example.utf8)), rules: Self.rules)
    #expect(file.problems.map(\.message) == [])
    guard case .fields(let fields, _) = ConfigurationShape.file(rules: Self.rules) else { return }
    for field in fields { #expect(example.contains("\n\(field.name):") || example.hasPrefix("\(field.name):")) }
  }

  private static func rows(of shape: ConfigurationShape, below key: String) -> [String] {
    switch shape {
    case .fields(let fields, _):
      fields.flatMap { field in
        let name = key.isEmpty ? field.name : "\(key).\(field.name)"
        let need = field.isRequired ? ", needed" : ""
        let meaning = field.meaning.replacing("*", with: "\\*")
        return ["| `\(name)` | \(words(for: field.shape))\(need) | \(meaning) |\n"] + rows(of: field.shape, below: name)
      }
    case .list(let item): rows(of: item, below: "\(key)[]")
    default: []
    }
  }

  private static func words(for shape: ConfigurationShape) -> String {
    switch shape {
    case .text, .form: "text"
    case .word(let words):
      // All rules would be a page.
      words.count > 16 ? "a rule" : words.map { "`\($0)`" }.joined(separator: ", ")
    case .count(let most): "a number\(most.map { " up to \($0)" } ?? "")"
    case .list(.fields): "a list of mappings"
    case .list: "a list of texts"
    case .oneOrMore(let item): "\(words(for: item)), or a list"
    case .fields(_, let isChoice): isChoice ? "a mapping with one key" : "a mapping"
    case .either(let shapes): shapes.map { words(for: $0) }.joined(separator: ", or ")
    case .setting: "a mapping"
    case .levels(_, let value, _): "for each rule \(words(for: value))"
    case .named: "for each name a text"
    }
  }
}
