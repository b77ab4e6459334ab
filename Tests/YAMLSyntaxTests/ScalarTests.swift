import Diagnostics
import TestSupport
import Testing
import YAMLSyntax

@Suite("Scalars")
struct ScalarTests {
  /// The value of the key `k`.
  private func value(_ yaml: String) throws -> YAMLNode {
    try #require(try root("k: \(yaml)\n")["k"])
  }

  @Test(
    "Text is decoded in every style",
    arguments: [
      ("plain text", ScalarStyle.plain, "plain text"),
      ("'it''s'", .singleQuoted, "it's"),
      (#""a\n\u00e9""#, .doubleQuoted, "a\né"),
      ("|\n  a\n  b", .literal, "a\nb\n"),
      (">-\n  a\n  b", .folded, "a b"),
      ("one\n  two", .plain, "one two"),
    ])
  func styles(yaml: String, style: ScalarStyle, text: String) throws {
    let node = try value(yaml)
    #expect(node.scalarStyle == style)
    #expect(node.text == text)
    #expect(node.scalarEquals(ByteString(text)))
    #expect(node.resolution == .string)
  }

  @Test("A scalar is compared with a literal as bytes")
  func comparison() throws {
    let node = try value("train")
    #expect(node == "train")
    #expect(!(node == "trains"))
    #expect(!(try value("[train]") == "train"))
    #expect(try value("e\u{301}").scalarEquals("\u{E9}") == false)
  }

  @Test("Nothing and the words for null are null", arguments: ["", "~", "null", "Null", "NULL", "!!null ''"])
  func null(yaml: String) throws {
    #expect(try value(yaml).isNull)
  }

  @Test(
    "Quoted and tagged words are strings",
    arguments: ["''", "'null'", "!!str null", "!!str", "nULL", "! null", "!x 1", "|\n  1"])
  func notNull(yaml: String) throws {
    let node = try value(yaml)
    #expect(!node.isNull)
    #expect(node.string != nil)
  }

  @Test(
    "Booleans are those of YAML 1.1",
    arguments: [
      ("true", true), ("True", true), ("TRUE", true), ("yes", true), ("on", true), ("y", true), ("Y", true),
      ("false", false), ("no", false), ("Off", false), ("n", false), ("N", false), ("!!bool 'on'", true),
      ("tRUE", nil), ("'true'", nil), ("yEs", nil), ("1", nil),
    ])
  func booleans(yaml: String, expected: Bool?) throws {
    #expect(try value(yaml).bool == expected)
  }

  @Test(
    "Integers are those of Go",
    arguments: [
      ("0", 0), ("12", 12), ("-3", -3), ("+4", 4), ("1_000", 1_000), ("010", 8), ("0o10", 8), ("0x1F", 31),
      ("-0b11", -3), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("!!int '5'", 5),
    ])
  func integers(yaml: String, expected: Int) throws {
    #expect(try value(yaml).integer == expected)
  }

  @Test(
    "What a scalar is follows go-yaml",
    arguments: [
      ("18446744073709551615", ScalarResolution.integer(nil)), ("18446744073709551616", .float),
      ("1.5", .float), ("1.", .float), (".5", .float), ("-.5e3", .float), ("1e3", .float), ("08", .float),
      (".inf", .float), ("-.INF", .float), (".nan", .float), ("!!float 1", .float), ("1e999", .string),
      (".", .string), ("1.2.3", .string), ("1:30", .string), ("2001-12-14", .string),
      ("2001-12-14T21:59:43Z", .string), ("0x", .string), ("0xg", .string), ("1 000", .string), ("+", .string),
      ("!!int x", .string), ("e3", .string), ("=", .string), ("<<", .string), ("+.nan", .string), ("1e", .string),
    ])
  func resolution(yaml: String, expected: ScalarResolution) throws {
    #expect(try value(yaml).resolution == expected)
  }

  @Test("A collection is not a scalar")
  func collections() throws {
    let node = try value("[1]")
    #expect(node.scalar == nil && node.string == nil && node.bool == nil && node.integer == nil)
    #expect(node.resolution == nil && node.scalarStyle == nil && !node.isNull)
  }

  @Test("The source of a plain or quoted scalar reads as the same text again")
  func sourceReadsTheSame() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "a", "b c", "é", "😀", "''", "\\\\", "\\n", ":", "#", "-", " ", "\n  ", "\n\n  ", "\u{2028} ", "\t", "1", ".",
    ]
    var compared = 0
    for _ in 0..<8_000 {
      let quote = ["", "'", "\""].randomElement(using: &generator) ?? ""
      let yaml = "é:\n  - \(quote)x\(generator.text(of: pieces, count: 0...7))\(quote)  # ü\n  - z\n"
      guard let tree = try? read(yaml), let node = tree.documents.first?["é"]?.items.first, node.kind == .scalar else {
        continue
      }
      compared += 1
      // As the only item of a document the scalar must not be indented less than its continuation lines.
      let again = try #require(try root("- " + node.source).items.first)
      #expect(again.text == node.text, "\(yaml.debugDescription)")
      #expect(again.scalarStyle == node.scalarStyle)
    }
    #expect(compared > 4_000)
  }
}
