import Diagnostics
import Testing
import YAMLSyntax

@Suite("A new entry of a mapping")
struct NewEntryTests {
  private func adding(_ keys: [ByteString], to text: String) throws -> String? {
    let node = try root(text)
    let mapping = node["m"] ?? node
    guard let entry = mapping.newEntry(keys, "v") else { return nil }
    var bytes = Array(text.utf8)
    bytes.insert(contentsOf: entry.bytes, at: entry.offset)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "is written as the others are, and leaves every other byte",
    arguments: [
      ("m:\n  a: 1  # one\n", "m:\n  k: v\n  a: 1  # one\n"),
      ("m:\n\n  # why\n  'a': &x 1\n", "m:\n\n  # why\n  k: v\n  'a': &x 1\n"),
      ("m:\r\n    a: 1\r\n", "m:\r\n    k: v\r\n    a: 1\r\n"),
      ("m: {a: 1}\n", "m: {\"k\": \"v\", a: 1}\n"), ("m: {}", "m: {\"k\": \"v\"}"),
      ("{\"m\": {\"a\": 1}}", "{\"m\": {\"k\": \"v\", \"a\": 1}}"),
      ("a: 1\n", "k: v\na: 1\n"),
    ])
  func layout(_ before: String, _ after: String) throws {
    #expect(try adding(["k"], to: before) == after)
  }

  @Test("may be in a mapping of its own")
  func nested() throws {
    #expect(try adding(["o", "k"], to: "m:\n  a: 1\n") == "m:\n  o:\n    k: v\n  a: 1\n")
    #expect(try adding(["o", "k"], to: "m: {a: 1}") == "m: {\"o\": {\"k\": \"v\"}, a: 1}")
  }

  @Test(
    "is not written where there is no place for it",
    arguments: ["m: text\n", "m: [a]\n", "m:\n", "m:\n  ? a\n  : 1\n", "m:\n  &x a: 1\n", "b: &x {a: 1}\nm: *x\n"])
  func refuses(_ text: String) throws {
    #expect(try adding(["k"], to: text) == nil || !text.hasPrefix("m: ") && !text.hasPrefix("b"))
  }
}
