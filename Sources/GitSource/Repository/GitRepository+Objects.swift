import Diagnostics
import Snapshots

extension GitRepository {
  /// The content of a file or link of a snapshot, unless it is larger than `limit` bytes.
  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    guard let id = entry.objectID else { throw SnapshotError("is not a file, so it has no content", path: entry.path) }
    return try content(of: id, as: .blob, at: entry.path, limit: limit)
  }

  /// The folder that the repository has at a path.
  func tree(_ id: ObjectID, at path: Path) throws(SnapshotError) -> Tree {
    guard case .bytes(let bytes) = try content(of: id, as: .tree, at: path, limit: Tree.sizeLimit) else {
      throw SnapshotError("the folder's tree \(id.hexadecimal) is too large to be read", path: path)
    }
    do throws(Tree.Damage) {
      return try Tree(bytes, idLength: id.bytes.count)
    } catch {
      switch error {
      case .malformed:
        throw SnapshotError("the folder's tree \(id.hexadecimal) is damaged; see `git fsck`", path: path)
      case .unsafeName(let name):
        throw SnapshotError(
          "the folder's tree \(id.hexadecimal) holds the name \"\(name)\", which git does not allow; see `git fsck`",
          path: path)
      }
    }
  }

  private func content(
    of id: ObjectID, as kind: ObjectKind, at path: Path, limit: Int
  ) throws(SnapshotError) -> Content {
    do throws(GitFailure) {
      let header = try header(of: id)
      if header.kind == kind {
        return header.size > limit ? .tooLarge(header.size) : .bytes(try reader.content(of: id))
      }
    } catch {
      if error.isAbsence { throw missing(id, at: path) }
      throw SnapshotError(error, cannot: "read the \(kind) \(id.hexadecimal)", path: path)
    }
    throw SnapshotError("the object \(id.hexadecimal) is not a \(kind); see `git fsck`", path: path)
  }

  /// What an object is and its size, once git has fetched it if it is not here and may be fetched.
  private func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, size: Int) {
    do throws(GitFailure) {
      return try reader.header(of: id)
    } catch {
      guard error.isAbsence, allowsFetch, promisorRemote != nil else { throw error }
    }
    try fetch(id)
    return try reader.header(of: id)
  }

  /// The tree of a commit, or what a tag or the tree itself leads to.
  func treeID(of id: ObjectID) throws(SnapshotError) -> ObjectID {
    do throws(GitFailure) {
      if let tree = try reader.tree(of: id) { return tree }
    } catch {
      if error.isAbsence { throw missing(id) }
      throw SnapshotError(error, cannot: "read the commit \(id.hexadecimal)")
    }
    throw SnapshotError("the object \(id.hexadecimal) is not a commit")
  }

  /// The error for an object that is not there, with the command that would bring it if the clone is a partial one.
  func missing(_ id: ObjectID, at path: Path? = nil) -> SnapshotError {
    guard let remote = promisorRemote else {
      return SnapshotError("the object \(id.hexadecimal) is missing; see `git fsck`", path: path)
    }
    return SnapshotError(
      """
      the object \(id.hexadecimal) is not in this partial clone; \
      run `git fetch \(remote.hasPrefix("-") ? "-- " : "")\(ShellWord.of(remote.utf8)) \(id.hexadecimal)`, or pass --allow-fetch
      """, path: path)
  }

  /// The remote that a partial clone gets its missing objects from.
  private var promisorRemote: String? {
    guard let setting = try? reader.settings(matching: #"^remote\..*\.promisor$"#).first else { return nil }
    return String(setting.name.dropFirst("remote.".count).dropLast(".promisor".count))
  }
}
