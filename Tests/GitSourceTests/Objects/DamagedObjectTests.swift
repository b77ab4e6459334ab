import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// What is stored under an id and is something else, as a damaged list of a pack's ids makes it.
@Suite struct DamagedObjectTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    try repository.commit(["a/b": "x", "c": "y"])
  }

  /// Stores what `other` names where `id` is looked for.
  private func swap(_ id: String, for other: String) throws {
    let (id, other) = (try repository.line("rev-parse", id), try repository.line("rev-parse", other))
    let objects = repository.folder.appending(path: ".git/objects")
    func file(_ id: String) -> URL { objects.appending(path: "\(id.prefix(2))/\(id.dropFirst(2))") }
    try FileManager.default.removeItem(at: file(id))
    try FileManager.default.copyItem(at: file(other), to: file(id))
  }

  @Test(arguments: ["HEAD^{tree}", "HEAD:a", "HEAD:c", "HEAD~1", "HEAD~1^{tree}"])
  func aCommitThatIsSomethingElseIsRefused(_ other: String) throws {
    try repository.commit(["c": "z"])
    try swap("HEAD", for: other)
    #expect(complaint { _ = try CommitSnapshot(repository.open(), revision: "HEAD").entries(below: .top) } != nil)
    #expect(complaint { _ = try repository.staged().changedPaths } != nil)
  }

  @Test(arguments: ["HEAD", "HEAD:a", "HEAD:c"])
  func aTreeThatIsSomethingElseIsRefused(_ other: String) throws {
    try swap("HEAD^{tree}", for: other)
    let commit = try CommitSnapshot(repository.open(), revision: "HEAD")
    // A tree that git has noted in the index is known by its id, and nobody reads it: what is staged is compared by that
    // alone, and what the commit holds is listed from there.
    #expect(try commit.paths() == ["a/b", "c"])
    #expect(complaint { _ = try commit.entry(at: "c") } != nil)
    try repository.remove(".git/index")
    #expect(complaint { _ = try CommitSnapshot(repository.open(), revision: "HEAD").entries(below: .top) } != nil)
  }

  @Test func aFileThatIsAnotherOneIsRefused() throws {
    try swap("HEAD:c", for: "HEAD:a/b")
    let files = try CommitSnapshot(repository.open(), revision: "HEAD")
    let entry = try #require(try files.entry(at: "c"))
    let sentence = complaint { _ = try files.content(of: entry, limit: 100) }
    #expect(sentence?.contains("does not match its id; see `git fsck`") == true)
  }

  @Test func aHeadThatLeadsToATreeIsRefused() throws {
    let tree = try repository.line("rev-parse", "HEAD^{tree}")
    try repository.write(tree + "\n", to: ".git/HEAD")
    #expect(complaint { _ = try repository.open().headCommit() }?.contains("it leads to a tree") == true)
  }

  @Test func whatWasReadStaysThoughItsFileIsShortened() throws {
    let file = repository.folder.appending(path: "large")
    try Data(repeating: 65, count: 1 << 20).write(to: file)
    let content = try FileContent(of: Path(file.path), limit: 1 << 20)
    #expect(truncate(file.path, 0) == 0)
    #expect(content[(1 << 20) - 1..<(1 << 20)] == [65])
  }

  @Test func runsOfABitmapMayGoBeyondItsEndButNoBitMay() throws {
    /// A marker of a run of words that are all of one bit, and of how many words follow as they are.
    func marker(_ bit: UInt64, run: UInt64, literals: UInt64) -> UInt64 { bit | run << 1 | literals << 33 }
    func isSet(_ words: [UInt64]) throws -> [Bool]? {
      var bytes = [UInt8](repeating: 0, count: 4)
      func append<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
      }
      append(UInt32(words.count))
      for word in words { append(word) }
      append(UInt32(0))
      return try bytes.withUnsafeBufferPointer { buffer in
        var cursor = IndexCursor(buffer, 0..<buffer.count)
        return try CompressedBitmap(&cursor, count: 3).isSet
      }
    }
    let far = marker(0, run: 0xFFFF_FFFF, literals: 0)
    #expect(try isSet([marker(0, run: 0, literals: 1), 5, far, far]) == [true, false, true])
    #expect(throws: IndexRefusal.self) { try isSet([far, marker(0, run: 0, literals: 1), 1]) }
    #expect(throws: IndexRefusal.self) { try isSet([marker(1, run: 1, literals: 0)]) }
    #expect(throws: IndexRefusal.self) { try isSet([marker(0, run: 0, literals: 1), 8]) }
  }
}
