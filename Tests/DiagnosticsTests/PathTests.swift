import Diagnostics
import Testing

@Suite("Paths")
struct PathTests {
  @Test(
    "A path has a name and a parent",
    arguments: [
      ("a", "a", ""), ("a/b", "b", "a"), ("a/b/c.yaml", "c.yaml", "a/b"), ("", "", ""),
    ])
  func parts(path: String, name: String, parent: String) {
    #expect(Path(path).name == ByteString(name))
    #expect(Path(path).parent == Path(parent))
  }

  @Test("A name is appended to a folder, and to the top without a slash")
  func appending() {
    #expect(Path("a/b").appending("c") == "a/b/c")
    #expect(Path.top.appending("c") == "c")
    #expect(Path("a/b").components == ["a", "b"])
    #expect(Path.top.components.isEmpty)
  }

  @Test(
    "Inside means below, at any depth, and by whole names",
    arguments: [
      ("a/b", "a", true), ("a/b/c", "a", true), ("a", "a", false), ("ab", "a", false), ("b/a", "a", false),
      ("a", "", true), ("", "", false), ("a/", "a", false),
    ])
  func inside(path: String, folder: String, expected: Bool) {
    #expect(Path(path).isInside(Path(folder)) == expected)
    #expect((Path(path).relative(to: Path(folder)) != nil) == expected)
  }

  @Test("The part below a folder is relative to it")
  func relative() {
    #expect(Path("a/b/c").relative(to: "a") == "b/c")
    #expect(Path("a/b").relative(to: .top) == "a/b")
  }

  @Test("Paths are ordered by bytes, as in a git index")
  func order() {
    let paths: [Path] = ["a/b", "a-b", "a", "B", "é", "a.b"]
    #expect(paths.sorted() == ["B", "a", "a-b", "a.b", "a/b", "é"])
  }

  @Test("Paths that look alike in Unicode are different")
  func normalisation() {
    #expect(Path("\u{E9}") != Path("e\u{301}"))
  }

  @Test("A suffix is compared with the end of the path")
  func suffix() {
    #expect(Path("a/workflow.yaml").hasSuffix(".yaml"))
    #expect(!Path("yaml").hasSuffix(".yaml"))
    #expect(!Path("a/workflow.yml").hasSuffix(".yaml"))
  }

  @Test("A path is shown harmlessly, and the top as a dot")
  func description() {
    #expect(Path([0x61, 0xE9, 0x1B]).description == #"a\xE9\u{1B}"#)
    #expect(Path.top.description == ".")
  }
}
