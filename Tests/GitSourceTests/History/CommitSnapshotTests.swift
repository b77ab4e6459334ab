import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

@Suite struct CommitSnapshotTests {
  @Test func readsACommitAndNotWhatIsStagedOrOnDisk() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "first", "folder/b": "b", "folder/sub/c": "c"])
    try repository.commit(["a": "second"])
    try repository.write("on disk", to: "a")
    try repository.git(["add", "a"])

    let head = try repository.line("rev-parse", "HEAD")
    let snapshot = try CommitSnapshot(repository.open(), revision: "HEAD")
    #expect(try snapshot.text("a") == "second")
    #expect(try snapshot.paths() == ["a", "folder/b", "folder/sub/c"])
    #expect(try snapshot.paths(below: "folder") == ["folder/b", "folder/sub/c"])
    #expect(try snapshot.paths(below: "nowhere") == [])
    #expect(try snapshot.paths(below: "a") == [])
    #expect(try snapshot.entry(at: "folder") == nil)
    #expect(try snapshot.entry(at: "a/b") == nil)
    #expect(snapshot.changedPaths == nil)
    #expect(try !snapshot.baseHasFile(at: "a"))
    #expect(snapshot.source.kind == .commit)
    #expect(snapshot.source.head == head)
    #expect(snapshot.source.base == nil)
    #expect(snapshot.source.timestamp == "2026-11-22T15:00:00")
    #expect(snapshot.origin == .commit(String(head.prefix(7))))
    #expect(try CommitSnapshot(repository.open(), revision: "HEAD~1").text("a") == "first")
  }

  @Test func comparesWithABase() throws {
    let repository = try TestRepository()
    try repository.commit(["kept/a": "x", "changed/a": "x", "gone/a": "x", "gone/b/c": "x", "kind": "x", "mode": "x"])
    try repository.git(["rm", "--quiet", "-r", "gone", "kind"])
    try repository.write("#!/bin/sh", to: "new/deep/er")
    try repository.git(["update-index", "--chmod=+x", "mode"])
    try repository.git(["commit", "--quiet", "-m", "x"])
    try repository.run("chmod", ["+x", "mode"])
    try repository.commit(["changed/a": "y", "kind/inside": "x"])

    let snapshot = try CommitSnapshot(repository.open(), revision: "HEAD", base: "HEAD~2")
    #expect(snapshot.changedPaths == ["changed/a", "gone/a", "gone/b/c", "kind", "kind/inside", "mode", "new/deep/er"])
    #expect(try snapshot.baseHasFile(at: "gone/a"))
    #expect(try !snapshot.baseHasFile(at: "gone"))
    #expect(try !snapshot.baseHasFile(at: "new/deep/er"))
    #expect(snapshot.source.base == (try repository.line("rev-parse", "HEAD~2")))
  }

  @Test func readsTagsAndTrees() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.git(["tag", "--annotate", "--message", "one", "v1"])
    let commit = try repository.line("rev-parse", "HEAD")
    let tree = try repository.line("rev-parse", "HEAD^{tree}")
    #expect(try CommitSnapshot(repository.open(), revision: "v1").source.head == commit)

    let snapshot = try CommitSnapshot(repository.open(), revision: tree, base: tree)
    #expect(snapshot.source.head == tree)
    #expect(snapshot.source.timestamp == nil)
    #expect(try snapshot.text("a") == "x")
    #expect(snapshot.changedPaths == [])
  }

  @Test func linksAndSubmodulesAreNotFollowed() throws {
    let repository = try TestRepository()
    try repository.stage(Array("link".utf8), mode: "120000", content: "/etc/passwd")
    try repository.stage(Array("module".utf8), mode: "160000", id: String(repeating: "1", count: 40))
    try repository.git(["commit", "--quiet", "-m", "x"])
    let snapshot = try CommitSnapshot(repository.open(), revision: "HEAD")
    #expect(try snapshot.entries(below: .top).map(\.kind) == [.symbolicLink, .submodule])
    #expect(try snapshot.text("link") == "/etc/passwd")
    #expect(try snapshot.entry(at: "module/a") == nil)
  }

  @Test func aNameThatIsNoRevisionIsRefused() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    func complaint(about revision: String) -> String? {
      GitSourceTests.complaint { _ = try CommitSnapshot(repository.open(), revision: revision) }
    }
    #expect(complaint(about: "--all") == "\"--all\" is an option, not a revision")
    #expect(complaint(about: "nowhere") == "there is no commit, tag or tree \"nowhere\" here")
    #expect(complaint(about: "HEAD:a") == "\"HEAD:a\" is a file, not a commit, tag or tree")
    #expect(complaint(about: "") != nil)
    #expect(complaint(about: "\u{1B}[31m")?.contains("\u{1B}") == false)
    let zeros = String(repeating: "0", count: 40)
    #expect(complaint(about: zeros) == "there is no commit, tag or tree \"\(zeros)\" here")
  }

  @Test func aShallowCloneSaysSo() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.commit(["a": "y"])
    try repository.git(["clone", "--quiet", "--depth=1", "file://\(repository.folder.path)", "../shallow"])
    let shallow = try repository.open(in: repository.root.appending(path: "shallow"))
    #expect(try CommitSnapshot(shallow, revision: "HEAD").text("a") == "y")
    let old = try repository.line("rev-parse", "HEAD~1")
    #expect(complaint { _ = try CommitSnapshot(shallow, revision: old) }?.contains("git fetch --unshallow") == true)
  }

  @Test(arguments: ["..", ".", ".git", "a/b"])
  func aTreeWithANameThatLeadsElsewhereIsRefused(name: String) throws {
    let repository = try TestRepository()
    let blob = try repository.blob("x")
    let tree = try repository.writeTree([("100644", Array(name.utf8), blob)])
    let snapshot = try CommitSnapshot(repository.open(), revision: tree)
    let sentence = complaint { _ = try snapshot.paths() }
    #expect(
      sentence == ".: the folder's tree \(tree) holds the name \"\(name)\", which git does not allow; see `git fsck`")
  }

  @Test func aTreeThatIsOutOfOrderIsRefused() throws {
    let repository = try TestRepository()
    let blob = try repository.blob("x")
    let tree = try repository.writeTree([("100644", [0x62], blob), ("100644", [0x61], blob)])
    let snapshot = try CommitSnapshot(repository.open(), revision: tree)
    #expect(complaint { _ = try snapshot.paths() } == ".: the folder's tree \(tree) is damaged; see `git fsck`")
  }

  @Test func foldersThatNeverEndAreRefused() throws {
    let repository = try TestRepository()
    let blob = try repository.blob("x")
    var deep = try repository.writeTree([("100644", [0x61], blob)])
    for _ in 0..<200 { deep = try repository.writeTree([("40000", [0x61], deep)]) }
    let snapshot = try CommitSnapshot(repository.open(), revision: deep)
    #expect(complaint { _ = try snapshot.paths() }?.contains("more than 128 folders deep") == true)
  }

  @Test func aFewObjectsThatDescribeBillionsOfPathsAreRefused() throws {
    let repository = try TestRepository()
    let blob = try repository.blob("x")
    let names = (0..<250).map { Array(String(format: "%03d", $0).utf8) }
    var tree = try repository.writeTree(names.map { ("100644", $0, blob) })
    for _ in 0..<3 { tree = try repository.writeTree(names.map { ("40000", $0, tree) }) }
    let snapshot = try CommitSnapshot(repository.open(), revision: tree)
    let root = ObjectID(TestRepository.bytes(ofHexadecimal: tree))
    #expect(
      complaint {
        var walk = TreeWalk(try repository.open(), countLimit: 10_000)
        _ = try walk.items(below: .top, in: root)
      } == "more than 10000 paths are not read")
    #expect(try snapshot.text("007/100/249/000") == "x")
  }

  @Test func anObjectOfAnotherKindIsAnError() throws {
    let repository = try TestRepository()
    let blob = try repository.blob("x")
    let tree = try repository.writeTree([("40000", [0x61], blob)])
    let snapshot = try CommitSnapshot(repository.open(), revision: tree)
    #expect(complaint { _ = try snapshot.paths() } == "a: the object \(blob) is not a tree; see `git fsck`")
  }
}

extension TestRepository {
  /// Writes a tree object as it stands, whatever git thinks of it, and gives its id.
  fileprivate func writeTree(_ items: [(mode: String, name: [UInt8], id: String)]) throws -> String {
    var bytes: [UInt8] = []
    for item in items {
      bytes += Array("\(item.mode) ".utf8) + item.name + [0] + Self.bytes(ofHexadecimal: item.id)
    }
    let id = try git(["hash-object", "-t", "tree", "-w", "--stdin", "--literally"], input: bytes)
    return String(decoding: id.prefix(40), as: UTF8.self)
  }

  fileprivate static func bytes(ofHexadecimal text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var digits = text[...]
    while let byte = UInt8(digits.prefix(2), radix: 16) {
      bytes.append(byte)
      digits = digits.dropFirst(2)
    }
    return bytes
  }
}
