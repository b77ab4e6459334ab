import Diagnostics
import Snapshots

/// The commits from which a branch went on, found as far as somebody asks for them.
final class GitBranchHistory: BranchHistory {
  /// How far clocks of the people who commit may differ, in seconds.
  private static let clockSkew: Int64 = 24 * 60 * 60

  private let repository: GitRepository
  private let head: ObjectID
  private let trees: TreeReader
  private var seen: Set<ObjectID>
  /// Commits that were seen and whose parents were not.
  private var waiting = CommitQueue<ObjectID>()

  /// The history of a commit.
  init(of head: ObjectID, in repository: GitRepository) {
    self.repository = repository
    self.head = head
    trees = TreeReader(repository)
    seen = [head]
    waiting.insert(head, madeAt: .max)
  }

  /// Whether the branch went on from `commit` and has something else at `path` by now.
  func hasChanged(_ path: Path, since commit: ObjectID) -> Bool {
    do throws(SnapshotError) {
      guard commit != head, let now = try item(at: path, in: head), let then = try item(at: path, in: commit) else {
        return false
      }
      if now == then { return false }
      return try contains(commit)
    } catch {
      return false
    }
  }

  private func item(at path: Path, in commit: ObjectID) throws(SnapshotError) -> ObjectID? {
    try TreeWalk(trees).item(at: path, in: repository.treeID(of: commit))?.id
  }

  /// Whether the branch has the commit in its history, as far as that is looked through: from the newest commits to those
  /// that are older than this one.
  private func contains(_ commit: ObjectID) throws(SnapshotError) -> Bool {
    guard let time = try text(of: commit).time else { return false }
    while !seen.contains(commit), let newest = waiting.newestTime {
      // Somebody may have written a time that no smaller number can be taken from.
      if newest < time, newest < max(time, .min + Self.clockSkew) - Self.clockSkew { return false }
      guard let next = waiting.popNewest() else { break }
      for parent in try text(of: next).parents where seen.insert(parent).inserted {
        waiting.insert(parent, madeAt: try text(of: parent).time ?? newest)
      }
    }
    return seen.contains(commit)
  }

  private func text(of commit: ObjectID) throws(SnapshotError) -> CommitText {
    do throws(GitFailure) {
      return try repository.reader.commit(commit)
    } catch {
      throw SnapshotError(error, cannot: "read the commit \(commit.hexadecimal)")
    }
  }
}
