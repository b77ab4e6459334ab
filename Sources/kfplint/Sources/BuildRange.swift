import Diagnostics
import GitSource
import Snapshots

/// Where the change that a CI system builds starts, from what the system says.
struct BuildRange: CustomStringConvertible {
  /// The commit, or what names it; `nil` if everything in HEAD is to be checked.
  let base: String?
  /// What that was taken from.
  private let origin: String

  /// The range and where it comes from, such as `origin/main..HEAD, from GITHUB_BASE_REF`.
  var description: String {
    base.map { "\(VisibleText.of($0.utf8))..HEAD, from \(origin)" } ?? "all of HEAD, as \(origin)"
  }

  /// Asks the CI system whose variables are set.
  ///
  /// Throws if there is none, or if what it names is not in the repository: a change that starts at another place would be
  /// another change.
  init(in repository: GitRepository) throws(SnapshotError) {
    guard let system = BuildSystem.all.first(where: { Self.value($0.mark) != nil }) else {
      let names = BuildSystem.all.map(\.name).joined(separator: ", ")
      throw SnapshotError(
        "--range auto knows \(names), but runs in none of these; name a range, as in --since origin/main")
    }
    let event = try system.mark == "GITHUB_ACTIONS" ? GitHubEvent() : nil
    if let range = try Self.ofRequest(system, event, in: repository) {
      self = range
    } else if let range = try Self.ofBranch(system, event, in: repository) {
      self = range
    } else {
      self.init(base: nil, origin: "\(system.name) names no commit before it")
    }
  }

  private init(base: String?, origin: String) {
    self.base = base
    self.origin = origin
  }

  /// What a pull request or merge request changes; `nil` if none is built.
  private static func ofRequest(
    _ system: BuildSystem, _ event: GitHubEvent?, in repository: GitRepository
  ) throws(SnapshotError) -> BuildRange? {
    var commits = system.targetCommits.compactMap { name in value(name).map { (id: $0, name: name) } }
    if let base = event?.mergeQueueBase { commits.append((base, "GITHUB_EVENT_PATH")) }
    for (id, name) in commits where try repository.hasCommit(id) { return BuildRange(base: id, origin: name) }
    if let branch = value(system.targetBranch) {
      if let base = try existing(branch, in: repository) { return BuildRange(base: base, origin: system.targetBranch) }
      throw SnapshotError(
        """
        the target branch \(VisibleText.of(branch.utf8)), which \(system.targetBranch) names, is not in this clone; \
        clone with all of the history (fetch-depth: 0 on GitHub), or run `git fetch origin \(ShellWord.of(branch.utf8))`
        """)
    }
    // Says what is missing, and in a shallow clone what brings it.
    if let (id, name) = commits.first { return BuildRange(base: id, origin: name) }
    return nil
  }

  /// What a push to a branch changes, or a new branch since it left the main one; `nil` if that is not known.
  private static func ofBranch(
    _ system: BuildSystem, _ event: GitHubEvent?, in repository: GitRepository
  ) throws(SnapshotError) -> BuildRange? {
    let before = system.before.flatMap { name in value(name).map { (id: $0, name: name) } }
    if let (id, name) = before ?? event?.before.map({ ($0, "GITHUB_EVENT_PATH") }), !id.allSatisfy({ $0 == "0" }) {
      // After a forced push the commit may be gone for good. That it was cut off is another matter, which can be helped.
      let isHere = try repository.hasCommit(id)
      if isHere || repository.isShallow { return BuildRange(base: id, origin: name) }
    }
    let isBranchOnGitHub = value("GITHUB_REF_TYPE") == "branch"
    let branch = system.branch.flatMap(value) ?? (isBranchOnGitHub ? value("GITHUB_REF_NAME") : nil)
    let main = system.defaultBranch.flatMap { name in value(name).map { ($0, name) } }
    if let branch, let (main, name) = main ?? event?.defaultBranch.map({ ($0, "GITHUB_EVENT_PATH") }), branch != main,
      let base = try existing(main, in: repository)
    {
      return BuildRange(base: base, origin: name)
    }
    return nil
  }

  /// How a branch is to be named in this clone: as the remote has it, or as it is here; `nil` if it is not.
  private static func existing(_ branch: String, in repository: GitRepository) throws(SnapshotError) -> String? {
    let prefix = "refs/heads/"
    let branch = branch.hasPrefix(prefix) ? String(branch.dropFirst(prefix.count)) : branch
    if try repository.hasCommit("refs/remotes/origin/\(branch)") { return "origin/\(branch)" }
    return try repository.hasCommit(prefix + branch) ? branch : nil
  }

  private static func value(_ name: String) -> String? {
    Environment.value(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension GitRepository {
  fileprivate func hasCommit(_ revision: String) throws(SnapshotError) -> Bool {
    if case .commit = try target(of: revision) { true } else { false }
  }
}
