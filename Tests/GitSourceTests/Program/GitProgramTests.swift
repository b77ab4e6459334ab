import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// A repository that git is asked about answers the same as one that libgit2 reads.
@Suite struct GitProgramTests {
  /// The same changes in a repository of either format.
  private static func repository(_ format: String) throws -> TestRepository {
    let repository = try TestRepository(options: ["--object-format=\(format)"])
    try repository.commit([
      "kept": "x", "folder/changed": "x", "folder/gone": "x", "mode": "x", "kind": "x", "ignored/but/tracked": "x",
      "line\nbreak": "x", "Grüße": "x",
    ])
    try repository.commit(["folder/changed": "y"])
    try repository.git(["tag", "--annotate", "--message", "one", "v1"])
    try repository.git(["tag", "--annotate", "--message", "of a tag", "v2", "v1"])
    try repository.git(["rm", "--quiet", "folder/gone", "kind"])
    try repository.write("z", to: "folder/changed")
    try repository.write("x", to: "kind/inside")
    try repository.write("staged", to: "added")
    try repository.git(["add", "--all"])
    try repository.git(["update-index", "--chmod=+x", "mode"])
    try repository.write("later", to: "intended")
    try repository.git(["add", "--intent-to-add", "intended"])
    try repository.stage(Array("link".utf8), mode: "120000", id: try id("/etc/passwd", in: repository))
    try repository.stage(
      Array("module".utf8), mode: "160000", id: String(repeating: "1", count: format == "sha1" ? 40 : 64))
    return repository
  }

  private static func id(_ content: String, in repository: TestRepository) throws -> String {
    let id = try repository.git(["hash-object", "-w", "--stdin"], input: Array(content.utf8))
    return String(decoding: id.dropLast(), as: UTF8.self)
  }

  private let read: TestRepository
  private let asked: TestRepository

  init() throws {
    read = try Self.repository("sha1")
    asked = try Self.repository("sha256")
  }

