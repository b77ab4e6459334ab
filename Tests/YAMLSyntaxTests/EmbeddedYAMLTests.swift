import Diagnostics
import Foundation
import Testing
import YAMLSyntax

@Suite("YAML inside a scalar")
struct EmbeddedYAMLTests {
  @Test(
    "Places are those of the file",
    arguments: [
      "a: |\n  b: [c, \"d\\te\"]\n  f: >-\n    g\n    h\n", "a: 'b: [c, \"d\\te\"]\n\n  f: g h'\n",
    ])
  func places(text: String) throws {
    let inner = try #require(try root(text)["a"]?.embeddedYAML())
    let items = Array(try #require(inner["b"]).items)
    #expect(items.map(\.scalar) == ["c", "d\te"])
    #expect(items.map { $0.file.text(of: $0.span) } == ["c", "\"d\\te\""])
    #expect(inner["f"]?.scalar == "g h")
    #expect(items[0].pointer == "/a")
    #expect(items[0].logicalPointer == "/a#/b/0")
  }

  @Test("A variable is a word, and is there again in the text")
  func variables() throws {
    let text = "a: '{b: {{x: [}}, c: \"{{y \\ z}}\", d: 1}'\n"
    let node = try #require(try root(text)["a"])
    let bytes = try #require(node.scalar).description
    func range(_ part: String) throws -> Range<Int> {
      let range = try #require(bytes.range(of: part))
      return bytes.utf8.distance(
        from: bytes.startIndex, to: range.lowerBound)..<bytes.utf8.distance(
          from: bytes.startIndex, to: range.upperBound)
    }
    let inner = try #require(try node.embeddedYAML(variables: [range("{{x: [}}"), range("{{y \\ z}}")]))
    #expect(inner["b"]?.scalar == "{{x: [}}")
    #expect(inner["c"]?.scalar == "{{y \\ z}}")
    #expect(inner["d"]?.integer == 1)
  }

  @Test("What is no YAML is told at its place")
  func errors() throws {
    let node = try #require(try root("a: |\n  b: [c\n")["a"])
    let error = try #require(throws: YAMLSyntaxError.self) { try node.embeddedYAML() }
    #expect(error.span.start > 5)
    #expect(try root("a: ''\n")["a"]?.embeddedYAML() == nil)
  }
}
