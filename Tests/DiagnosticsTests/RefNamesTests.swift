import Diagnostics
import Testing

@Suite struct RefNamesTests {
  @Test(arguments: [
    ([], ""), (["refs/heads/main"], "main"), (["refs/heads/main", "refs/tags/v1"], "main and refs/tags/v1"),
    (["refs/heads/a", "refs/heads/b/c", "refs/notes/d", "e"], "a, b/c, refs/notes/d and e"),
    (["a", "b", "c", "d", "e"], "a, b, c and 2 more"), (["refs/heads/\u{1B}"], #"\u{1B}"#),
  ])
  func aFewAreNamed(refs: [String], list: String) {
    #expect(RefNames.list(refs.map { ByteString($0) }) == list)
  }
}