  @Test func anIndexIsTheSame() throws {
    let snapshots = try [read, asked].map { try IndexSnapshot($0.openAskingGit()) }
    #expect(snapshots[1].changedPaths == snapshots[0].changedPaths)
    #expect(snapshots[1].changedPaths?.contains("added") == true)
    #expect(snapshots[1].changedPaths?.contains("intended") == false)
    let entries = try snapshots.map { try $0.entries(below: .top) }
    #expect(entries[1].map(\.path) == entries[0].map(\.path))
    #expect(entries[1].map(\.kind) == entries[0].map(\.kind))
    for path in entries[0].map(\.path) { #expect(try snapshots[1].text(path) == snapshots[0].text(path)) }
    #expect(try snapshots[1].baseHasFile(at: "folder/gone"))
    #expect(snapshots[1].source.head?.count == 64)
  }

  @Test func unmergedPathsAreTheSame() throws {
    for repository in [read, asked] {
      let ids = try ["1", "2", "3"].map { try Self.id($0, in: repository) }
      let zeros = String(repeating: "0", count: ids[0].count)
      let lines = zip(ids, 1...3).map { "100644 \($0) \($1)\tkept\0" }
      try repository.git(
        ["update-index", "-z", "--index-info"], input: Array(("0 \(zeros)\tkept\0" + lines.joined()).utf8))
    }
    for repository in [read, asked] {
      let snapshot = try IndexSnapshot(repository.openAskingGit())
      #expect(try snapshot.entry(at: "kept")?.kind == .unmerged)
      #expect(snapshot.changedPaths?.contains("kept") == true)
    }
  }

  @Test(arguments: ["HEAD", "main", "v1", "v2", "HEAD~1", "HEAD^{tree}", "HEAD:folder", "@"])
  func aRevisionIsTheSame(name: String) throws {
    let snapshots = try [read, asked].map { try CommitSnapshot($0.openAskingGit(), revision: name, base: "HEAD~1") }
    #expect(snapshots[1].changedPaths == snapshots[0].changedPaths)
    #expect(try snapshots[1].paths() == snapshots[0].paths())
    #expect(snapshots[1].source.timestamp == snapshots[0].source.timestamp)
    #expect(snapshots[1].source.kind == snapshots[0].source.kind)
  }

  @Test(arguments: ["nowhere", "HEAD:kept", "--all", "HEAD~99", "refs/heads/none"])
  func aNameThatIsNoRevisionIsRefusedWithTheSameWords(name: String) throws {
    let complaints = try [read, asked].map { repository in
      let opened = try repository.openAskingGit()
      return complaint { _ = try CommitSnapshot(opened, revision: name) }
    }
    #expect(complaints[1] != nil)
    #expect(complaints[1] == complaints[0])
  }

  @Test(arguments: ["", "^main", "main..v1", "main nowhere", "v1^{blob}", "\u{1B}[31m", "HEAD:nowhere"])
  func whatIsNoNameIsRefused(name: String) throws {
    let opened = try asked.openAskingGit()
    let sentence = try #require(complaint { _ = try CommitSnapshot(opened, revision: name) })
    #expect(sentence.hasPrefix("there is no commit, tag or tree \"") || sentence.hasPrefix("cannot find \""))
    #expect(!sentence.contains("\u{1B}"))
  }

  @Test func aShortIdOfSeveralObjectsIsRefused() throws {
    // The ids of these two start with the same four digits.
    for content in ["126", "337"] { #expect(try Self.id(content, in: asked).hasPrefix("5117")) }
    let opened = try asked.openAskingGit()
    #expect(
      complaint { _ = try CommitSnapshot(opened, revision: "5117") }
        == "\"5117\" names several objects; write more of its digits")
  }

  @Test func ignoreRulesAreTheSame() throws {
    for repository in [read, asked] {
      try repository.write("/ignored/\n*.log\n!kept.log\n:colon\n", to: ".gitignore")
      try repository.write("x", to: "ignored/new")
      try repository.write("excluded\n", to: ".git/info/exclude")
      let opened = try repository.openAskingGit()
      let paths: [Path] = [
        "a.log", "kept.log", "sub/b.log", "ignored", "ignored/new", ":colon", "excluded", "kept", "*",
      ]
      #expect(
        try paths.filter { try opened.ignores($0) } == [
          "a.log", "sub/b.log", "ignored", "ignored/new", ":colon", "excluded",
        ])
    }
  }

  @Test func theUsersOwnSettingsHaveNoSay() throws {
    let home = asked.root.appending(path: "home")
    try FileManager.default.createDirectory(at: home.appending(path: ".config/git"), withIntermediateDirectories: true)
    try Data("kept\n".utf8).write(to: home.appending(path: ".config/git/ignore"))
    try Data("[core\n".utf8).write(to: home.appending(path: ".gitconfig"))
    let opened = try asked.openAskingGit(["HOME": home.path])
    #expect(try !opened.ignores("kept"))
    #expect(try opened.headCommit()?.hexadecimal == asked.line("rev-parse", "main"))
  }

  @Test func theIndexThatGitNamesIsRead() throws {
    let variables = ["GIT_INDEX_FILE": ".git/other"]
    try asked.git(["read-tree", "HEAD"], variables: variables)
    let snapshot = try IndexSnapshot(
      asked.openAskingGit(in: asked.folder.appending(path: "folder"), variables))
    #expect(snapshot.changedPaths == [])
    #expect(try snapshot.text("folder/changed") == "y")
  }

