import CGit2
import Diagnostics
import Snapshots

/// The objects of a repository and of the stores that it borrows from.
///
/// libgit2 1.5 writes past its buffer when a loose object holds more than its header says. Such an object does not come by
/// push or fetch, which write objects anew; it takes somebody who can write to `.git/objects`, who could as well replace the
/// hooks. Reading loose objects with bounds of our own would close it.
struct ObjectStore: ~Copyable {
  /// What an object is.
  enum Kind: String {
    case commit
    case tree
    case blob
    case tag
  }

  private let pointer: OpaquePointer

  /// Takes over what `git_repository_odb` gave.
  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    git_odb_free(pointer)
  }

  /// Looks for objects in the store `folder`, too, and in those that it borrows from.
  func addAlternate(_ folder: Path) throws(GitFailure) {
    try check(git_odb_add_disk_alternate(pointer, folder.bytes.terminated))
  }

  /// What an object is and its size in bytes, from its header alone.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: Kind?, size: Int) {
    var size = 0
    var kind = GIT_OBJECT_INVALID
    var id = id.asGit
    try check(git_odb_read_header(&size, &kind, pointer, &id))
    return (Kind(kind), size)
  }

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8] {
    var id = id.asGit
    let object = try created { git_odb_read(&$0, pointer, &id) }
    defer { git_odb_object_free(object) }
    return Array(UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object)))
  }
}

extension ObjectStore.Kind {
  fileprivate init?(_ kind: git_object_t) {
    switch kind {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }
}
