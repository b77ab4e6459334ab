import CGit2
import Snapshots

/// A commit, tag, tree or blob that libgit2 has looked up.
struct GitObject: ~Copyable {
  private let pointer: OpaquePointer

  /// Takes over what `git_revparse_single`, `git_object_lookup` or `git_object_peel` gave.
  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    git_object_free(pointer)
  }

  /// The object's id.
  var id: ObjectID { ObjectID(git_object_id(pointer).pointee) }

  /// The first digits of the id, seven or as many more as tell it from every other object.
  var abbreviation: String {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    guard git_object_short_id(&buffer, pointer) == 0, let text = buffer.ptr else {
      return String(id.hexadecimal.prefix(7))
    }
    return String(cString: text)
  }

  /// The commit that this is, or that a tag names at last; `nil` if it is none.
  func commit() throws(GitFailure) -> GitObject? {
    try peeled(to: GIT_OBJECT_COMMIT)
  }

  /// The tree that this is, or that a tag names at last; `nil` if it is none.
  func tree() throws(GitFailure) -> GitObject? {
    try peeled(to: GIT_OBJECT_TREE)
  }

  /// The id of the tree that a commit holds, which need not be there; `nil` for anything else.
  var treeOfCommit: ObjectID? {
    guard git_object_type(pointer) == GIT_OBJECT_COMMIT else { return nil }
    return git_commit_tree_id(pointer).map { ObjectID($0.pointee) }
  }

  /// When a commit was made, in seconds since 1970 in UTC; `nil` for anything else.
  var commitTime: Int64? {
    git_object_type(pointer) == GIT_OBJECT_COMMIT ? git_commit_time(pointer) : nil
  }

  private func peeled(to kind: git_object_t) throws(GitFailure) -> GitObject? {
    do throws(GitFailure) {
      return GitObject(owning: try created { git_object_peel(&$0, pointer, kind) })
    } catch {
      if error.code == GIT_EPEEL.rawValue || error.code == GIT_EINVALIDSPEC.rawValue { return nil }
      throw error
    }
  }
}
