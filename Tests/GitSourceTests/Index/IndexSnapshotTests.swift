import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

@Suite struct IndexSnapshotTests {
  @Test func readsWhatIsStagedAndNotTheWorkTree() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "committed", "b": "committed"])
    try repository.write("staged", to: "a")
    try repository.git(["add", "a"])
    try repository.write("on disk", to: "a")
    try repository.write("on disk", to: "b")
    try repository.write("untracked", to: "c")

    let staged = try repository.staged()
    #expect(try staged.text("a") == "staged")
    #expect(try staged.text("b") == "committed")
    #expect(try staged.text("c") == "(absent)")
    #expect(staged.changedPaths == ["a"])
    #expect(staged.source.head == (try repository.line("rev-parse", "HEAD")))
    #expect(staged.source.kind == .index)
    #expect(staged.origin == .staged)
  }

  @Test func everythingIsNewBeforeTheFirstCommit() throws {
    let repository = try TestRepository()
    try repository.write("x", to: "folder/file")
    try repository.git(["add", "."])

    let staged = try repository.staged()
    #expect(staged.changedPaths == ["folder/file"])
    #expect(staged.source.head == nil)
    #expect(try !staged.baseHasFile(at: "folder/file"))
    #expect(try repository.open().headCommit() == nil)
  }

  @Test func aRepositoryWithoutAnIndexIsEmptyBeforeTheFirstCommit() throws {
    let repository = try TestRepository()
    #expect(try repository.staged().paths() == [])
    #expect(try repository.staged(["GIT_INDEX_FILE": ".git/index"]).paths() == [])
  }

  @Test func aMissingIndexIsAnErrorWhereThereAreCommits() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.remove(".git/index")
    #expect(complaint { _ = try repository.staged() }?.contains("the index cannot be read") == true)
  }

  @Test(arguments: ["nowhere/index", "", ".git"])
  func anIndexThatGitNamesMustBeThere(name: String) throws {
    let repository = try TestRepository()
    try repository.write("x", to: "a")
    try repository.git(["add", "a"])
    #expect(complaint { _ = try repository.staged(["GIT_INDEX_FILE": name]) } != nil)
  }

  @Test func anEmptyIndexFileIsAnError() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.write("", to: ".git/empty")
    #expect(complaint { _ = try repository.staged(["GIT_INDEX_FILE": ".git/empty"]) } != nil)
  }

  @Test func aRelativeIndexIsTakenFromTheTopOfTheWorkTree() throws {
    let repository = try TestRepository()
    try repository.commit(["sub/a": "old"])
    try repository.write("new", to: "sub/a")
    try repository.git(["add", "."])
    let folder = repository.folder.appending(path: "sub")
    #expect(try repository.staged(in: folder, ["GIT_INDEX_FILE": ".git/index"]).text("sub/a") == "new")
  }

  @Test func deletionsModesAndKindsAreChanges() throws {
    let repository = try TestRepository()
    try repository.commit([
      "deleted": "x", "executable": "x", "link": "x", "folder/a": "x", "folder/b": "x", "file": "x", "same": "x",
    ])
    try repository.git(["rm", "--quiet", "deleted"])
    try repository.git(["update-index", "--chmod=+x", "executable"])
    try repository.stage(Array("link".utf8), mode: "120000", content: "same")
    try repository.git(["rm", "--quiet", "-r", "folder", "file"])
    try repository.stage(Array("folder".utf8))
    try repository.stage(Array("file/inside".utf8))

    let staged = try repository.staged()
    #expect(
      staged.changedPaths
        == ["deleted", "executable", "file", "file/inside", "folder", "folder/a", "folder/b", "link"])
    #expect(try staged.entry(at: "link")?.kind == .symbolicLink)
    #expect(try staged.text("link") == "same")
    #expect(try staged.entry(at: "folder")?.kind == .file)
    #expect(try staged.paths(below: "file") == ["file/inside"])
    #expect(try staged.baseHasFile(at: "folder/a"))
    #expect(try !staged.baseHasFile(at: "folder"))
    #expect(try !staged.baseHasFile(at: "file/inside"))
  }

  @Test func whatIsRemovedIsStillInTheBase() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.git(["rm", "--quiet", "a"])
    let staged = try repository.staged()
    #expect(staged.changedPaths == ["a"])
    #expect(try staged.base?.text("a") == "x")
    #expect(try staged.text("a") == "(absent)")
  }

  @Test func aSubmoduleIsNeverLookedUp() throws {
    let repository = try TestRepository()
    try repository.stage(Array("module".utf8), mode: "160000", id: String(repeating: "1", count: 40))
    let staged = try repository.staged()
    let entry = try #require(try staged.entry(at: "module"))
    #expect(entry.kind == .submodule)
    #expect(staged.changedPaths == ["module"])
    #expect(complaint { _ = try staged.content(of: entry, limit: 10) } != nil)
  }

  @Test func aPathThatIsNotMergedIsOneEntryAndAChange() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "base", "b": "base"])
    try repository.git(["checkout", "--quiet", "-b", "side"])
    try repository.commit(["a": "side"])
    try repository.git(["checkout", "--quiet", "main"])
    try repository.commit(["a": "main"])
    #expect(complaint { try repository.git(["merge", "--quiet", "side"]) } != nil)

    let staged = try repository.staged()
    #expect(try staged.entries(below: .top).map(\.kind) == [.unmerged, .file])
    #expect(staged.changedPaths == ["a"])
  }

  @Test func aPathThatIsOnlyIntendedToBeAddedIsAbsent() throws {
    let repository = try TestRepository()
    try repository.commit(["known": "x"])
    try repository.write("text", to: "new")
    try repository.git(["add", "--intent-to-add", "new"])
    try repository.git(["rm", "--quiet", "--cached", "known"])
    try repository.git(["add", "--intent-to-add", "known"])

    let staged = try repository.staged()
    #expect(try staged.paths() == [])
    #expect(staged.changedPaths == ["known"])
  }

  @Test func skippedAndAssumedUnchangedFilesAreReadFromTheIndex() throws {
    let repository = try TestRepository()
    try repository.commit(["skipped": "x", "assumed": "y"])
    try repository.git(["update-index", "--skip-worktree", "skipped"])
    try repository.git(["update-index", "--assume-unchanged", "assumed"])
    try repository.remove("skipped")
    try repository.write("on disk", to: "assumed")

    let staged = try repository.staged()
    #expect(try staged.text("skipped") == "x")
    #expect(try staged.text("assumed") == "y")
    #expect(staged.changedPaths == [])
  }

  @Test(arguments: [2, 3, 4])
  func readsEveryVersionOfTheIndex(version: Int) throws {
    let repository = try TestRepository()
    try repository.commit(["a/b/c": "1", "a/b/d": "2", "z": "3"])
    if version == 3 { try repository.git(["update-index", "--skip-worktree", "z"]) }
    try repository.git(["update-index", "--index-version", String(version == 3 ? 2 : version)])
    let header = try Data(contentsOf: repository.folder.appending(path: ".git/index")).prefix(8)
    #expect(header.last == UInt8(version))
    #expect(try repository.staged().paths() == ["a/b/c", "a/b/d", "z"])
    #expect(try repository.staged().changedPaths == [])
  }

  @Test func namesAreBytes() throws {
    let repository = try TestRepository()
    let names: [[UInt8]] = [
      [0x66, 0xE9], Array("caf\u{E9}".utf8), Array("cafe\u{301}".utf8), Array("line\nbreak".utf8), Array("-flag".utf8),
      Array("star*[x]?".utf8), Array("tab\t\"quote\\".utf8), Array("\u{1F600}".utf8),
    ]
    for name in names { try repository.stage(name, content: String(name.count)) }
    let staged = try repository.staged()
    let sorted = names.map { Path($0) }.sorted()
    #expect(try staged.paths() == sorted)
    #expect(staged.changedPaths == sorted)
    for name in names { #expect(try staged.text(Path(name)) == String(name.count)) }
  }

  @Test func namesThatDifferInCaseAreSortedByTheirBytes() throws {
    let repository = try TestRepository()
    for path in ["p/a", "P/b", "p/B", "P/A"] { try repository.stage(Array(path.utf8)) }
    try repository.git(["config", "core.ignorecase", "true"])
    let staged = try repository.staged()
    #expect(try staged.paths() == ["P/A", "P/b", "p/B", "p/a"])
    #expect(try staged.paths(below: "p") == ["p/B", "p/a"])
    #expect(staged.changedPaths == ["P/A", "P/b", "p/B", "p/a"])
  }

  @Test func aFolderHoldsWhatStartsWithItsNameAndASlash() throws {
    let repository = try TestRepository()
    for path in ["a", "b-c/x", "b.d", "b/x", "b/y/z", "b0", "bb/x"] { try repository.stage(Array(path.utf8)) }
    let staged = try repository.staged()
    #expect(try staged.paths(below: "b") == ["b/x", "b/y/z"])
    #expect(try staged.paths(below: "b/y/z") == [])
    #expect(try staged.entry(at: "b") == nil)
  }

  @Test func longPathsAreRead() throws {
    let repository = try TestRepository()
    let path = Array(String(repeating: "abcdefghi/", count: 380).utf8) + Array("file".utf8)
    try repository.stage(path)
    #expect(try repository.staged().paths() == [Path(path)])
  }

  @Test func aFileThatIsTooLargeIsNotRead() throws {
    let repository = try TestRepository()
    try repository.stage(Array("large".utf8), content: String(repeating: "x", count: 1001))
    let staged = try repository.staged()
    let entry = try #require(try staged.entry(at: "large"))
    guard case .tooLarge(1001) = try staged.content(of: entry, limit: 1000) else {
      Issue.record("the file was read")
      return
    }
    guard case .bytes = try staged.content(of: entry, limit: 1001) else {
      Issue.record("the file was not read")
      return
    }
  }

  @Test func aMissingOrDamagedBlobIsAnErrorThatNamesIt() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "text of a", "b": "text of b"])
    let missing = try repository.line("rev-parse", ":a")
    let damaged = try repository.line("rev-parse", ":b")
    try repository.remove(".git/objects/\(missing.prefix(2))/\(missing.dropFirst(2))")
    try repository.remove(".git/objects/\(damaged.prefix(2))/\(damaged.dropFirst(2))")
    try repository.write("no object", to: ".git/objects/\(damaged.prefix(2))/\(damaged.dropFirst(2))")

    let staged = try repository.staged()
    #expect(complaint { _ = try staged.text("a") } == "a: the object \(missing) is missing; see `git fsck`")
    #expect(complaint { _ = try staged.text("b") }?.hasPrefix("b: cannot read the blob \(damaged)") == true)
  }

  @Test func nothingIsStagedInABareRepository() throws {
    let repository = try TestRepository(options: ["--bare"])
    #expect(complaint { _ = try repository.staged() }?.contains("is bare: nothing can be staged in it") == true)
  }
}
