import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// The kinds of index that git writes.
@Suite struct IndexFormatTests {
  @Test func aSplitIndexIsReadTogetherWithTheFileItShares() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "1", "b/c": "2", "b/d": "3", "e": "4"])
    try repository.git(["update-index", "--split-index"])
    #expect(try repository.staged().changedPaths == [])
    try repository.stage(Array("b/c".utf8), content: "changed")
    try repository.stage(Array("b/new".utf8), content: "new")
    try repository.git(["update-index", "--force-remove", "a"])

    let index = try Data(contentsOf: repository.folder.appending(path: ".git/index"))
    #expect(index.range(of: Data("link".utf8)) != nil)
    let staged = try repository.staged()
    #expect(try staged.paths() == ["b/c", "b/d", "b/new", "e"])
    #expect(staged.changedPaths == ["a", "b/c", "b/new"])
    #expect(try staged.text("b/c") == "changed")
  }

  @Test func aSharedIndexThatIsGoneOrDamagedIsNamed() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "1", "b": "2"])
    try repository.git(["update-index", "--split-index"])
    let files = try FileManager.default.contentsOfDirectory(atPath: repository.folder.path + "/.git")
    let shared = try #require(files.first { $0.hasPrefix("sharedindex.") })
    let file = repository.folder.appending(path: ".git/\(shared)")

    var bytes = try Data(contentsOf: file)
    bytes[60] ^= 1
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    try bytes.write(to: file)
    #expect(complaint { _ = try repository.staged() }?.contains("its checksum does not match") == true)
    try repository.remove(".git/\(shared)")
    let missing = "cannot read the index: the shared index \(shared) cannot be read: No such file or directory"
    #expect(complaint { _ = try repository.staged() }?.contains(missing) == true)
  }

  @Test func aSparseIndexIsReadWithTheTreesThatItNames() throws {
    let repository = try TestRepository()
    try repository.commit(["kept/a": "x", "left/b/c": "y", "left/b/d": "y", "left/e": "z", "top": "t"])
    try repository.git(["sparse-checkout", "set", "--cone", "--sparse-index", "kept"])
    let index = try Data(contentsOf: repository.folder.appending(path: ".git/index"))
    #expect(index.range(of: Data("sdir".utf8)) != nil)

    let staged = try repository.staged()
    #expect(try staged.paths() == ["kept/a", "left/b/c", "left/b/d", "left/e", "top"])
    #expect(try staged.paths(below: "left/b") == ["left/b/c", "left/b/d"])
    #expect(try staged.paths(below: "left/nowhere") == [])
    #expect(try staged.text("left/b/c") == "y")
    #expect(try staged.entry(at: "left/b") == nil)
    #expect(try staged.entry(at: "lef") == nil)
    #expect(staged.changedPaths == [])
  }

  @Test func aChangeInsideAFolderOfASparseIndexIsFound() throws {
    let repository = try TestRepository()
    try repository.commit(["kept/a": "x", "left/b/c": "y", "left/b/d": "y"])
    try repository.commit(["left/b/c": "changed", "added/x": "new"])
    try repository.git(["sparse-checkout", "set", "--cone", "--sparse-index", "kept"])
    try repository.git(["reset", "--quiet", "--soft", "HEAD~"])
    #expect(try repository.staged().changedPaths == ["added/x", "left/b/c"])
  }

  @Test func anIndexWithoutAChecksumIsRead() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    let file = repository.folder.appending(path: ".git/index")
    try (Data(contentsOf: file).dropLast(20) + Data(count: 20)).write(to: file)
    #expect(try repository.staged().text("a") == "x")
  }

  @Test func whatAReaderMayPassOverIsPassedOverAndTheRestRefused() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    let file = repository.folder.appending(path: ".git/index")
    let index = try Data(contentsOf: file).dropLast(20)
    try (index + Data("XYZW".utf8) + Data([0, 0, 0, 2, 1, 2]) + Data(count: 20)).write(to: file)
    #expect(try repository.staged().text("a") == "x")
    try (index + Data("xyzw".utf8) + Data([0, 0, 0, 2, 1, 2]) + Data(count: 20)).write(to: file)
    #expect(complaint { _ = try repository.staged() }?.contains("an extension that is not known, xyzw") == true)
    try (index + Data([0]) + Data(count: 20)).write(to: file)
    #expect(complaint { _ = try repository.staged() }?.contains("it ends too early") == true)
  }

  @Test(arguments: ["untracked-cache", "fsmonitor", "threads"])
  func whatGitKeepsForItselfIsPassedOver(extra: String) throws {
    let repository = try TestRepository()
    try repository.git(["config", "index.threads", extra == "threads" ? "2" : "false"])
    try repository.commit(Dictionary(uniqueKeysWithValues: (0..<50).map { ("folder/\($0)", "x") }))
    if extra == "untracked-cache" { try repository.git(["update-index", "--force-untracked-cache"]) }
    if extra == "fsmonitor" { try repository.git(["-c", "core.fsmonitor=true", "update-index", "--fsmonitor"]) }
    let index = try Data(contentsOf: repository.folder.appending(path: ".git/index"))
    let names = ["untracked-cache": "UNTR", "fsmonitor": "FSMN", "threads": "EOIE"]
    #expect(index.range(of: Data((names[extra] ?? "").utf8)) != nil)
    #expect(try repository.staged().paths().count == 50)
    #expect(try repository.staged().changedPaths == [])
  }

  @Test(arguments: ["../out", "a/../b", ".git/hooks/x", "a//b", "/a", "a/", "."])
  func aPathThatGitDoesNotAllowIsRefused(path: String) throws {
    let repository = try TestRepository()
    try repository.stage(Array(String(repeating: "x", count: path.utf8.count).utf8))
    try repository.replaceInIndex(String(repeating: "x", count: path.utf8.count), by: path)
    #expect(complaint { _ = try repository.staged() }?.contains("which git does not allow") == true)
  }

  /// git commits the tree that it has noted for a folder, whatever the lines say.
  @Test(arguments: ["other", "stage"])
  func aHookRefusesAPathThatGitDoesNotAllowWhereItMatters(staged: String) throws {
    let repository = try TestRepository()
    // Paths next to one that is asked for are looked at with it.
    var files = ["other/file": "x", "stage/file": "x", "stage/xxxxxxx": "x"]
    for number in 100..<250 { files["pad/\(number)"] = "x" }
    try repository.commit(files)
    try repository.stage(Array("\(staged)/file".utf8), content: "changed")
    try repository.replaceInIndex("stage/xxxxxxx", by: "stage/x/../xx")

    let whole = complaint { _ = try repository.staged() }
    #expect(whole?.contains("which git does not allow; `git reset` writes it again") == true)
    let opened = try repository.open()
    if staged == "stage" {
      #expect(complaint { _ = try IndexSnapshot(opened, shortLived: true) } == whole)
      return
    }
    let snapshot = try IndexSnapshot(opened, shortLived: true)
    #expect(snapshot.changedPaths == ["other/file"])
    #expect(try snapshot.text("other/file") == "changed")
    for ask in [{ try snapshot.paths(below: "stage") }, { try snapshot.files(in: "stage").map(\.path) }] {
      #expect(complaint { _ = try ask() }?.contains("which git does not allow; `git reset`") == true)
    }
  }

  @Test func aHintThatIsWrongIsNotTaken() throws {
    let repository = try TestRepository()
    try repository.commit(["a/x": "1", "b/y": "2", "b/z": "3"])
    try repository.stage(Array("b/y".utf8), content: "changed")
    // The folder with one path is said to have two.
    try repository.replaceInIndex("a\u{0}1 0\n", by: "a\u{0}2 0\n")
    #expect(try repository.staged().changedPaths == ["b/y"])
    try repository.replaceInIndex("a\u{0}2 0\n", by: "a\u{0}1 9\n")
    #expect(try repository.staged().changedPaths == ["b/y"])
  }
}

extension TestRepository {
  /// Puts other bytes, as many, where the index has these first, and a checksum of zeros, which is one that git left out.
  fileprivate func replaceInIndex(_ text: String, by other: String) throws {
    let file = folder.appending(path: ".git/index")
    var index = try Data(contentsOf: file).dropLast(20) + Data(count: 20)
    let place = try #require(index.range(of: Data(text.utf8)))
    index.replaceSubrange(place, with: Data(other.utf8))
    try index.write(to: file)
  }
}
