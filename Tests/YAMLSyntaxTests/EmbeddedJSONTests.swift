import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLSyntax

@Suite("JSON inside a scalar")
struct EmbeddedJSONTests {
  /// The same pipeline specification as the compiler and as people write it.
  static let styles = [
    #"spec: {"name": "é", "inputs": [{"name": "rows", "default": 1}, true, null]}"#.replacing(
      "spec: {", with: "spec: '{") + "'\n",
    #"spec: "{\"name\": \"\u00e9\", \"inputs\": [{\"name\": \"rows\",\#n  \ \"default\": 1}, true, null]}""# + "\n",
    "spec: |-\n  {\"name\": \"é\", \"inputs\": [\n    {\"name\": \"rows\", \"default\": 1}, true, null]}\n",
    "spec: >\r\n  {\"name\": \"é\", \"inputs\":\r\n  [{\"name\": \"rows\", \"default\": 1},\r\n  true, null]}\r\n",
    "spec: >1+ # note\n {\"name\": \"é\", \"inputs\":\n\n [{\"name\": \"rows\", \"default\": 1}, true, null]}\n\n",
  ]

  private func scalar(_ yaml: String) throws -> YAMLNode {
    try #require(try root(yaml)["spec"])
  }

  private func error(_ yaml: String) throws -> (message: String, source: String, start: UInt32) {
    let node = try scalar(yaml)
    let error = try #require(throws: JSONSyntaxError.self) { try node.embeddedJSON() }
    return (error.message, node.file.text(of: error.span), error.span.start)
  }

  @Test("It is a tree of nodes, whatever style the scalar has", arguments: styles)
  func tree(yaml: String) throws {
    let json = try scalar(yaml).embeddedJSON()
    #expect(json.kind == .mapping)
    #expect(json["name"]?.string == "é")
    #expect(json["name"]?.scalarStyle == .doubleQuoted)
    let inputs = try #require(json["inputs"])
    #expect(inputs.count == 3)
    #expect(inputs.items.map(\.kind) == [.mapping, .scalar, .scalar])
    #expect(inputs.items.map(\.bool) == [nil, true, nil])
    #expect(inputs.items.map(\.isNull) == [false, false, true])
    #expect(inputs.items.first?["default"]?.integer == 1)
    #expect(json.tree.documents == [json])
  }

  @Test("Its places are places of the file", arguments: styles)
  func places(yaml: String) throws {
    let host = try scalar(yaml)
    let json = try host.embeddedJSON()
    let rows = try #require(json["inputs"]?.items.first?["name"])
    #expect(rows.source.contains("rows"))
    #expect(rows.source.utf8.count <= "\\\"rows\\\"".utf8.count)
    #expect(["\"é\"", #"\"\u00e9\""#].contains(try #require(json["name"]?.source)))
    #expect(json.source.first == "{" && json.source.last == "}")
    #expect(rows.pointer == "/spec")
    #expect(rows.logicalPointer == "/spec#/inputs/[rows]/name")
    for node in json.tree.nodes {
      #expect(host.span.start <= node.span.start && node.span.end <= host.span.end)
    }
  }

  @Test(
    "An error says what was expected and found, at the character in the file",
    arguments: [
      ("spec: '{\"a\": 1 \"b\": 2}'", "expected `,` or `}` after a value, found `\"`", "\"", 15),
      ("spec: '{''a'': 1}'", "expected a key in double quotes or `}`, found `'`", "''", 8),
      ("spec: \"{\\\"a\\\": x}\"", "expected a value after `:`, found `x`", "x", 15),
      ("spec: '{\"a\": 1,}'", "expected a key in double quotes after `,`, found `}`", "}", 15),
      ("spec: '[1,]'", "expected a value after `,`, found `]`", "]", 10),
      ("spec: '[1 2]'", "expected `,` or `]` after a value, found `2`", "2", 10),
      ("spec: '{\"a\" 1}'", "expected `:` after a key, found `1`", "1", 12),
      ("spec: '{\"a\": 01}'", "a JSON number has no leading zero", "0", 13),
      ("spec: '[1.]'", "expected a digit after `.`, found `]`", "]", 10),
      ("spec: '[-x]'", "expected a digit after `-`, found `x`", "x", 9),
      ("spec: '[1e]'", "expected a digit in the exponent, found `]`", "]", 10),
      ("spec: '[\"a\\q\"]'", "JSON has no escape `\\` followed by `q`", "\\q", 10),
      ("spec: '[\"\\u12g4\"]'", "expected four hexadecimal digits after `\\u`, found `g`", "g", 13),
      ("spec: |\n  [\"a\n  b\"]", "a line break in a JSON string must be written as an escape", "\n", 13),
      ("spec: \"[\\\"a\\tb\\\"]\"", "a tab in a JSON string must be written as an escape", "\\t", 11),
      ("spec: >\n  {\"a\":\n  True}\n", "expected a value after `:`, found `T`", "T", 18),
      ("spec: '{} 😀'", "expected the end of the JSON, found `😀`", "😀", 10),
      ("spec: '[é]'", "expected a value or `]`, found `é`", "é", 8),
      ("spec: '[\"a'", "the JSON ends in the middle of a string", "", 10),
      ("spec: '{\"a\": '", "the JSON ends where a value after `:` should be", "", 13),
      ("spec: |\n  {\"a\": 1\n", "the JSON ends where `,` or `}` after a value should be", "", 17),
      ("spec: ''", "expected a JSON value, found no text", "", 7),
      ("spec:", "expected a JSON value, found no text", "", 5),
      ("spec: [1]", "expected a JSON value, found no text", "", 6),
      ("spec: NaN", "expected a JSON value, found `N`", "N", 6),
      ("spec: \"\\uFEFF{}\"", "expected a JSON value, found `\\u{FEFF}`", "\\uFEFF", 7),
    ])
  func errors(yaml: String, message: String, source: String, start: UInt32) throws {
    let error = try error(yaml)
    #expect(error.message == message)
    #expect(error.source == source)
    #expect(error.start == start)
  }

  @Test(
    "Strings are decoded as Go decodes them",
    arguments: [
      (#"\n\t\b\f\r\"\\\/"#, "\n\t\u{8}\u{C}\r\"\\/"), (#"\u00e9"#, "é"), (#"\ud83d\ude00"#, "😀"),
      (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"), (#"\ud83d\n"#, "\u{FFFD}\n"),
      (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\u0000"#, "\0"),
      ("é\u{7F}", "é\u{7F}"),
    ])
  func strings(source: String, text: String) throws {
    // In a literal scalar nothing is an escape to YAML; DEL, which YAML forbids, needs double quotes.
    let yaml = source.contains("\u{7F}") ? #"spec: "\"é\x7F\"""# : "spec: |\n  \"\(source)\"\n"
    #expect(try scalar(yaml).embeddedJSON().text == text)
  }

  @Test(
    "Numbers keep their source", arguments: ["0", "-0", "12", "1.5", "-1e10", "1E+2", "123456789012345678901234567890"])
  func numbers(source: String) throws {
    let json = try scalar("spec: '\(source)'").embeddedJSON()
    #expect(json.text == source)
    #expect(json.scalarStyle == .plain)
  }

  @Test("Duplicate keys are kept, with their places, and the last one counts")
  func duplicates() throws {
    let json = try scalar(#"spec: '{"a": 1, "\u0061": 2}'"#).embeddedJSON()
    let duplicate = try #require(json.duplicateKeys.first)
    #expect(duplicate.again.source == #""\u0061""#)
    #expect(json["a"]?.integer == 2)
  }

  @Test("JSON in an alias has its places at the anchor and its pointers at the alias")
  func alias() throws {
    let host = try #require(try root("a: &x '[1]'\nb: *x\n")["b"])
    let item = try #require(try host.embeddedJSON().items.first)
    #expect(item.span == SourceSpan(8, 9))
    #expect(item.logicalPointer == "/b#/0")
  }

  @Test("Nesting is bounded as in Go")
  func depth() throws {
    let deepest = String(repeating: "[", count: 10_000)
    let accepted = try scalar("spec: '\(deepest)\(String(repeating: "]", count: 10_000))'").embeddedJSON()
    #expect(accepted.tree.nodes.count == 10_000)
    let error = try error("spec: '\(deepest)\(deepest)'")
    #expect(error.message.contains("10000 levels"))
    #expect(error.start == 10_007)
  }

  @Test("No truncation crashes, and each error lies in the scalar", arguments: styles)
  func truncation(yaml: String) throws {
    let text = try #require(try scalar(yaml).text).trimmingCharacters(in: .newlines)
    var errors = 0
    for length in 0..<text.unicodeScalars.count {
      let part = String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
      let escaped = part.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      let quoted = "spec: \"\(escaped)\"\nnext: 1\n"
      let node = try scalar(quoted)
      #expect(node.text == part)
      if let error = #expect(throws: JSONSyntaxError.self, performing: { try node.embeddedJSON() }) {
        #expect(node.span.start < error.span.start && error.span.end < node.span.end)
        errors += 1
      }
    }
    #expect(errors > 50)
  }

  @Test("No flipped byte crashes, and each place lies in the scalar", arguments: styles)
  func flips(yaml: String) throws {
    let bytes = Array(yaml.utf8)
    var (values, errors) = (0, 0)
    for offset in bytes.indices.dropFirst(6) {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[offset] ^= 1 << bit
        guard let node = try? read(flipped).documents.first?["spec"] else { continue }
        do {
          for inner in try node.embeddedJSON().tree.nodes {
            #expect(node.span.start <= inner.span.start && inner.span.end <= node.span.end)
          }
          values += 1
        } catch {
          #expect(node.span.start <= error.span.start && error.span.end <= node.span.end)
          errors += 1
        }
      }
    }
    #expect(values > 0 && errors > 0)
  }

  // The corpus consists of files of other people's repositories, which are not distributed with this one.
  @Test("The specifications of the corpus hold what Foundation reads in them", .enabled(if: Corpus.folder != nil))
  func corpus() throws {
    var compared = 0
    for file in try Corpus.files() {
      guard let tree = try? YAMLTree.parse(file) else { continue }
      for node in tree.nodes where node.kind == .scalar && node.scalarBytes?.first == UInt8(ascii: "{") {
        let text = Data(node.scalarBytes ?? [])
        let expected = try? JSONSerialization.jsonObject(with: text)
        let json = try? node.embeddedJSON()
        compared += 1
        #expect((expected == nil) == (json == nil), "\(file.path) \(node.pointer)")
        if let json, let object = expected as? [String: Any] {
          #expect(Set(json.entries.compactMap { $0.key.text }) == Set(object.keys))
          #expect(json.source.first == "{" && json.source.last == "}")
        }
      }
    }
    #expect(compared > 0)
  }
}
