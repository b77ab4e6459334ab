import Diagnostics
import Foundation
import Testing

@testable import rulebook_embed

/// What a `rule.yaml` has to be, and where the build says that it is not.
@Suite struct RuleCardTests {
  private static let good = """
    severity: warning
    category: v1-mode
    summary: a thing that goes wrong
    since: 0.1.0

    """

  private func file(_ text: String) -> SourceFile {
    SourceFile(path: "rules/a-rule/rule.yaml", origin: .workTree, bytes: Array(text.utf8))
  }

  @Test func readsEveryKey() throws {
    let card = try RuleCard(parsing: file(Self.good + "confidence: medium\n"))
    #expect(card.severity == "warning")
    #expect(card.category == "v1-mode")
    #expect(card.summary == "a thing that goes wrong")
    #expect(card.since == "0.1.0")
    #expect(card.confidence == "medium")
  }

  @Test func readsTheProfileAndTheOptions() throws {
    let card = try RuleCard(
      parsing: file(
        Self.good.replacingOccurrences(of: "warning", with: "off") + """
          strict: warning
          options:
            allow: {kind: patterns, meaning: what is allowed, default: [a, "b/**"]}
            require: {kind: words, words: [x, y], meaning: what is required}
          """))
    #expect(card.strict == "warning")
    #expect(card.options.map(\.name) == ["allow", "require"])
    #expect(card.options.map(\.kind) == ["patterns", "words"])
    #expect(card.options.map(\.standard) == [["a", "b/**"], nil])
    #expect(card.options.last?.words == ["x", "y"])
  }

  @Test(arguments: [
    ("strict: info\n", "5:9", "strict has to be graver than the severity, which is warning"),
    ("strict: loud\n", "5:9", "strict is \"loud\""),
    ("options: []\n", "5:10", "options has to be a mapping"),
    ("options: {Allow: {kind: texts, meaning: m}}\n", "5:11", "name the option in lower case"),
    ("options: {level: {kind: texts, meaning: m}}\n", "5:11", "name the option in lower case"),
    ("options: {allow: [a]}\n", "5:18", "an option is a mapping with kind and meaning"),
    ("options: {allow: {kind: numbers, meaning: m}}\n", "5:25", "kind is \"numbers\""),
    ("options: {allow: {kind: texts}}\n", "1:1", "the key meaning is missing"),
    ("options: {allow: {kind: texts, meaning: m, why: x}}\n", "5:44", "unknown key; an option has kind"),
    ("options: {allow: {kind: words, meaning: m}}\n", "5:11", "words are for an option of kind words"),
    ("options: {allow: {kind: texts, words: [a], meaning: m}}\n", "5:11", "words are for an option of kind words"),
    ("options: {allow: {kind: words, words: [a], meaning: m, default: [b]}}\n", "5:11", "the default \"b\" is not one"),
    ("options: {allow: {kind: texts, meaning: m, default: a}}\n", "5:53", "write a list of texts"),
    ("strict: error\noptions: {allow: {kind: texts, meaning: m}}\n", "5:9", "a profile cannot switch on a rule"),
  ])
  func saysWhatIsWrongWithAnOption(_ text: String, _ place: String, _ message: String) {
    let error = #expect(throws: RuleCard.Defects.self) { try RuleCard(parsing: file(Self.good + text)) }
    let lines = error?.all.map(\.description) ?? []
    #expect(lines.contains { $0.hasPrefix("rules/a-rule/rule.yaml:\(place): error: \(message)") }, "\(lines)")
  }

  @Test func isSureUnlessItSaysOtherwise() throws {
    #expect(try RuleCard(parsing: file(Self.good)).confidence == "high")
  }

  @Test(arguments: [
    (
      "severity: warning", "severity: fatal", "1:11",
      "severity is \"fatal\"; it has to be one of error, warning, info, off"
    ),
    ("category: v1-mode", "category: workflows", "2:11", "category is \"workflows\"; it has to be one of"),
    ("since: 0.1.0", "since: '1'", "4:8", "write the version as 0.2.0"),
    ("since: 0.1.0\n", "", "1:1", "the key since is missing"),
    ("since: 0.1.0", "sinse: 0.1.0", "4:1", "unknown key \"sinse\"; did you mean since?"),
    ("since: 0.1.0", "since: 0.1.0\nowner: me", "5:1", "unknown key \"owner\"; a rule has severity"),
    ("since: 0.1.0", "since: 0.1.0\nsince: 0.2.0", "5:1", "the key since is given twice"),
    ("wrong\n", "wrong.\n", "3:10", "without a full stop"),
    ("summary: a thing that goes wrong", "summary: [a]", "3:10", "summary has to be text"),
    ("summary: a thing", "summary: \"a thing", "5:1", ""),
    ("since: 0.1.0", "confidence: sure\nsince: 0.1.0", "4:13", "confidence is \"sure\""),
  ])
  func saysWhereAndWhatIsWrong(_ old: String, _ new: String, _ place: String, _ message: String) {
    let text = Self.good.replacingOccurrences(of: old, with: new)
    #expect(text != Self.good)
    let error = #expect(throws: RuleCard.Defects.self) { try RuleCard(parsing: file(text)) }
    let lines = error?.all.map(\.description) ?? []
    #expect(
      lines.contains {
        $0.hasPrefix("rules/a-rule/rule.yaml:\(place): error: \(message)")
          || $0.contains(message) && $0.contains(":\(place):")
      }, "\(lines)")
  }

  @Test(arguments: ["", "- severity\n", "text\n", Self.good + "---\n" + Self.good])
  func wantsOneMapping(_ text: String) {
    #expect(throws: RuleCard.Defects.self) { try RuleCard(parsing: file(text)) }
  }
}
