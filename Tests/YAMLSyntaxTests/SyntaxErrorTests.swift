import Diagnostics
import Testing
import YAMLSyntax

@Suite("Syntax errors")
struct SyntaxErrorTests {
  @Test(
    "An error says what to do, where, and what libyaml says",
    arguments: [
      ("a: b: c\n", 4, "`key: value` is not allowed here", "mapping values are not allowed in this context"),
      ("a: 1\nb\nc: 2\n", 7, "this line has no `:`", "could not find expected ':'"),
      ("a: 1\n b: 2\n", 7, "`key: value` is not allowed here", "mapping values are not allowed"),
      ("a: 1\n- b\n", 5, "check the indentation", "did not find expected key"),
      ("- a\nb: 1\n", 4, "check the indentation", "did not find expected '-' indicator"),
      ("a: 'b\n", 6, "ends before the closing quote", "found unexpected end of stream"),
      ("a: \"\\q\"\n", 4, "this one does not exist", "found unknown escape character"),
      ("a: @b\n", 3, "put it in quotes", "found character that cannot start any token"),
      ("a:\n\tb: 1\n", 3, "only spaces for indentation", "found character that cannot start any token"),
      ("a: [b, c\n", 9, "the closing `]` is missing", "did not find expected ',' or ']'"),
      ("a: {b: 1\nc: 2\n", 10, "the closing `}` is missing", "did not find expected ',' or '}'"),
      ("a: !x!y 1\n", 3, "not declared", "found undefined tag handle"),
      ("a: *b\n", 3, "no anchor `&b`", ""),
      ("é: \u{7F}\n", 4, "control character", "control characters are not allowed"),
      ("😀: [\n", 8, "a value should be here", "did not find expected node content"),
    ])
  func message(yaml: String, offset: UInt32, explanation: String, technical: String) throws {
    let error = try failure(yaml)
    #expect(error.span.start == offset)
    #expect(error.message.contains(explanation), "\(error.message)")
    #expect(error.message.contains(technical), "\(error.message)")
    #expect(Int(error.span.end) <= yaml.utf8.count)
  }

  @Test("An unclosed bracket is a context of its own")
  func context() throws {
    let error = try failure("é: [b,\n\nc: d\n")
    let context = try #require(error.context)
    #expect(context.span == SourceSpan(4, 5))
    #expect(context.message == "the list that starts here")
  }

  @Test(
    "Text in another encoding is called by its name, without a byte order mark too",
    arguments: [(2, "UTF-16"), (4, "UTF-32")])
  func encoding(width: Int, name: String) throws {
    let zeros = Array(repeating: UInt8(0), count: width - 1)
    let error = try failure(Array("a: b".utf8).flatMap { [$0] + zeros })
    #expect(error.message == "the file is \(name); save it as UTF-8")
  }

  @Test("A NUL byte is an error at the byte")
  func zero() throws {
    let error = try failure(Array("key: a\0b\n".utf8))
    #expect(error.span == SourceSpan(6, 7))
    #expect(error.message.contains("control character"))
  }

  @Test(
    "Invalid UTF-8 is an error at the byte, with and without byte order mark",
    arguments: [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0x80], [0xE2, 0x82]]
      as [[UInt8]])
  func invalid(sequence: [UInt8]) throws {
    let text = Array("é: ".utf8)
    let error = try failure(text + sequence + Array("\n".utf8))
    #expect(error.span.start == 4)
    #expect(error.message.contains("UTF-8"), "\(error.message)")
    #expect(try failure([0xEF, 0xBB, 0xBF] + text + sequence).span.start == 7)
  }

  @Test("Other encodings are refused by name", arguments: [true, false])
  func encodings(hasMark: Bool) throws {
    let mark: [Unicode.Scalar] = hasMark ? ["\u{FEFF}"] : []
    let text = mark + Array("key: 1\n".unicodeScalars)
    let little = text.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8)] }
    let big = text.flatMap { [UInt8($0.value >> 8), UInt8($0.value & 0xFF)] }
    let wide = text.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8), 0, 0] }
    #expect(try failure(little).message == "the file is UTF-16; save it as UTF-8")
    #expect(try failure(big).message == "the file is UTF-16; save it as UTF-8")
    #expect(try failure(wide).message == "the file is UTF-32; save it as UTF-8")
  }

  @Test("Nesting is bounded, however deep it goes", arguments: ["[", "{a: ", "- ", "? "])
  func depth(opening: String) throws {
    let error = try failure(String(repeating: opening, count: 100_000))
    #expect(error.message.contains("1000 levels"))
    #expect(Int(error.span.start) == 1_000 * opening.utf8.count)
  }

  @Test("A thousand levels of indentation are read, and not one more")
  func indentation() throws {
    let yaml = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try read(yaml).nodes.count == 2_001)
    let deeper = yaml + String(repeating: " ", count: 1_000) + "a:\n"
    #expect(try failure(deeper).message == "nested deeper than 1000 levels")
  }

  @Test("A tree as deep as the bound is read and let go")
  func deepest() throws {
    let tree = try read(String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000))
    let innermost = try #require(tree.nodes.last)
    #expect(tree.nodes.count == 1_000)
    #expect(innermost.pointer.utf8.count == 2 * 999)
  }

  @Test("No truncation of a file crashes, and each error lies in the file")
  func truncation() throws {
    let bytes = Array(Self.sample.utf8)
    for length in 0..<bytes.count {
      let prefix = Array(bytes[..<length])
      do {
        _ = try read(prefix)
      } catch let error as YAMLSyntaxError {
        #expect(Int(error.span.end) <= length)
      }
    }
  }

  @Test("No flipped byte of a file crashes, and each error lies in the file")
  func flips() throws {
    let bytes = Array(Self.sample.utf8)
    for offset in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[offset] ^= 1 << bit
        do {
          for node in try read(flipped).nodes { #expect(Int(node.span.end) <= bytes.count) }
        } catch let error as YAMLSyntaxError {
          #expect(Int(error.span.end) <= bytes.count)
        }
      }
    }
  }

  private static let sample = """
    %YAML 1.1
    ---
    a: &x [1, 'two', "th\\u0072ee"]  # note
    é: *x
    ? |+
      key
    : !!str >-
      folded
      text
    ...

    """
}
