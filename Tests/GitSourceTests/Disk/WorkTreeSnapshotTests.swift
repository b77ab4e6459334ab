import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

@Suite struct WorkTreeSnapshotTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
  }

  private func path(_ name: String) -> Path {
    Path(repository.folder.path + (name.isEmpty ? "" : "/" + name))
  }

  private func workTree(_ names: String...) throws -> WorkTreeSnapshot {
    try WorkTreeSnapshot(repository.open(), paths: names.map { path($0) })
  }

  @Test func readsTrackedAndUntrackedFilesAsTheyAreOnDisk() throws {
    try repository.commit(["tracked": "committed", "deleted": "x", "folder/a": "x"])
    try repository.write("on disk", to: "tracked")
    try repository.write("new", to: "untracked")
    try repository.remove("deleted")
    let files = try workTree("")
    #expect(try files.paths() == [path("folder/a"), path("tracked"), path("untracked")])
    #expect(try files.text(path("tracked")) == "on disk")
    #expect(files.source.kind == .workTree)
    #expect(files.source.head == (try repository.line("rev-parse", "HEAD")))
    #expect(files.changedPaths == nil)
  }

  @Test func leavesOutWhatGitIgnores() throws {
    try repository.write("out/\n*.log\n!kept.log\n", to: ".gitignore")
    try repository.write("local\n", to: ".git/info/exclude")
    try repository.write("b\n", to: "folder/.gitignore")
    for name in ["out/a", "x.log", "kept.log", "local", "folder/a", "folder/b", "folder/out/c", "b"] {
      try repository.write("x", to: name)
    }
    let files = try workTree("")
    #expect(
      try files.paths() == [".gitignore", "b", "folder/.gitignore", "folder/a", "kept.log"].map { path($0) })
    #expect(try files.entry(at: path("out/a")) == nil)
    #expect(try files.entry(at: path("x.log")) == nil)
    #expect(try files.entries(below: path("out")).isEmpty)
  }

  @Test func readsWhatIsTrackedThoughItIsIgnored() throws {
    try repository.write("out/\n", to: ".gitignore")
    try repository.write("x", to: "out/tracked")
    try repository.write("x", to: "out/untracked")
    try repository.write("x", to: "out/sub/tracked")
    try repository.git(["add", "--force", "out/tracked", "out/sub/tracked"])
    #expect(try workTree("").paths() == [".gitignore", "out/sub/tracked", "out/tracked"].map { path($0) })
  }

  @Test func readsWhatIsNamedThoughItIsIgnored() throws {
    try repository.write("out/\n*.log\n", to: ".gitignore")
    for name in ["out/workflow.yaml", "out/params/a", "folder/a", "folder/b.log"] {
      try repository.write("x", to: name)
    }
    #expect(try workTree("out").paths() == [path("out/params/a"), path("out/workflow.yaml")])
    #expect(try workTree("out/params").paths() == [path("out/params/a")])
    #expect(try workTree("folder/b.log").paths() == [path("folder/b.log")])
    #expect(try workTree("folder").paths() == [path("folder/a")])
    #expect(try workTree("folder", "folder/b.log").paths() == [path("folder/a"), path("folder/b.log")])

    let named = try workTree("out/workflow.yaml")
    #expect(try named.paths() == [path("out/workflow.yaml")])
    #expect(try named.paths(below: path("out/params")) == [path("out/params/a")])
  }

  @Test func anotherClosureCanLeaveOutMore() throws {
    try repository.commit(["a/x": "x", "b/x": "x"])
    let files = try WorkTreeSnapshot(repository.open(), paths: [path("")]) { path, isFolder in
      isFolder && path.name == "b"
    }
    #expect(try files.paths() == [path("a/x")])
  }

  @Test func pathsComeInTheOrderOfTheirBytes() throws {
    let repository = try TestRepository()
    for path in ["a/b", "a.b", "a-b", "a0", "a/b.c/d", "a/b-c", "ab/c", "B", "x.b", "x-"] {
      try repository.write("x", to: path)
    }
    // A folder that is not looked into stands where a file of its name would.
    try repository.git(["init", "--quiet", "x"])
    let found = try WorkTreeSnapshot(repository.open(), paths: [Path(repository.folder.path)]).paths()
    #expect(found.count == 11)
    #expect(found == found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) })
  }

  @Test func otherRepositoriesInsideAreNotLookedInto() throws {
    try repository.write("x", to: "nested/a")
    try repository.git(["init", "--quiet", "nested"])
    try repository.stage(Array("module".utf8), mode: "160000", id: String(repeating: "1", count: 40))
    try repository.write("x", to: "module/b")
    let files = try workTree("")
    #expect(try files.entries(below: .top).map(\.kind) == [.submodule, .submodule])
    #expect(try files.paths() == [path("module"), path("nested")])
    #expect(try files.entry(at: path("nested/a")) == nil)
    #expect(try workTree("module").paths() == [path("module/b")])
  }

  @Test(arguments: ["folder", "file", "repository", "link to a repository"])
  func whatIsTrackedIsReadWhateverIsCalledGitBesideIt(_ kind: String) throws {
    try repository.commit(["team/p/a": "x", "b": "x"])
    for place in ["team", "team/p"] {
      switch kind {
      case "folder": try repository.write("x", to: "\(place)/.git/x")
      case "file": try repository.write("", to: "\(place)/.git")
      case "repository": try repository.git(["init", "--quiet", place])
      default:
        try repository.git(["init", "--quiet", "../elsewhere"])
        try repository.write("gitdir: \(repository.root.path)/elsewhere/.git\n", to: "\(place)/.git")
      }
    }
    #expect(try workTree("").paths() == [path("b"), path("team/p/a")])
    #expect(try workTree("").entry(at: path("team/p/a"))?.kind == .file)
  }

  @Test(arguments: ["folder", "file", "headless"])
  func whatOnlyLooksLikeARepositoryHidesNothing(_ kind: String) throws {
    try repository.write("x", to: "new/a")
    switch kind {
    case "folder": try repository.write("x", to: "new/.git/x")
    case "file": try repository.write("gitdir: nowhere\n", to: "new/.git")
    default:
      try repository.git(["init", "--quiet", "new"])
      try repository.remove("new/.git/HEAD")
    }
    #expect(try workTree("").paths() == [path("new/a")])
  }

  @Test func filesOutsideTheWorkTreeAreReadToo() throws {
    try repository.write("x", to: "../elsewhere/a.log")
    try repository.write("*.log\n", to: ".gitignore")
    #expect(try workTree("../elsewhere").paths() == [path("../elsewhere/a.log")])
  }

  @Test func theIndexOfARunningCommitHasNoSayInIt() throws {
    try repository.write("out/\n", to: ".gitignore")
    try repository.commit(["a": "x"])
    try repository.write("x", to: "out/tracked")
    try repository.git(["add", "--force", "out/tracked"])
    let opened = try repository.open(["GIT_INDEX_FILE": "/nonexistent"])
    #expect(
      try WorkTreeSnapshot(opened, paths: [path("")]).paths() == [path(".gitignore"), path("a"), path("out/tracked")])
  }

  @Test func worksBeforeTheFirstCommit() throws {
    try repository.write("x", to: "a")
    #expect(try workTree("").paths() == [path("a")])
    #expect(try workTree("").source.head == nil)
  }

  @Test func agreesWithGitOnWhatIsThere() throws {
    try repository.write("*.o\n/build/\n!build/keep\ndoc/**/tmp\n", to: ".gitignore")
    for name in [
      "a.o", "sub/b.o", "build/x", "build/keep", "sub/build/x", "doc/tmp", "doc/a/b/tmp", "doc/a/text", "tmp/x",
      "forced.o", "\u{E9}t\u{E9}/x",
    ] {
      try repository.write("x", to: name)
    }
    try repository.git(["add", "--force", "forced.o"])
    let expected = paths(try repository.git(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))
    #expect(try workTree("").paths() == expected.map { Path(path("").bytes + [UInt8(ascii: "/")] + $0.bytes) })
  }
}
