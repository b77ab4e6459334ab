import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

/// What the references of schedules stand for in repositories made by git.
@Suite struct SourceRepositoriesTests {
  private let upstream: TestRepository

  /// Three commits of `a/workflow.yaml`: one with the tag `v1`, one on the branch `old`, and one on `main`.
  init() throws {
    upstream = try TestRepository("upstream")
    for text in ["one", "two", "three"] {
      try upstream.write("\(text)\n", to: "a/workflow.yaml")
      try upstream.git(["add", "--all"])
      try upstream.git(["commit", "--quiet", "--message", text])
      if text == "one" { try upstream.git(["tag", "--annotate", "--message", "One", "v1"]) }
      if text == "two" { try upstream.git(["branch", "old"]) }
    }
  }

  @Test(
    "a repository is this one by the address of a remote, in any form and case",
    arguments: [
      ("https://github.com/acme/pipelines.git", true), ("https://github.com/acme/pipelines", true),
      ("https://user@github.example.com:8443/Acme/Pipelines/", true), ("git@github.com:acme/pipelines.git", true),
      ("github-work:ACME/pipelines", true), ("ssh://git@github.com:22/acme/pipelines.git", true),
      ("git://github.com/acme/pipelines", true), ("https://gitlab.com/group/acme/pipelines", false),
      ("/srv/git/acme/pipelines", false), ("../acme/pipelines", false), ("./a:acme/pipelines", false),
      ("file:///acme/pipelines", false), ("https://github.com/acme/pipelines-2", false),
      ("https://github.com/acme/pipelines.git.git", false),
    ])
  func remoteAddress(_ address: String, isThis: Bool) throws {
    try upstream.git(["remote", "add", "company", address])
    let answer = try sources().commit(named: "v1", owner: "Acme", repository: "pipelines")
    #expect(answer.words == (isThis ? "tag one" : "noClone"))
  }

  @Test(
    "a reference is a tag, a branch, or the digits of a commit",
    arguments: [
      ("v1", "tag one"), ("refs/tags/v1", "tag one"), ("old", "branch two"), ("refs/heads/old", "branch two"),
      ("main", "branch three"), ("refs/heads/v1", "unknown"), ("v2", "unknown"),
      ("0123456789012345678901234567890123456789", "unknown"),
    ])
  func reference(_ reference: String, _ words: String) throws {
    try upstream.git(["remote", "add", "origin", "https://github.com/acme/pipelines"])
    #expect(try sources().find(reference) == words)
  }

  @Test("the digits of an id are enough from the fourth on, in either case, and a tag's own id leads to its commit")
  func digits() throws {
    try upstream.git(["remote", "add", "origin", "https://github.com/acme/pipelines"])
    let id = try upstream.line("rev-parse", "old")
    let sources = try sources()
    #expect(sources.find(id) == "commit two")
    #expect(sources.find(id.uppercased()) == "commit two")
    #expect(sources.find(String(id.prefix(12))) == "shortCommit two")
    #expect(sources.find(String(id.prefix(3))) == "unknown")
    #expect(sources.find(try upstream.line("rev-parse", "v1")) == "commit one")
  }

  @Test(
    "git's language for revisions is not spoken",
    arguments: [
      "HEAD", "HEAD@{1}", "@", ":/two", "main~1", "main^", "v1^{tree}", "main:a", "--all", "-n", "../../etc",
      "main@{0}",
      "refs/heads/../tags/v1", "", "old\0", "v1-0-gabcdef0", "FETCH_HEAD", "refs/*", "m*",
    ])
  func revision(_ reference: String) throws {
    try upstream.git(["remote", "add", "origin", "https://github.com/acme/pipelines"])
    #expect(try sources().find(reference) == "unknown")
  }

  @Test("digits with which several ids start are ambiguous, as is a name of a tag and another branch")
  func ambiguous() throws {
    try upstream.git(["remote", "add", "origin", "https://github.com/acme/pipelines"])
    // The ids of these two both start with 8324.
    for text in ["142", "784"] { try upstream.git(["hash-object", "-w", "--stdin"], input: Array(text.utf8)) }
    let sources = try sources()
    #expect(sources.find("8324") == "ambiguous")
    try upstream.git(["branch", "v1", "old"])
    #expect(sources.find("v1") == "ambiguous")
  }

  @Test("a branch is where GitHub had it when it was last fetched, and moves with the next fetch")
  func movingBranch() throws {
    let clone = try clone()
    try upstream.write("four\n", to: "a/workflow.yaml")
    try upstream.git(["commit", "--quiet", "--all", "--message", "four"])
    #expect(try sources(mapped: clone).find("main") == "branch three")
    try upstream.git(["fetch", "--quiet", upstream.folder.path, "+refs/heads/*:refs/remotes/origin/*"], in: clone)
    #expect(try sources(mapped: clone).find("main") == "branch four")
  }

  @Test("a clone may be bare, and named by its work tree or its git folder")
  func mapped() throws {
    let clone = try clone()
    #expect(try sources(mapped: clone).find("v1") == "tag one")
    #expect(try sources(mapped: clone.appending(path: ".git")).find("v1") == "tag one")
    let bare = try self.clone("bare.git", "--bare")
    #expect(try sources(mapped: bare).find("old") == "branch two")
    #expect(try sources(mapped: bare).find(upstream.line("rev-parse", "old")) == "commit two")
  }

  @Test("a clone that is not there, or is none, is not at hand")
  func unusable() throws {
    #expect(try sources(mapped: upstream.root.appending(path: "nowhere")).find("v1") == "unusableClone")
    // A folder in this repository is not this repository.
    #expect(try sources(mapped: upstream.folder.appending(path: "a")).find("v1") == "unusableClone")
    let broken = try clone("broken")
    try FileManager.default.removeItem(at: broken.appending(path: ".git/HEAD"))
    #expect(try sources(mapped: broken).find("v1") == "unusableClone")
  }

