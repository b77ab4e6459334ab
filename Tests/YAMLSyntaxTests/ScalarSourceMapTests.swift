import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLSyntax

@Suite("The map from a scalar's text to its source")
struct ScalarSourceMapTests {
  /// The source of the part of the text that reads `part`.
  private func source(of part: String, in yaml: String) throws -> String {
    let node = try root(yaml)
    let text = try #require(node.text)
    let range = try #require(text.range(of: part))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let map = ScalarSourceMap(node)
    #expect(map.isExact)
    return node.file.text(of: map.span(of: start..<start + part.utf8.count))
  }

  @Test(
    "A part of the text is found in the source, in every style",
    arguments: [
      ("one two", "two", "two"),
      ("one\n  two", "e t", "e\n  t"),
      ("one\n\n  two", "\n", "\n"),
      ("'it''s'", "'", "''"),
      ("'it''s\n  here'", "here", "here"),
      (#""a\tb""#, "\t", #"\t"#),
      (#""\u00e9\x41""#, "é", #"\u00e9"#),
      (#""\U0001F600!""#, "😀!", #"\U0001F600!"#),
      ("\"one \\\n  two\"", "one two", "one \\\n  two"),
      ("\"one\\\n  \\ two\"", " ", "\\ "),
      ("|\n  one\n  two\n", "one\ntwo", "one\n  two"),
      ("|2-\n   one\n  two\n", " one", " one"),
      (">\n  one\n  two\n", "one two", "one\n  two"),
      (">\n  one\n\n  two\n", "\n", "\n"),
      (">\n  one\n    two\n  three\n", "  two", "  two"),
      ("|+\r\n  one\r\n\r\n", "one", "one"),
      ("é 😀 x", "x", "x"),
    ])
  func parts(yaml: String, part: String, expected: String) throws {
    #expect(try source(of: part, in: yaml) == expected)
  }

  @Test(
    "The end of the text is where the next character would stand",
    arguments: [("a: ''", 4), ("a: 'x'", 5), ("a: x", 4), ("a: |\n", 4), ("a: |\n  x\n", 8), ("a:", 2)])
  func end(yaml: String, offset: Int) throws {
    let value = try #require(try root(yaml)["a"])
    let length = try #require(value.scalarBytes).count
    #expect(ScalarSourceMap(value).span(of: length..<length) == SourceSpan(offset, offset))
  }

  @Test("An alias has the source of what it stands for")
  func alias() throws {
    let value = try #require(try root("a: &x \"1\\t2\"\nb: *x\n")["b"])
    #expect(value.file.text(of: ScalarSourceMap(value).span(of: 1..<2)) == #"\t"#)
  }

  @Test(
    "Generated scalars of all styles decode as libyaml decodes them",
    arguments: [ScalarStyle.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
  func generated(style: ScalarStyle) throws {
    var generator = SeededGenerator(seed: UInt64(style.rawValue))
    var compared = 0
    for _ in 0..<6_000 {
      let yaml = ScalarSource.random(style: style, using: &generator)
      guard let tree = try? read(yaml) else { continue }
      for node in tree.nodes where node.scalarStyle == style {
        compared += 1
        #expect(ScalarSourceMap(node).isExact, "\(yaml.debugDescription)")
      }
    }
    // Many of the generated texts are no YAML; enough of them must be.
    #expect(compared > 2_000)
  }

  // The corpus consists of files of other people's repositories, which are not distributed with this one.
  @Test("Every scalar of the corpus decodes as libyaml decodes it", .enabled(if: Corpus.folder != nil))
  func corpus() throws {
    var compared = 0
    for file in try Corpus.files() {
      guard let tree = try? YAMLTree.parse(file) else { continue }
      for node in tree.nodes where node.kind == .scalar {
        compared += 1
        if !ScalarSourceMap(node).isExact { Issue.record("\(file.path) \(node.pointer)") }
      }
    }
    #expect(compared > 0)
  }
}

/// Sources of scalars made at random.
private enum ScalarSource {
  static func random(style: ScalarStyle, using generator: inout SeededGenerator) -> String {
    let newline = ["\n", "\n", "\r\n", "\r", "\u{85}", "\u{2028}"].randomElement(using: &generator) ?? "\n"
    let shared = ["a", "b c", " ", "  ", "é", "😀", "\t", newline, newline + "  ", newline + newline + " "]
    switch style {
    case .plain:
      return "k: x" + generator.text(of: shared + ["'", "\"", "\\n", ":", "#"], count: 0...8) + "y\n"
    case .singleQuoted:
      return "k: '" + generator.text(of: shared + ["''", "\"", "\\"], count: 0...10) + "'\nz: 1\n"
    case .doubleQuoted:
      let escapes = [
        "\\n", "\\x41", "\\u00e9", "\\U0001F600", "\\N", "\\_", "\\L", "\\P", "\\ ", "\\\"", "\\\\", "\\/",
      ]
      let joined = ["\\0", "\\e", "\\\t", "\\" + newline, "\\" + newline + "   ", "'"]
      return "k: \"" + generator.text(of: shared + escapes + joined, count: 0...10) + "\"\nz: 1\n"
    case .literal, .folded:
      let marker = style == .literal ? "|" : ">"
      let depth = Int.random(in: 1...4, using: &generator)
      let chomping = ["", "-", "+"].randomElement(using: &generator) ?? ""
      let isExplicit = Bool.random(using: &generator)
      let header = marker + (isExplicit ? "\(depth)" : "") + chomping
      let comment = Bool.random(using: &generator) ? "" : "  # note"
      // In a mapping inside a list, the indentation indicator counts from another column.
      let isNested = Bool.random(using: &generator)
      let outer = isNested ? 2 : 0
      var lines = ""
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let line = generator.text(of: ["a", "b c", " ", "é", "\t", "# no comment", "- x", "k: v"], count: 0...3)
        let indentation = line.isEmpty ? Int.random(in: 0...outer + depth, using: &generator) : outer + depth
        lines += String(repeating: " ", count: indentation) + line + newline
      }
      return (isNested ? "- k: " : "k: ") + header + comment + newline + lines + (isNested ? "- 1" : "z: 1") + newline
    }
  }
}
