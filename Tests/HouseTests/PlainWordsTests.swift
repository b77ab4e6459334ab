import Foundation
import Testing

/// The plainest of the rules in `Documentation/words.md`, held over all that a user reads.
@Suite("What a user reads")
struct PlainWordsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    .standardized

  @Test("has no words that the glossary replaces", arguments: ["Sources", "rules"])
  func literals(_ folder: String) throws {
    for file in Self.files(below: folder, endingIn: ".swift") {
      for (number, line) in try Self.lines(of: file) where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        // Nine lines in ten have none of the words, and to look for literals in them takes half a minute.
        if !Self.mayBeQuaint(line) { continue }
        for literal in line.matches(of: #/"(?:[^"\\]|\\.)*"/#) {
          expectPlain(String(literal.output), "\(file):\(number)")
        }
      }
    }
  }

  @Test("on pages, in summaries and reports, and in the documents at the top, is as plain")
  func pages() throws {
    let rules = Self.files(below: "rules", endingIn: "README.md") + Self.files(below: "rules", endingIn: "rule.yaml")
    let reports = Self.files(below: "rules", endingIn: "want.txt")
    // The glossary has the words that it replaces.
    let documentation = Self.files(below: "Documentation", endingIn: ".md").filter {
      $0 != "Documentation/words.md" && !$0.contains("/decisions/")
    }
    let policies = ["README.md", ".yaml", "want.txt"].flatMap { Self.files(below: "policies", endingIn: $0) }
    for file in rules + reports + policies + documentation + [
      "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md",
    ] {
      for (number, line) in try Self.lines(of: file) where Self.mayBeQuaint(line) {
        // Text in backquotes is quoted from a file.
        expectPlain(line.replacing(#/`[^`]*`/#, with: "``"), "\(file):\(number)")
      }
    }
  }

  @Test(
    "is found out by its words",
    arguments: [
      ("`ten` is no integer", true), ("a list that is none", true), ("whoever reads it", true), ("mend the line", true),
      ("a way out", true), ("it runs for ever", true), ("beside the file", true), ("is not at hand", true),
      ("there is no such file", false), ("it is no longer there", false), ("dnsPolicy is None", false),
      ("amend the commit", false),
    ])
  func words(_ sentence: String, _ isFound: Bool) {
    #expect((Self.quaint(in: sentence) != nil) == isFound)
    #expect(!isFound || Self.mayBeQuaint(sentence))
  }

  private func expectPlain(_ text: String, _ place: String) {
    let quaint = Self.quaint(in: text)
    #expect(quaint == nil, "\(place): \"\(quaint ?? "")\" is not plain: \(text)")
  }

  /// What each of the words has that `quaint` finds.
  private static let signs = [
    "hoever", "hatever", "hichever", "mend", "way out", "for ever", "beside", "at hand", "in vain", " is no", " are no",
  ]

  private static func mayBeQuaint(_ line: String) -> Bool { signs.contains { line.range(of: $0) != nil } }

  /// The first words of a text that the glossary replaces.
  private static func quaint(in text: String) -> String? {
    for word in text.matches(
      of: #/\b(?:[Ww]hoever|[Ww]hatever|[Ww]hichever|mend(?:s|ed|ing)?|way out|for ever|besides?|at hand|in vain)\b/#)
    {
      return String(word.output)
    }
    // "There is no such file" is as people say it.
    for negation in text.matches(of: #/(\w+[`"]?) (?:is|are) (?:no|none)\b(?! longer| more)/#)
    where negation.output.1.lowercased() != "there" {
      return String(negation.output.0)
    }
    return nil
  }

  private static func lines(of file: String) throws -> [(Int, String)] {
    let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0 + 1, String($1)) }
  }

  private static func files(below folder: String, endingIn end: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
    return names?.compactMap { $0 as? String }.filter { $0.hasSuffix(end) }.map { "\(folder)/\($0)" } ?? []
  }
}
