import Diagnostics
import Snapshots

/// A repository on this machine in which the references of schedules are looked up.
///
/// A reference is only ever the name of a tag or branch, or the digits of an id. It never reaches git's language for
/// revisions, in which `HEAD@{1}` or `:/text` mean something.
final class SourceClone {
  private let repository: GitRepository
  private let history: GitBranchHistory?
  /// The remotes that are the repository on GitHub.
  private let remotes: [ByteString]
  private let whyNamesMayLack: String?
  private let whyCommitsMayLack: String?
  private var commits: [ByteString: ReferencedCommit] = [:]

  init(of name: HostedName, _ repository: GitRepository, history: GitBranchHistory?) throws(SnapshotError) {
    self.repository = repository
    self.history = history
    let remotes = try repository.remotes(of: name)
    self.remotes = remotes
    if repository.isShallow {
      whyCommitsMayLack = "this is a shallow clone; `git fetch --unshallow` brings the rest of it"
    } else {
      whyCommitsMayLack = try repository.whyBranchesMayLack(of: remotes)
    }
    let whyTagsMayLack = try repository.whyTagsMayLack(of: remotes)
    whyNamesMayLack = whyCommitsMayLack ?? whyTagsMayLack
  }

  /// What a reference stands for.
  func commit(named reference: ByteString) -> ReferencedCommit {
    if let commit = commits[reference] { return commit }
    let commit: ReferencedCommit
    do throws(GitFailure) {
      commit = try find(reference)
    } catch {
      commit = .unavailable(
        .unusableClone("git cannot find \"\(reference)\" in the clone: \(error.message)"))
    }
    commits[reference] = commit
    return commit
  }

  private func find(_ reference: ByteString) throws(GitFailure) -> ReferencedCommit {
    // libgit2 takes a zero byte for the end of a name.
    guard !reference.isEmpty, !reference.bytes.contains(0) else { return .unknown }
    let isHexadecimal = reference.bytes.allSatisfy(\.isHexadecimalDigit)
    let digits = ByteString(reference.bytes.map { $0 | 0x20 })
    if isHexadecimal, ObjectID(hexadecimal: digits.bytes) != nil {
      guard let commit = try commit(withDigits: digits) else { return missing(because: whyCommitsMayLack) }
      return found(commit, .commit)
    }
    let (tag, branch) = (try tag(named: reference), try branch(named: reference))
    if let tag, let branch, tag != branch { return .ambiguous("is a tag and a branch, of different commits") }
    if let tag { return found(tag, .tag) }
    if let branch { return found(branch, .branch) }
    // git wants four digits at least. With small letters they say nothing in its language but the beginning of an id.
    if isHexadecimal, (4...2 * ObjectID.sha256Length).contains(reference.bytes.count) {
      do throws(GitFailure) {
        if let commit = try commit(withDigits: digits) { return found(commit, .shortCommit) }
      } catch  where error.isAmbiguity {
        return .ambiguous("is how the ids of several objects start")
      }
    }
    return missing(because: whyNamesMayLack)
  }

  private func missing(because why: String?) -> ReferencedCommit {
    why.map { .unavailable(.incompleteClone($0)) } ?? .unknown
  }

  private func found(_ id: ObjectID, _ kind: SourceCommit.Kind) -> ReferencedCommit {
    do throws(SnapshotError) {
      let files = try CommitSnapshot(repository, revision: id.hexadecimal)
      var abbreviation = String(id.hexadecimal.prefix(7))
      if case .commit(let short) = files.origin { abbreviation = short }
      return .found(SourceCommit(id: id, abbreviation: abbreviation, kind: kind, files: files, history: history))
    } catch {
      return .unavailable(.unusableClone("\(error)"))
    }
  }

  private func tag(named name: ByteString) throws(GitFailure) -> ObjectID? {
    try commit(ofReference: "refs/tags/", name)
  }

  /// The commit of a branch, as GitHub had it when it was last asked; of a branch here where nothing was fetched.
  private func branch(named name: ByteString) throws(GitFailure) -> ObjectID? {
    for remote in remotes {
      if let id = try commit(ofReference: "refs/remotes/\(remote)/", name) { return id }
    }
    return try commit(ofReference: "refs/heads/", name)
  }

  private func commit(ofReference prefix: String, _ name: ByteString) throws(GitFailure) -> ObjectID? {
    // GitHub takes the full name as well.
    var rest = name.bytes[...]
    if rest.starts(with: "refs/".utf8) {
      let folder = prefix.hasPrefix("refs/tags/") ? "refs/tags/" : "refs/heads/"
      guard rest.starts(with: folder.utf8) else { return nil }
      rest = rest.dropFirst(folder.utf8.count)
    }
    guard let id = try repository.reader.reference(called: ByteString(Array(prefix.utf8) + rest)) else { return nil }
    return try commit(withDigits: ByteString(id.hexadecimal))
  }

  /// The commit that an id or the beginning of one leads to, tags followed; `nil` if there is none.
  private func commit(withDigits digits: ByteString) throws(GitFailure) -> ObjectID? {
    do throws(GitFailure) {
      let id = try repository.object(named: "\(digits)")
      if case .commit(let id) = try repository.reader.target(of: id) { return id }
      return nil
    } catch  where error.isAbsence {
      return nil
    }
  }
}

extension GitRepository {
  /// Why the clone may lack branches that GitHub has, and so commits: it was told to fetch some of them only.
  fileprivate func whyBranchesMayLack(of remotes: [ByteString]) throws(SnapshotError) -> String? {
    let fetched = try remoteSettings("fetch").filter { remotes.contains($0.remote) }.map(\.value)
    let everything = ["refs/heads/*", "+refs/heads/*", "refs/*", "+refs/*"].map { Array($0.utf8) }
    let sources = fetched.map { Array($0.prefix { $0 != UInt8(ascii: ":") }) }
    guard let remote = remotes.first, !sources.isEmpty, !sources.contains(where: everything.contains) else {
      return nil
    }
    return
      "this clone has only some branches; `git remote set-branches \(ShellWord.of(remote.bytes)) '*'` and `git fetch` bring the others"
  }

  /// Why the clone may lack tags that GitHub has.
  fileprivate func whyTagsMayLack(of remotes: [ByteString]) throws(SnapshotError) -> String? {
    let options = try remoteSettings("tagopt").filter { remotes.contains($0.remote) }.map(\.value)
    guard options.contains(Array("--no-tags".utf8)) else { return nil }
    return "this clone was made without tags; `git fetch --tags` brings them"
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
