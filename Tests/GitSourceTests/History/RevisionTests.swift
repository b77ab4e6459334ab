import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// Names of commits and trees, as `gitrevisions(7)` has them.
@Suite struct RevisionTests {
  /// Branches, tags and remote branches, some of which share their names, and a merge.
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    try repository.commit(["a": "1", "folder/b": "1"])
    try repository.git(["checkout", "--quiet", "-b", "side"])
    try repository.commit(["c": "1"])
    try repository.git(["checkout", "--quiet", "main"])
    try repository.commit(["d": "1"])
    try repository.git(["merge", "--quiet", "--no-edit", "side"])
    try repository.git(["tag", "--annotate", "--message", "one", "v1"])
    try repository.git(["tag", "--annotate", "--message", "two", "v2", "v1"])
    try repository.git(["tag", "both", "main~1"])
    try repository.git(["branch", "both", "main"])
    try repository.git(["branch", "team/branch-1", "side"])
    try repository.git(["tag", "of-a-tree", "main^{tree}"])
    try repository.git(["update-ref", "refs/remotes/origin/main", "main~1"])
    try repository.git(["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"])
    try repository.git(["symbolic-ref", "ALIAS", "refs/heads/side"])
    try repository.git(["fetch", "--quiet", ".", "side"])
  }

  private static let names = [
    "HEAD", "@", "@~1", "@^{tree}", "main", "heads/main", "refs/heads/main", "side", "v1", "tags/v1", "v2", "v2~1",
    "v2^{}", "v2^{commit}", "v2^{tree}", "v1^0", "both", "heads/both", "tags/both", "team/branch-1", "of-a-tree",
    "of-a-tree^{}", "of-a-tree^{tree}", "of-a-tree:folder", "origin", "origin/main", "remotes/origin/main",
    "origin/HEAD", "ALIAS", "FETCH_HEAD", "ORIG_HEAD", "main~", "main~0", "main~1", "main~2", "main^", "main^1",
    "main^2", "main^^", "main^2~1", "main^2^{tree}", "main~1^0", "main~00001", "main:", "main:folder", "main~1:folder",
  ]
  private static let absent = [
    "", "nowhere", "refs/heads", "refs/heads/", "main~3", "main~99999", "main^3", "main~1^2", "main:nowhere",
    "main:folder/b/c", "of-a-tree~1", "of-a-tree^{commit}", "heads", "config", "description", "a", "HEA", "head",
    String(repeating: "3", count: 40), String(repeating: "3", count: 64), "333333", "v1-1-g333333", "../main",
    "heads/../heads/main", "main ", " main", "main.lock", "refs", "\u{E9}",
  ]

  @Test(arguments: names)
  func aNameMeansWhatItMeansToGit(name: String) throws {
    let open = try repository.openAskingGit()
    let snapshot = try CommitSnapshot(open, revision: name)
    // git has no way to follow a tag to a commit if it is of one, and to a tree otherwise.
    let target = try repository.line("rev-parse", "--verify", "\(name.contains(":") ? name : name + "^{}")")
    #expect(snapshot.source.head == target)
    #expect(open.consultations.isEmpty)
  }

  @Test(arguments: absent)
  func whatIsNotThereForGitIsNotThere(name: String) throws {
    let open = try repository.openAskingGit()
    #expect(throws: (any Error).self) {
      try repository.git(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{}"])
    }
    #expect(
      complaint { _ = try CommitSnapshot(open, revision: name) }
        == "there is no commit, tag or tree \"\(name)\" here")
    #expect(try open.target(of: name) == nil)
    #expect(open.consultations.isEmpty)
  }

  @Test(arguments: [false, true])
  func idsAreFoundByTheirStart(isPacked: Bool) throws {
    if isPacked { try repository.git(["gc", "--quiet"]) }
    let open = try repository.open()
    let id = try repository.line("rev-parse", "main")
    for count in [4, 7, 8, 39, 40] {
      #expect(try open.commit(named: String(id.prefix(count))).hexadecimal == id)
      #expect(try open.commit(named: String(id.prefix(count)).uppercased()).hexadecimal == id)
      #expect(try open.commit(named: "v1-3-g\(id.prefix(count))~0").hexadecimal == id)
    }
    #expect(try open.target(of: String(id.prefix(3))) == nil)
    #expect(try open.target(of: id + "0") == nil)
    let expected = SourceFile.Origin.commit(String(id.prefix(7)))
    #expect(try CommitSnapshot(open, revision: "main").origin == expected)
  }

  @Test(arguments: [false, true])
  func theStartOfSeveralIdsIsRefused(isPacked: Bool) throws {
    // The ids of these two blobs start with the same eight digits.
    try repository.commit(["twin": "26572"])
    if isPacked { try repository.git(["repack", "-a", "-d", "--quiet"]) }
    let id = try repository.blob("80256")
    let open = try repository.open()
    for count in [4, 7, 8] {
      #expect(
        complaint { _ = try open.commit(named: String(id.prefix(count))) }
          == "\"\(id.prefix(count))\" names several objects; write more of its digits")
    }
    #expect(try open.target(of: String(id.prefix(9))) == .file)
    let full = try #require(ObjectID(hexadecimal: id.utf8))
    #expect(try open.reader.abbreviation(of: full) == id.prefix(9))
  }

  @Test func aReferenceCountsMoreThanTheStartOfAnId() throws {
    let id = try repository.line("rev-parse", "main")
    try repository.git(["branch", String(id.prefix(8)), "side"])
    #expect(try repository.open().commit(named: String(id.prefix(8))) == repository.open().commit(named: "side"))
    // A whole id is never a name.
    try repository.git(["update-ref", "refs/heads/\(id)", "side"])
    #expect(try repository.open().commit(named: id).hexadecimal == id)
  }

  @Test(arguments: ["@{0}", "main@{0}", "HEAD^{/change}", ":/change", "main^{object}", "@{-1}", "@{upstream}"])
  func whatOnlyGitUnderstandsGitIsAsked(name: String) throws {
    try repository.git(["branch", "--quiet", "--set-upstream-to=side"])
    let open = try repository.openAskingGit()
    let id = try repository.line("rev-parse", "--verify", name)
    #expect(try open.commit(named: name).hexadecimal == id)
    #expect(
      open.consultations == [
        "git was asked, because this repository is asked for a revision in a form that only git knows"
      ])
    #expect(
      complaint { _ = try repository.open().commit(named: name) } == """
        cannot find "\(name)": only git knows this form of a revision, and git is not on the PATH
        """)
  }

  @Test(arguments: [
    "^main", "main..side", "main^@", "main^!", "~1", "^{}", "main^{", "main^{none}", "main~99999999999",
  ])
  func whatIsNoRevisionIsRefused(name: String) throws {
    let sentence = complaint { _ = try CommitSnapshot(repository.openAskingGit(), revision: name) }
    #expect(sentence?.contains(/^(there is no commit, tag or tree|cannot find) "/) == true)
  }

  @Test func aDamagedReferenceIsNoMissingOne() throws {
    try repository.write("nonsense\n", to: ".git/refs/heads/side")
    #expect(complaint { _ = try repository.open().commit(named: "side") }?.hasPrefix("cannot find \"side\": ") == true)
  }

  @Test func aParentThatAShallowCloneLacksIsSaidToBeCutOff() throws {
    try repository.git(["clone", "--quiet", "--depth=1", "file://\(repository.folder.path)", "../shallow"])
    let shallow = try repository.open(in: repository.root.appending(path: "shallow"))
    #expect(
      complaint { _ = try shallow.commit(named: "HEAD~1") }?
        .hasSuffix("this is a shallow clone: `git fetch --unshallow` brings the rest") == true)
  }

  @Test func anExpressionIsTakenApart() {
    func steps(_ text: String) -> [RevisionExpression.Step]? { RevisionExpression(text)?.steps }
    #expect(RevisionExpression("a/b-1^2~3^{}^{tree}:x/y:z")?.name == Array("a/b-1".utf8))
    #expect(steps("a^2~3^{}^{tree}:x/y:z") == [.parent(2), .ancestor(3), .target, .tree, .path("x/y:z")])
    #expect(steps("a^^0~") == [.parent(1), .ancestor(0), .ancestor(1)])
    #expect(steps("a:^{tree}") == [.path("^{tree}")])
    for text in ["a@{1}", ":a", "^a", "~", "a^{", "a^{}x", "a^-", "a~2147483648", "a^x"] { #expect(steps(text) == nil) }
  }
}
