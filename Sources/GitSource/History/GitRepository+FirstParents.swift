public import Snapshots

/// The line of commits that a branch went along, merges by their first parent.
extension GitRepository {
  /// A part of such a line.
  public struct Line: Sendable {
    /// The commits, the oldest first.
    public let commits: [ObjectID]
    /// Whether the history of a shallow clone ends before the line did.
    public let isCut: Bool
  }

  /// The commits from `start` back along first parents: as far as `end`, which is among them, or `limit` of them.
  ///
  /// Throws if the line does not lead to `end`, or if a commit is damaged or missing.
  public func firstParents(
    of start: ObjectID, backTo end: ObjectID?, limit: Int
  ) throws(SnapshotError) -> Line {
    var commits = [start]
    while let last = commits.last, last != end, end != nil || commits.count < limit {
      guard commits.count < limit else {
        throw SnapshotError("there are more than \(limit) commits since \(end?.hexadecimal ?? ""); name a later one")
      }
      do throws(GitFailure) {
        guard let parent = try reader.commit(last).parents.first else { break }
        // A shallow clone has commits whose parents it does not have.
        _ = try reader.target(of: parent)
        commits.append(parent)
      } catch {
        if error.isAbsence, isShallow { return try cut(commits, before: end) }
        throw SnapshotError(error, cannot: "read the history of \(start.hexadecimal)")
      }
    }
    if let end, commits.last != end {
      throw SnapshotError(
        "\(end.hexadecimal) is not on the line of first parents of \(start.hexadecimal), which `git log --first-parent` shows"
      )
    }
    return Line(commits: commits.reversed(), isCut: false)
  }

  private func cut(_ commits: [ObjectID], before end: ObjectID?) throws(SnapshotError) -> Line {
    guard end == nil else {
      throw SnapshotError(
        """
        this is a shallow clone, whose history ends before \(end?.hexadecimal ?? ""); `git fetch --unshallow` brings the rest, and \
        so does fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab) in CI
        """)
    }
    return Line(commits: commits.reversed(), isCut: true)
  }
}
