import Diagnostics
import Snapshots

extension GitRepository {
  /// Asks the `git` program what libgit2 could not answer.
  ///
  /// Throws if there is no such program, or if it has no answer either.
  func askGit<Answer>(
    because kind: UnreadKind, _ ask: (GitProgramRepository) throws(GitFailure) -> Answer
  ) throws(SnapshotError) -> Answer {
    do throws(GitFailure) {
      return try ask(git(because: kind))
    } catch {
      throw kind.refusal(error)
    }
  }

  /// The merge base that git finds of a commit and a merge of all the others; `nil` if there is none as far as their
  /// history is here.
  ///
  /// Our own search fails at the first commit whose parents were cut off. Throws if there is no git, or if it fails.
  func mergeBaseInShallowClone(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(SnapshotError) -> ObjectID? {
    try askGit(because: .shallow) { (git) throws(GitFailure) in try git.mergeBase(of: commit, andAnyOf: others) }
  }

  /// Has git bring an object that a partial clone lacks.
  func fetch(_ id: ObjectID) throws(GitFailure) {
    do throws(GitFailure) {
      _ = try git(because: .partial).header(of: id)
    } catch {
      throw GitFailure(program: "this is a partial clone, and git did not fetch the object: \(error.message)")
    }
  }

  /// The program, to ask it because of a kind.
  func git(because kind: UnreadKind) throws(GitFailure) -> GitProgramRepository {
    if !consultations.contains(kind.reason) { consultations.append(kind.reason) }
    if let program { return program }
    let found = FoundRepository(
      gitFolder: reader.gitFolder, top: workTree, startFolder: workTree ?? reader.gitFolder)
    let program = try GitProgramRepository(found, location: location, allowsFetch: allowsFetch)
    self.program = program
    return program
  }
}
