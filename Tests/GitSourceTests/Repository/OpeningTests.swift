import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

@Suite struct OpeningTests {
  @Test func findsTheRepositoryAroundAFolder() throws {
    let repository = try TestRepository()
    try repository.commit(["a/b/c": "x"])
    let opened = try repository.open(in: repository.folder.appending(path: "a/b"))
    #expect(opened.workTree == Path(repository.folder.path))
    #expect(!opened.isBare)
    #expect(try opened.headCommit()?.hexadecimal == repository.line("rev-parse", "HEAD"))
  }

  @Test func noRepositoryIsNoError() throws {
    let repository = try TestRepository()
    let environment = RepositoryEnvironment(["GIT_CEILING_DIRECTORIES": repository.root.path])
    #expect(try GitRepository(discoveringFrom: Path(repository.root.path), environment: environment) == nil)
  }

  @Test func theSearchEndsBelowACeiling() throws {
    let repository = try TestRepository()
    try repository.write("x", to: "a/b/c")
    let folder = Path(repository.folder.appending(path: "a/b").path)
    let ceiling = RepositoryEnvironment(["GIT_CEILING_DIRECTORIES": repository.folder.appending(path: "a").path])
    #expect(try GitRepository(discoveringFrom: folder, environment: ceiling) == nil)
  }

  @Test func aFolderThatDoesNotExistIsAnError() throws {
    #expect(
      complaint { _ = try GitRepository(discoveringFrom: "/nonexistent", environment: RepositoryEnvironment([:])) }
        == "/nonexistent: no such folder")
  }

  @Test func whatGitDirNamesMustBeARepository() throws {
    let repository = try TestRepository()
    #expect(
      complaint { _ = try repository.open(["GIT_DIR": "/nonexistent"]) }
        == "GIT_DIR names /nonexistent, which is not a git repository")
  }

  @Test func theWorkTreeThatGitNamesMustExist() throws {
    let repository = try TestRepository()
    #expect(
      complaint { _ = try repository.open(["GIT_WORK_TREE": "/nonexistent"]) }
        == "GIT_WORK_TREE names /nonexistent, which does not exist")
  }

  @Test func anEmptyGitDirIsNone() throws {
    let repository = try TestRepository()
    #expect(try repository.open(["GIT_DIR": ""]).workTree == Path(repository.folder.path))
  }

  @Test func withGitDirAloneTheFolderIsTheWorkTree() throws {
    let repository = try TestRepository()
    let elsewhere = repository.root.appending(path: "elsewhere")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    let variables = ["GIT_DIR": repository.folder.appending(path: ".git").path]
    #expect(try repository.open(in: elsewhere, variables).workTree == Path(elsewhere.path))
    let named = variables.merging(["GIT_WORK_TREE": "../repository"]) { $1 }
    #expect(try repository.open(in: elsewhere, named).workTree == Path(repository.folder.path))
  }

  @Test func aBareRepositoryHasNoWorkTree() throws {
    let repository = try TestRepository("bare.git", options: ["--bare"])
    #expect(try repository.open().isBare)
    #expect(try repository.open(["GIT_DIR": "."]).isBare)
  }

  @Test func aLinkedWorkTreeOfABareRepositoryIsNotBare() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.git(["clone", "--quiet", "--bare", repository.folder.path, "../bare.git"])
    let bare = repository.root.appending(path: "bare.git")
    try repository.git(["worktree", "add", "--quiet", "-b", "side", "../linked"], in: bare)
    let linked = repository.root.appending(path: "linked")
    let opened = try repository.open(in: linked)
    #expect(opened.workTree == Path(linked.path))
    try repository.git(["commit", "--quiet", "--allow-empty", "-m", "of its own"], in: linked)
    let head = try repository.git(["rev-parse", "HEAD"], in: linked)
    #expect(try opened.headCommit()?.hexadecimal.utf8.elementsEqual(head.dropLast()) == true)
    let variables = ["GIT_DIR": bare.appending(path: "worktrees/linked").path]
    #expect(try repository.open(in: linked, variables).workTree == Path(linked.path))
    #expect(try repository.staged(in: linked, variables).paths() == ["a"])
  }

  @Test func aDetachedHeadIsACommitAsAnyOther() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try repository.git(["checkout", "--quiet", "--detach"])
    #expect(try repository.open().headCommit()?.hexadecimal == repository.line("rev-parse", "main"))
    #expect(try repository.staged().changedPaths == [])
  }

  @Test func findsARepositoryPathFromWhereTheUserIs() throws {
    let repository = try TestRepository()
    try repository.commit(["a/b/c": "x"])
    try repository.git(["init", "--quiet", "../other"])
    try FileManager.default.createSymbolicLink(
      atPath: repository.folder.appending(path: "link").path, withDestinationPath: "a/b")
    let inside = try repository.open(in: repository.folder.appending(path: "a"))
    #expect(inside.repositoryPath(of: "b/c") == "a/b/c")
    #expect(inside.repositoryPath(of: ".") == "a")
    #expect(inside.repositoryPath(of: .top) == "a")
    #expect(inside.repositoryPath(of: "..") == .top)
    #expect(inside.repositoryPath(of: "../new") == "new")
    #expect(inside.repositoryPath(of: "../link") == "link")
    #expect(inside.repositoryPath(of: "../link/c") == "a/b/c")
    #expect(inside.repositoryPath(of: "../../other") == nil)
    #expect(inside.repositoryPath(of: Path(repository.folder.appending(path: "a/b/c").path)) == "a/b/c")
  }

  @Test func objectsAreFoundInTheStoresThatGitNames() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    let store = repository.root.appending(path: "store:one")
    try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
    let id = String(
      decoding: try repository.git(
        ["hash-object", "-w", "--stdin"], input: Array("elsewhere".utf8),
        variables: ["GIT_OBJECT_DIRECTORY": store.path]
      ).prefix(40), as: UTF8.self)
    try repository.git(
      ["update-index", "--add", "--info-only", "--cacheinfo", "100644,\(id),b"])

    #expect(complaint { _ = try repository.staged().text("b") }?.contains("is missing") == true)
    #expect(try repository.staged(["GIT_OBJECT_DIRECTORY": store.path]).text("b") == "elsewhere")
    let quoted = #""\#(store.path.replacingOccurrences(of: "-", with: #"\055"#))":/nonexistent"#
    #expect(try repository.staged(["GIT_ALTERNATE_OBJECT_DIRECTORIES": quoted]).text("b") == "elsewhere")
  }

  @Test func objectsThatAreBorrowedFromAnotherRepositoryAreFound() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "borrowed"])
    try repository.git(["clone", "--quiet", "--shared", repository.folder.path, "../sharing"])
    #expect(try repository.staged(in: repository.root.appending(path: "sharing")).text("a") == "borrowed")
  }

  @Test func anotherCommonFolderIsRefused() throws {
    let repository = try TestRepository()
    #expect(try !repository.open(["GIT_COMMON_DIR": ".git"]).isBare)
    #expect(complaint { _ = try repository.open(["GIT_COMMON_DIR": "/"]) }?.contains("GIT_COMMON_DIR") == true)
  }
}
