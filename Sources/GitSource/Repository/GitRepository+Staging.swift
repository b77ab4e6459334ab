public import Diagnostics
public import Snapshots

extension GitRepository {
  /// Changes what is staged, if it still is what was linted; `ids` are the blobs that were.
  ///
  /// git itself stores the blobs and writes the index, with its lock: libgit2 would drop what it does not know of an index, and
  /// writes no split and no sparse one. Modes stay. Throws if nothing can be staged; returns for each file that was left as it
  /// is the reason.
  public func stage(_ changes: [FileChange], where ids: [Path: ObjectID]) throws(SnapshotError) -> [SnapshotError] {
    let file = location.indexFile(of: reader)
    guard isOwnIndex(file) else {
      throw SnapshotError(
        "GIT_INDEX_FILE names an index that is made for one commit, as by `git commit -a`; nothing was fixed,"
          + " stage the files first")
    }
    let index = try stagedIndex(in: file, isUnborn: headCommit() == nil)
    let uncompared = try staging { (git) throws(GitFailure) in try git.uncomparedPaths(in: file) }
    var refusals: [SnapshotError] = []
    var lines: [[UInt8]] = []
    for change in changes {
      guard let position = index.position(of: change.path), case .merged(let mode, let id) = index.state(position),
        id == ids[change.path], mode == .file || mode == .executable
      else {
        refusals.append(
          SnapshotError(
            "was not fixed: something else was staged in the meantime; run kfplint again", path: change.path))
        continue
      }
      if uncompared.contains(change.path) {
        refusals.append(
          SnapshotError("was not fixed: git does not look at it in the work tree (sparse checkout)", path: change.path))
        continue
      }
      if let newPath = change.newPath, change.isMove, index.position(of: newPath) != nil {
        refusals.append(SnapshotError("was not fixed: there is a \(newPath.name) already", path: change.path))
        continue
      }
      lines += try self.lines(for: change, mode, id)
    }
    if lines.isEmpty { return refusals }
    try staging { (git) throws(GitFailure) in try git.updateIndex(file, with: lines) }
    return refusals
  }

  /// What git is told of a change: the old path is gone first, so that the new one has room.
  private func lines(for change: FileChange, _ mode: FileMode, _ id: ObjectID) throws(SnapshotError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    if change.newPath != change.path {
      let none = String(repeating: "0", count: id.hexadecimal.utf8.count)
      lines.append(Array("0 \(none)\t".utf8) + change.path.bytes)
    }
    guard let newPath = change.newPath else { return lines }
    var id = id
    if change.isEdit {
      id = try staging { (git) throws(GitFailure) in try git.store(change.bytes) }
    }
    lines.append(Array("\(mode == .executable ? "100755" : "100644") \(id.hexadecimal)\t".utf8) + newPath.bytes)
    return lines
  }

  /// Has git do a part of the work.
  private func staging<Answer>(
    _ ask: (GitProgramRepository) throws(GitFailure) -> Answer
  ) throws(SnapshotError) -> Answer {
    do throws(GitFailure) {
      return try ask(git(because: .staging))
    } catch {
      // What git says of a lock is all that there is to say.
      throw error.isAbsence ? UnreadKind.staging.refusal(error) : SnapshotError(error, cannot: "change the index")
    }
  }
}