  @Test func theStoresThatGitNamesAreRead() throws {
    let store = asked.root.appending(path: #"store:"one\two"#)
    try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
    let id = String(
      decoding: try asked.git(
        ["hash-object", "-w", "--stdin"], input: Array("elsewhere".utf8),
        variables: ["GIT_OBJECT_DIRECTORY": store.path]
      ).dropLast(), as: UTF8.self)
    try asked.git(["update-index", "--add", "--info-only", "--cacheinfo", "100644,\(id),b"])
    let plain = try IndexSnapshot(asked.openAskingGit())
    #expect(complaint { _ = try plain.text("b") } == "b: the object \(id) is missing; see `git fsck`")
    let quoted = #""\#(store.path.replacing(#"\"#, with: #"\\"#).replacing("\"", with: #"\""#))":/nonexistent"#
    let variables = ["GIT_ALTERNATE_OBJECT_DIRECTORIES": quoted]
    #expect(try IndexSnapshot(asked.openAskingGit(variables)).text("b") == "elsewhere")
    // A question that failed does not spoil the next one.
    #expect(try plain.text("kept") == "x")
  }

  @Test func aDamagedObjectIsAnErrorAndTheNextOneIsRead() throws {
    let id = try asked.line("rev-parse", "HEAD:kept")
    let folder = asked.folder.appending(path: ".git/objects/\(id.prefix(2))")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.appending(path: String(id.dropFirst(2))).path)
    try Data("nonsense".utf8).write(to: folder.appending(path: String(id.dropFirst(2))))
    let snapshot = try CommitSnapshot(asked.openAskingGit(), revision: "HEAD")
    #expect(complaint { _ = try snapshot.text("kept") }?.hasPrefix("kept: ") == true)
    #expect(try snapshot.text("folder/changed") == "y")
  }

  @Test func aReferenceThatIsDamagedIsNotABranchWithoutCommits() throws {
    try asked.write("nonsense\n", to: ".git/refs/heads/main")
    #expect(complaint { _ = try asked.openAskingGit().headCommit() }?.hasPrefix("cannot read HEAD: ") == true)
    try asked.remove(".git/refs/heads/main")
    #expect(try asked.openAskingGit().headCommit() == nil)
  }

  @Test func hooksAreFoundWhereTheRepositorySaysSo() throws {
    #expect(try asked.openAskingGit().hooksFolder() == Path(asked.folder.path + "/.git/hooks"))
    try asked.git(["config", "core.hooksPath", "my hooks"])
    #expect(try asked.openAskingGit().hooksFolder() == Path(asked.folder.path + "/my hooks"))
  }

  @Test func aMergeBaseInAShallowCloneIsFoundByGit() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "1"])
    try repository.commit(["a": "2"])
    let base = try repository.line("rev-parse", "HEAD")
    try repository.git(["branch", "side"])
    try repository.commit(["a": "3"])
    try repository.git(["checkout", "--quiet", "side"])
    try repository.commit(["b": "3"])
    try repository.git([
      "clone", "--quiet", "--depth=2", "--no-single-branch", "file://\(repository.folder.path)", "../shallow",
    ])
    let shallow = repository.root.appending(path: "shallow")
    let ids = try ["origin/main", "origin/side"].map { try repository.open(in: shallow).commit(named: $0) }
    let opened = try repository.openAskingGit(in: shallow)
    #expect(try opened.mergeBaseInShallowClone(of: ids[0], andAnyOf: [ids[1]])?.hexadecimal == base)
    #expect(opened.consultations == ["git was asked, because this repository is a shallow clone"])
    try repository.git([
      "clone", "--quiet", "--depth=1", "--no-single-branch", "file://\(repository.folder.path)", "../flat",
    ])
    let flat = try repository.openAskingGit(in: repository.root.appending(path: "flat"))
    #expect(try flat.mergeBaseInShallowClone(of: ids[0], andAnyOf: [ids[1]]) == nil)
  }

  @Test func gitIsAskedForNothingThatLibgit2Reads() throws {
    let opened = try read.openAskingGit()
    #expect(try IndexSnapshot(opened).text("kept") == "x")
    #expect(try CommitSnapshot(opened, revision: "v1").text("kept") == "x")
    #expect(opened.consultations == [])
    #expect(opened.program == nil)
  }
}
