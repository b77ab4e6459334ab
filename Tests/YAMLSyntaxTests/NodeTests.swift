import Diagnostics
import Testing
import YAMLSyntax

@Suite("Nodes")
struct NodeTests {
  @Test("A mapping answers for its keys")
  func lookup() throws {
    let root = try root("metadata:\n  name: train\nspec:\n- a\n- [b, c]\n")
    #expect(root.kind == .mapping)
    #expect(root.count == 2)
    #expect(root["metadata"]?["name"]?.text == "train")
    #expect(root["metadata"]?["missing"] == nil)
    let key: ByteString = "spec"
    let spec = try #require(root[key])
    #expect(spec.kind == .sequence)
    #expect(spec.items.count == 2)
    #expect(spec.items.map { $0.kind } == [.scalar, .sequence])
    #expect(spec.items.flatMap { $0.items.map(\.text) } == ["b", "c"])
    #expect(root.entries.map { $0.key.text } == ["metadata", "spec"])
  }
}
