import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// Commits and tags that nobody's git would write, in files that somebody has put among the loose objects.
///
/// libgit2 1.5 writes past its buffer when it reads one that is longer than it says.
@Suite struct HostileCommitTests {
  private static let evil = String(repeating: "1", count: 40)
  private static let second = String(repeating: "2", count: 40)

  /// `main` has a commit, and `evil` is a branch whose commit the test plants.
  private let repository: TestRepository
  private let tree: String
  private let main: String

  init() throws {
    repository = try TestRepository()
    try repository.commit(["a": "x"])
    tree = try repository.line("rev-parse", "main^{tree}")
    main = try repository.line("rev-parse", "main")
    try repository.write(Self.evil + "\n", to: ".git/refs/heads/evil")
  }

  /// A commit, or a tag of `main`, as git writes it.
  private func text(_ kind: String, parent: String? = nil) -> [UInt8] {
    let parents = parent.map { "parent \($0)\n" } ?? ""
    return Array(
      (kind == "tag"
        ? "object \(main)\ntype commit\ntag x\ntagger A <a> 1 +0000\n\nx\n"
        : "tree \(tree)\n\(parents)author A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nx\n").utf8)
  }

  private func plant(
    _ kind: String, _ text: [UInt8], at id: String = evil, size: Int? = nil, excess: Int = 0
  ) throws {
    let header = Array("\(kind) \(size ?? text.count)\u{0}".utf8)
    try repository.plant(id, header + text + [UInt8](repeating: 65, count: excess))
  }

  /// What becomes of reading a revision, and of comparing with it.
  private func complaints(about name: String) throws -> [String?] {
    let open = try repository.open()
    return [
      complaint { _ = try CommitSnapshot(open, revision: name) },
      complaint { _ = try CommitSnapshot(open, revision: "main", base: name) },
      complaint { _ = try open.commit(named: name) },
    ]
  }

  @Test(
    arguments: ["commit", "tag"],
    [
      "evil", "heads/evil", "refs/heads/evil", evil, "11111111", "evil^{commit}", "evil^{tree}", "evil^{}", "evil~",
      "evil^", "evil^0", "evil:a", "x-2-g11111111",
    ])
  func oneThatIsLongerThanItSaysIsDamagedByWhateverName(kind: String, name: String) throws {
    try plant(kind, text(kind), excess: 100_000)
    for complaint in try complaints(about: name) {
      #expect(complaint?.contains("the object is longer than it says") == true)
    }
    // That a commit is one, its first words tell.
    let id = try #require(ObjectID(hexadecimal: Self.evil.utf8))
    let target = try? repository.open().target(of: name)
    #expect(target == nil || kind == "commit" && target == .commit(id))
  }

  @Test(arguments: ["commit", "tag"])
  func oneThatIsLongerThanItSaysIsDamagedWhereverItIsReached(kind: String) throws {
    try plant(kind, text(kind), excess: 100_000)
    try plant("tag", Array("object \(Self.evil)\ntype \(kind)\ntag y\n\ny\n".utf8), at: Self.second)
    #expect(try complaints(about: Self.second).contains(where: isRefusal))
    try plant("commit", text("commit", parent: Self.evil), at: Self.second)
    if kind == "commit" {
      let open = try repository.open()
      let complaint = complaint {
        _ = try open.mergeBase(of: open.commit(named: Self.second), andAnyOf: [open.commit(named: "main")])
      }
      #expect(isRefusal(complaint))
    } else {
      let complaint = complaint { _ = try repository.open().commits(ofReferencesBelow: "refs/") }
      #expect(complaint == "cannot read the references: the object is longer than it says; see `git fsck`")
    }
    try repository.write("ref: refs/heads/evil\n", to: ".git/HEAD")
    #expect(isRefusal(complaint { _ = try repository.staged() }))
  }

  /// Whether a sentence says that an object is not what its id stands for, or leads to something else than it should.
  private func isRefusal(_ complaint: String?) -> Bool {
    [
      "the object is longer than it says", "does not match its id; see `git fsck`",
      "it leads to a tag, not to a commit",
    ]
    .contains { complaint?.contains($0) == true }
  }

  @Test func oneOfABorrowedRepositoryIsDamagedAsWell() throws {
    try plant("commit", text("commit"), excess: 100_000)
    let borrower = try TestRepository("borrower")
    try borrower.write("\(repository.folder.path)/.git/objects\n", to: ".git/objects/info/alternates")
    let complaint = complaint { _ = try CommitSnapshot(borrower.open(), revision: Self.evil) }
    #expect(complaint?.contains("the object is longer than it says") == true)
  }

