import Diagnostics
import Testing
import YAMLSyntax

@Suite("Duplicate keys")
struct DuplicateKeyTests {
  @Test("Each repetition is paired with the first")
  func repetitions() throws {
    let root = try root("a: 1\nb: 2\n'a': 3\na: 4\nc: 5\n")
    let duplicates = root.duplicateKeys
    #expect(duplicates.map { $0.first.source } == ["a", "a"])
    #expect(duplicates.map { $0.again.span } == [SourceSpan(10, 13), SourceSpan(17, 18)])
  }

  @Test(
    "Keys that mean something else are different",
    arguments: [
      "{1: a, '1': b}", "{true: a, 'true': b}", "{a: 1, A: 2}", "{~: 1, '~': 2}", "{[a]: 1, [a]: 2}", "[a, a]", "a",
    ])
  func differences(yaml: String) throws {
    #expect(try root(yaml).duplicateKeys.isEmpty)
  }

  @Test("An aliased key is the key that it stands for")
  func alias() throws {
    let mapping = try root("- &x a\n- {a: 1, *x : 2}").items.first { $0.kind == .mapping }
    #expect(mapping?.duplicateKeys.map { $0.again.source } == ["*x"])
  }

  @Test("A mapping of a hundred thousand keys takes no quadratic time")
  func many() throws {
    let yaml = (0..<100_000).map { "key\($0): 1\n" }.joined() + "key5: 2\n"
    #expect(try root(yaml).duplicateKeys.map { $0.first.text } == ["key5"])
  }
}
