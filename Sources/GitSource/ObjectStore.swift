import CGit2
import Diagnostics
import Snapshots

/// The objects of a repository and of the stores that it borrows from.
///
/// Objects in packs are read by libgit2, those in files of their own by `LooseObject`.
struct ObjectStore: ~Copyable {
  /// What an object is.
  enum Kind: String {
    case commit
    case tree
    case blob
    case tag
  }

  private let pointer: OpaquePointer
  private let loose: LooseObjectStore

  /// Takes over what `git_repository_odb` gave for the folder `objects` of a repository.
  init(owning pointer: OpaquePointer, folder: Path) {
    self.pointer = pointer
    loose = LooseObjectStore(folder)
  }

  deinit {
    git_odb_free(pointer)
  }

  /// Looks for objects in the store `folder`, too, and in those that it borrows from.
  func addAlternate(_ folder: Path) throws(GitFailure) {
    try check(git_odb_add_disk_alternate(pointer, folder.bytes.terminated))
    loose.add(folder)
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
    if let content = try looseContent(of: id) { return content }
    var id = id.asGit
    let object = try created { git_odb_read(&$0, pointer, &id) }
    defer { git_odb_object_free(object) }
    return Array(UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object)))
  }

  /// The content of an object that lies in a file of its own; `nil` if it does not.
  private func looseContent(of id: ObjectID) throws(GitFailure) -> [UInt8]? {
    let size = try header(of: id).size
    do throws(LooseObject.Damage) {
      return try loose.content(of: id, size: size)
    } catch {
      throw GitFailure(code: GIT_ERROR.rawValue, message: "the object \(error.reason); see `git fsck`")
    }
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
