import Diagnostics
import Testing
import YAMLSyntax

@Suite("Documents")
struct DocumentTests {
  @Test("A file without content has no document", arguments: ["", "\n\n", "# note\n", "\u{FEFF}", "  \n# a\n\n# b"])
  func empty(yaml: String) throws {
    let tree = try read(yaml)
    #expect(tree.documents.isEmpty)
    #expect(tree.nodes.isEmpty)
  }

  @Test("A lone document marker is a null")
  func marker() throws {
    let root = try root("---\n")
    #expect(root.isNull)
    #expect(root.span == SourceSpan(3, 3))
    #expect(root.pointer == "")
  }

  @Test("Several documents are kept, each with its own anchors and pointers")
  func several() throws {
    let tree = try read("a: &x 1\n---\nb: [2]\n--- &x 3\n")
    #expect(tree.documents.map(\.kind) == [.mapping, .mapping, .scalar])
    let second = try #require(tree.documents[1]["b"]?.items.first)
    #expect(second.pointer == "/b/0")
    #expect(tree.documents[2].pointer == "")
    #expect(try failure("a: &x 1\n---\nb: *x\n").message.contains("no anchor `&x`"))
  }

  @Test("All nodes are walked in the order of the file, without following aliases")
  func nodes() throws {
    let tree = try read("a: &x [1, 2]\nb: *x\n---\n3\n")
    #expect(tree.nodes.map(\.source) == ["a: &x [1, 2]\nb: *x", "a", "[1, 2]", "1", "2", "b", "*x", "3"])
  }
}