  @Test("what a shallow clone, one of a single branch or one without tags lacks is not at hand")
  func incomplete() throws {
    let id = try upstream.line("rev-parse", "old")
    let shallow = try clone("shallow", "--depth", "1")
    #expect(try sources(mapped: shallow).find("main") == "branch three")
    for reference in ["v1", "old", id, String(id.prefix(8))] {
      #expect(try sources(mapped: shallow).find(reference) == "incompleteClone", "\(reference)")
    }
    let single = try clone("single", "--single-branch", "--branch", "old")
    #expect(try sources(mapped: single).find(upstream.line("rev-parse", "main")) == "incompleteClone")
    #expect(try sources(mapped: single).find("old") == "branch two")
    let tagless = try clone("tagless", "--no-tags")
    #expect(try sources(mapped: tagless).find("v1") == "incompleteClone")
    #expect(try sources(mapped: tagless).find("0123456789012345678901234567890123456789") == "unknown")
  }

  @Test("a file that a partial clone lacks is said to be not here")
  func partial() throws {
    try upstream.git(["config", "uploadpack.allowFilter", "true"])
    let partial = try clone("partial", "--filter=blob:none", "--no-checkout")
    guard case .found(let commit) = try sources(mapped: partial).answer("v1") else {
      Issue.record("the commit itself is here")
      return
    }
    let entry = try #require(try commit.files.entry(at: "a/workflow.yaml"))
    #expect(throws: SnapshotError.self) { _ = try commit.files.content(of: entry, limit: 100) }
  }

  @Test("a repository with ids of SHA-256, which libgit2 does not read, is asked through git")
  func sha256() throws {
    let repository = try TestRepository("sha256", options: ["--object-format=sha256"])
    try repository.write("one\n", to: "a/workflow.yaml")
    try repository.git(["add", "--all"])
    try repository.git(["commit", "--quiet", "--message", "one"])
    try repository.git(["tag", "v1"])
    let id = try repository.line("rev-parse", "HEAD")
    let sources = try sources(mapped: repository.folder)
    #expect(sources.find("v1") == "tag one")
    #expect(sources.find("main") == "branch one")
    #expect(sources.find(id) == "commit one")
    #expect(sources.find(String(id.prefix(9))) == "shortCommit one")
    #expect(sources.find("v*") == "unknown")
  }

  @Test("the branch has changed a folder since a commit that it went on from, and since no other")
  func history() throws {
    try upstream.git(["remote", "add", "origin", "https://github.com/acme/pipelines"])
    try upstream.git(["checkout", "--quiet", "-b", "aside", "v1"])
    try upstream.write("elsewhere\n", to: "a/workflow.yaml")
    try upstream.git(["commit", "--quiet", "--all", "--message", "aside"])
    try upstream.git(["checkout", "--quiet", "main"])
    try upstream.write("b\n", to: "b/workflow.yaml")
    try upstream.git(["add", "--all"])
    try upstream.git(["commit", "--quiet", "--message", "b"])
    let sources = try sources()
    func changed(_ path: Path, _ reference: String) -> Bool? {
      guard case .found(let commit) = sources.answer(reference) else { return nil }
      return commit.history?.hasChanged(path, since: commit.id)
    }
    #expect(changed("a", "v1") == true)
    #expect(changed("a", "old") == true)
    #expect(changed("a", "main") == false)
    #expect(changed("b", "v1") == false, "it was not there yet")
    #expect(changed("a", "aside") == false, "the branch did not go on from there")
  }

  /// Clones the repository; its remote is called as the one on GitHub.
  private func clone(_ name: String = "clone", _ options: String...) throws -> URL {
    let folder = upstream.root.appending(path: name)
    try upstream.git(
      ["clone", "--quiet"] + options + ["file://\(upstream.folder.path)", folder.path], in: upstream.root)
    try upstream.git(["remote", "set-url", "origin", "https://github.com/acme/pipelines.git"], in: folder)
    return folder
  }

  private func sources(mapped: URL? = nil) throws -> GitSourceRepositories {
    let environment = RepositoryEnvironment(TestRepository.variables)
    let linted = try GitRepository(discoveringFrom: Path(upstream.folder.path), environment: environment)
    let clones = mapped.map {
      [GitSourceRepositories.NamedClone(owner: "acme", repository: "pipelines", folder: Path($0.path))]
    }
    return GitSourceRepositories(
      linting: linted, head: try linted?.headCommit(), clones: clones ?? [], environment: environment)
  }
}

extension GitSourceRepositories {
  fileprivate func answer(_ reference: String) -> ReferencedCommit {
    commit(named: ByteString(reference), owner: "acme", repository: "pipelines")
  }

  fileprivate func find(_ reference: String) -> String { answer(reference).words }
}

extension ReferencedCommit {
  /// What was found, with the first word of the file that tells the commits apart.
  fileprivate var words: String {
    switch self {
    case .unknown: return "unknown"
    case .ambiguous: return "ambiguous"
    case .unavailable(.noClone): return "noClone"
    case .unavailable(.unusableClone): return "unusableClone"
    case .unavailable(.incompleteClone): return "incompleteClone"
    case .found(let commit):
      guard let entry = try? commit.files.entry(at: "a/workflow.yaml"),
        case .bytes(let bytes) = try? commit.files.content(of: entry, limit: 100)
      else { return "\(commit.kind) unreadable" }
      return "\(commit.kind) \(String(decoding: bytes.dropLast(), as: UTF8.self))"
    }
  }
}
