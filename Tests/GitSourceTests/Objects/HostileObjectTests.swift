import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// Objects that nobody's git would write.
@Suite struct HostileObjectTests {
  /// Puts deflated bytes where the object is that a revision names.
  private func replace(_ name: String, with content: [UInt8], and more: [UInt8] = [], in repository: TestRepository)
    throws
  {
    try repository.plant(try repository.line("rev-parse", name), content, and: more)
  }

  @Test(arguments: [1, 100, 100_000])
  func aLooseObjectThatIsLongerThanItSaysIsDamaged(excess: Int) throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try replace(":a", with: Array("blob 5\u{0}".utf8) + [UInt8](repeating: 65, count: 5 + excess), in: repository)
    let complaint = complaint { _ = try repository.staged().text("a") }
    #expect(complaint?.contains("the object is longer than it says") == true)
  }

  @Test func aCommitThatIsLongerThanItSaysIsDamaged() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    let commit = try repository.git(["cat-file", "commit", "HEAD"])
    try replace("HEAD", with: Array("commit 60\u{0}".utf8) + commit, in: repository)
    #expect(complaint { _ = try repository.staged() }?.contains("the object is longer than it says") == true)
  }

  @Test func aLooseObjectThatIsShorterThanItSaysIsDamaged() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "x"])
    try replace(":a", with: Array("blob 500\u{0}short".utf8), in: repository)
    #expect(complaint { _ = try repository.staged().text("a") }?.contains("is shorter than it says") == true)
    try replace(":a", with: Array("blob 5\u{0}exact".utf8), and: [1, 2, 3], in: repository)
    #expect(complaint { _ = try repository.staged().text("a") }?.contains("is followed by something else") == true)
    try replace(":a", with: Array("blob 999999999\u{0}".utf8), in: repository)
    _ = try repository.staged().entry(at: "a").map { entry in
      #expect(throws: SnapshotError.self) { try repository.staged().content(of: entry, limit: 1 << 40) }
    }
  }

  @Test(arguments: [0, 1, 20, 24, 25, 26, 31, 32, 33, 1000, 70_000])
  func looseObjectsOfEverySizeAreRead(size: Int) throws {
    let repository = try TestRepository()
    let text = String((0..<size).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
    try repository.stage(Array("a".utf8), content: text)
    #expect(try repository.staged().text("a") == text)
  }

  @Test func aBorrowedLooseObjectIsRead() throws {
    let repository = try TestRepository()
    try repository.commit(["a": "text"])
    try repository.git(["clone", "--quiet", "--shared", ".", "../borrower"])
    let borrower = repository.root.appending(path: "borrower")
    #expect(try repository.staged(in: borrower).text("a") == "text")
    try repository.git(["clone", "--quiet", "--shared", "../borrower", "../second"])
    #expect(try repository.staged(in: repository.root.appending(path: "second")).text("a") == "text")
    try replace(":a", with: Array("blob 4\u{0}longer".utf8), in: repository)
    let complaint = complaint { _ = try repository.staged(in: borrower).text("a") }
    #expect(complaint?.contains("is longer than it says") == true)
  }

  @Test func treesOfTenToTheTenPathsEndAtOnce() throws {
    let repository = try TestRepository()
    let names = (0..<10).map { "\($0)" }
    func bomb(_ content: String) throws -> String {
      var id = try repository.blob(content)
      var kind = "100644 blob"
      for _ in 0..<10 {
        let lines = names.map { "\(kind) \(id)\t\($0)\n" }.joined()
        id = String(decoding: try repository.git(["mktree"], input: Array(lines.utf8)).prefix(40), as: UTF8.self)
        kind = "040000 tree"
      }
      return id
    }
    let (first, second) = (try bomb("1"), try bomb("2"))
    let limit = "more than 5000000 paths are not read"
    let start = ContinuousClock.now
    #expect(complaint { _ = try CommitSnapshot(repository.open(), revision: first).paths() } == limit)
    #expect(complaint { _ = try CommitSnapshot(repository.open(), revision: second, base: first) } == limit)
    let commit = try repository.line("commit-tree", "-m", "bomb", first)
    try repository.git(["update-ref", "HEAD", commit])
    try repository.stage(Array("a".utf8))
    #expect(complaint { _ = try repository.staged() } == limit)
    #expect(ContinuousClock.now - start < .seconds(120))
  }

  @Test func foldersInOneAnotherEndAtALimit() throws {
    let repository = try TestRepository()
    try repository.stage(Array((String(repeating: "a/", count: 200) + "x").utf8))
    try repository.git(["commit", "--quiet", "-m", "deep"])
    #expect(try repository.staged().paths().count == 1)
    #expect(
      complaint { _ = try CommitSnapshot(repository.open(), revision: "HEAD").paths() }?
        .contains("is more than 128 folders deep") == true)
    try repository.git(["rm", "--quiet", "--cached", "-r", "a"])
    #expect(complaint { _ = try repository.staged() }?.contains("is more than 128 folders deep") == true)
  }
}