  @Test func commitsInACircleEnd() throws {
    try plant("commit", text("commit", parent: Self.second))
    try plant("commit", text("commit", parent: Self.evil), at: Self.second)
    // A circle needs an object whose id is not that of its content, at which the way ends.
    let open = try repository.open()
    #expect(complaint { _ = try open.commit(named: "evil~1001") }?.contains("does not match its id") == true)
  }

  @Test func tagsInACircleEnd() throws {
    try plant("tag", Array("object \(Self.second)\ntype tag\ntag x\n\n".utf8))
    try plant("tag", Array("object \(Self.evil)\ntype tag\ntag x\n\n".utf8), at: Self.second)
    for name in ["evil", "evil^{}", "evil^{commit}", "evil~2"] {
      for complaint in try complaints(about: name) {
        let problem = "the content of the object \(Self.evil) does not match its id; see `git fsck`"
        #expect(complaint == "cannot find \"\(name)\": \(problem)")
      }
    }
  }

  @Test(arguments: [
    ("commit", ""), ("commit", "\n"), ("commit", "tree 11\n\n"), ("tag", ""),
    ("commit", "tree \(evil)\nparent 11\n\n"), ("tag", "object 11\n"), ("tag", "type commit\nobject \(evil)\n"),
  ])
  func oneWithoutItsFirstLinesIsDamaged(kind: String, text: String) throws {
    try plant(kind, Array(text.utf8))
    let complaint = complaint { _ = try CommitSnapshot(repository.open(), revision: "evil").paths() }
    let problem = "the content of the object \(Self.evil) does not match its id; see `git fsck`"
    #expect(complaint == "cannot find \"evil\": \(problem)")
  }

  @Test(arguments: ["commit", "tag"])
  func oneOfAnotherSizeThanItSaysIsNotRead(kind: String) throws {
    func complaint(_ size: Int) throws -> String? {
      try plant(kind, text(kind), size: size)
      return GitSourceTests.complaint { _ = try CommitSnapshot(repository.open(), revision: "evil") }
    }
    let size = text(kind).count
    #expect(try complaint(size - 1)?.contains("the object is longer than it says") == true)
    #expect(try complaint(size + 1)?.contains("the object is shorter than it says") == true)
    #expect(try complaint(0)?.contains("the object is longer than it says") == true)
    #expect(try complaint(-1)?.contains("the object has no header") == true)
    #expect(try complaint(1 << 22)?.contains("the object has a wrong size") == true)
    #expect(
      try complaint(.max)
        == "cannot find \"evil\": the object \(Self.evil) has \(Int.max) bytes, more than the 16777216 that are read")
  }

  @Test func aLargeCommitInAPackIsNotRead() throws {
    let large = text("commit") + [UInt8](repeating: 65, count: 17 << 20)
    let id = try repository.git(["hash-object", "-t", "commit", "-w", "--stdin"], input: large)
    let name = String(decoding: id.dropLast(), as: UTF8.self)
    try repository.git(["branch", "large", name])
    try repository.remove(".git/refs/heads/evil")
    try repository.git(["repack", "-a", "-d", "--quiet"])
    #expect(
      complaint { _ = try CommitSnapshot(repository.open(), revision: "large") }?
        .contains("has \(large.count) bytes, more than the 16777216 that are read") == true)
  }

  @Test(arguments: ["blub 1\u{0}x", "commit", "commit \u{0}", "commit 1", "\u{0}", "", "commit 1x\u{0}x"])
  func whatHasNoHeaderIsDamaged(content: String) throws {
    try repository.plant(Self.evil, Array(content.utf8))
    #expect(complaint { _ = try repository.open().commit(named: "evil") }?.contains("the object has no header") == true)
  }

  @Test func aFileThatIsNotDeflatedIsDamaged() throws {
    try repository.write("nonsense", to: ".git/objects/11/\(Self.evil.dropFirst(2))")
    let open = try repository.open()
    #expect(complaint { _ = try open.commit(named: "evil") }?.contains("the object cannot be inflated") == true)
    try repository.write("", to: ".git/objects/11/\(Self.evil.dropFirst(2))")
    #expect(complaint { _ = try open.commit(named: "evil") }?.contains("the object cannot be inflated") == true)
  }
}
