import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

/// Repositories that cannot be read: each is refused with a sentence that says what it is and the way out.
///
/// They are opened without a `PATH`, so that no `git` program can be asked.
@Suite struct RefusalTests {
  @Test func aRepositoryWithSHA256() throws {
    let repository = try TestRepository(options: ["--object-format=sha256"])
    #expect(
      complaint { _ = try repository.open() } == """
        this repository uses SHA-256 object ids, for which kfplint asks git, and git is not on the PATH; \
        install git, or lint the files on disk by naming a folder, as in `kfplint lint .`
        """)
  }

  @Test func aRepositoryWithReftable() throws {
    let repository = try TestRepository()
    try repository.git(["config", "core.repositoryformatversion", "1"])
    // git 2.39 knows no reftable yet: the setting is written as a later one does.
    try repository.git(["config", "extensions.refstorage", "reftable"])
    #expect(
      complaint { _ = try repository.open() } == """
        this repository keeps its references as reftable, for which kfplint asks git, and git is not on the PATH; \
        install git, or run `git refs migrate --ref-format=files`, or lint the files on disk by naming a \
        folder, as in `kfplint lint .`
        """)
  }

  @Test func aRepositoryOfALaterVersion() throws {
    let repository = try TestRepository()
    try repository.git(["config", "core.repositoryformatversion", "2"])
    #expect(complaint { _ = try repository.open() }?.contains("unsupported repository version 2") == true)
    let sentence = complaint { _ = try repository.openAskingGit() }
    #expect(
      sentence?.contains("git cannot read it either: Expected git repo version <= 1, found 2; update git") == true)
  }

  @Test func anUnknownExtension() throws {
    let repository = try TestRepository()
    try repository.git(["config", "core.repositoryformatversion", "1"])
    try repository.git(["config", "extensions.unheardof", "true"])
    #expect(complaint { _ = try repository.open() }?.contains("extensions.unheardof") == true)
    let sentence = complaint { _ = try repository.openAskingGit() }
    #expect(
      sentence?.contains("git cannot read it either: unknown repository extension found: unheardof; update git") == true
    )
  }

  @Test(arguments: ["worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees"])
  func extensionsThatChangeNothingForAReaderAreAccepted(name: String) throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.git(["config", "core.repositoryformatversion", "1"])
    try repository.git(["config", "extensions.\(name)", "true"])
    #expect(try repository.staged().text("a") == "x")
  }

  @Test(arguments: [1, 25, 60])
  func aTruncatedIndex(lost: Int) throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x", "b": "y"])
    let file = repository.folder.appending(path: ".git/index")
    try Data(contentsOf: file).dropLast(lost).write(to: file)
    #expect(complaint { _ = try repository.staged() }?.contains(".git/index: cannot read the index: ") == true)
  }

  @Test func aDamagedHead() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.write("nonsense\n", to: ".git/HEAD")
    #expect(complaint { _ = try repository.staged() }?.hasPrefix("cannot read HEAD: ") == true)
  }

  @Test func aHeadWhoseCommitIsMissing() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    let missing = String(repeating: "1", count: 40)
    try repository.write(missing + "\n", to: ".git/refs/heads/main")
    #expect(complaint { _ = try repository.staged() } == "the object \(missing) is missing; see `git fsck`")
  }

  @Test func settingsThatDoNotParse() throws {
    let repository = try TestRepository()
    try repository.write("[core\n", to: ".git/config")
    #expect(complaint { _ = try repository.open() }?.contains("failed to parse config file") == true)
  }

  @Test func aBlobThatAPartialCloneHasNotFetched() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.git(["config", "uploadpack.allowFilter", "true"])
    try repository.git([
      "clone", "--quiet", "--filter=blob:none", "--no-checkout", "file://\(repository.folder.path)", "../partial",
    ])
    let partial = repository.root.appending(path: "partial")
    try repository.git(["read-tree", "HEAD"], in: partial)
    let id = try repository.line("rev-parse", ":a")
    #expect(
      complaint { _ = try repository.staged(in: partial).text("a") } == """
        a: the object \(id) is not in this partial clone; run `git fetch origin \(id)`, \
        or pass --allow-fetch
        """)
    try repository.git(["config", "uploadpack.allowAnySHA1InWant", "true"])
    try repository.git(["fetch", "--quiet", "origin", id], in: partial)
    #expect(try repository.staged(in: partial).text("a") == "x")
  }
}
