public import Diagnostics
public import Snapshots

/// What names and ids stand for.
extension GitRepository {
  /// The commit that a revision such as `main~2` names.
  ///
  /// Throws if it does not exist, several things, or no commit.
  public func commit(named revision: String) throws(SnapshotError) -> ObjectID {
    let found = try self.revision(named: revision)
    guard found.commit != nil else {
      throw SnapshotError("\"\(VisibleText.of(revision.utf8))\" is a tree, which has no history; name a commit")
    }
    return found.id
  }

  /// What a revision or an id leads to; `nil` if it is not in this repository.
  public func target(of revision: String) throws(SnapshotError) -> RevisionTarget? {
    do throws(GitFailure) {
      return try reader.target(of: object(named: revision))
    } catch {
      if error.isAbsence { return nil }
      throw SnapshotError(error, cannot: "find \"\(VisibleText.of(revision.utf8))\"")
    }
  }

  /// The commits that the references below a prefix lead to, such as `refs/remotes/origin/`; all of them below `refs/`.
  ///
  /// References to anything else, or to what is not here, are left out. Throws if an object that one leads to is damaged.
  public func commits(ofReferencesBelow prefix: ByteString) throws(SnapshotError) -> [ObjectID] {
    do throws(GitFailure) {
      var commits: [ObjectID] = []
      for id in try reader.references(below: prefix) {
        do throws(GitFailure) {
          if case .commit(let commit) = try reader.target(of: id) { commits.append(commit) }
        } catch {
          guard error.isAbsence else { throw error }
        }
      }
      return commits
    } catch {
      throw SnapshotError(error, cannot: "read the references")
    }
  }

  /// Looks up a name; tags are followed to what they are of.
  ///
  /// Throws if it does not exist, several things, or a file.
  func revision(named name: String) throws(SnapshotError) -> Revision {
    let quoted = "\"\(VisibleText.of(name.utf8))\""
    guard !name.hasPrefix("-") else { throw SnapshotError("\(quoted) is an option, not a revision") }
    do throws(GitFailure) {
      switch try reader.target(of: object(named: name)) {
      case .commit(let id):
        let commit = try reader.commit(id)
        return Revision(id: id, abbreviation: try reader.abbreviation(of: id), tree: commit.tree, commit: commit)
      case .tree(let id):
        return Revision(id: id, abbreviation: try reader.abbreviation(of: id), tree: id, commit: nil)
      case .file: break
      }
    } catch {
      if error.isAmbiguity { throw SnapshotError("\(quoted) names several objects; write more of its digits") }
      guard error.isAbsence else { throw SnapshotError(error, cannot: "find \(quoted)") }
      let more = isShallow ? "; this is a shallow clone: `git fetch --unshallow` brings the rest" : ""
      throw SnapshotError("there is no commit, tag or tree \(quoted) here\(more)")
    }
    throw SnapshotError("\(quoted) is a file, not a commit, tag or tree")
  }

  /// The object that a name stands for; git is asked about forms that nobody else knows, such as `main@{upstream}`.
  func object(named name: String) throws(GitFailure) -> ObjectID {
    if let id = try reader.object(named: name) { return id }
    let git: GitProgramRepository
    do throws(GitFailure) {
      git = try self.git(because: .revisionForm)
    } catch {
      throw GitFailure(program: "only git knows this form of a revision, and \(error.message)")
    }
    return try git.id(of: ByteString(name))
  }
}
