import CGit2
import Diagnostics
import Snapshots

/// The objects of a repository and of the stores that it borrows from.
///
/// Objects in packs are read by libgit2. It is given no other store, so that it cannot come upon an object in a file of its
/// own, which it would read past the end of its buffer; those are read by `LooseObject`.
final class ObjectStore: ObjectSource {
  private let packs: OpaquePointer
  private let loose: LooseObjectStore

  /// Opens the packs in some folders called `objects`; one that does not exist is an empty one.
  init(_ folders: ObjectFolders) throws(GitFailure) {
    loose = LooseObjectStore(folders.paths)
    packs = try created { git_odb_new(&$0) }
    for folder in folders.paths {
      var packs: UnsafeMutablePointer<git_odb_backend>?
      try check(git_odb_backend_pack(&packs, folder.bytes.terminated))
      try check(git_odb_add_backend(self.packs, packs, 1))
    }
  }

  deinit {
    git_odb_free(packs)
  }

  /// Has a repository of libgit2 look for objects nowhere else.
  func lend(to repository: OpaquePointer) throws(GitFailure) {
    try check(git_repository_set_odb(repository, packs))
  }

  /// What an object is and its size in bytes, from its header alone.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, size: Int) {
    var key = try key(of: id)
    if let header = try looseHeader(of: id, unlessPacked: &key) { return (header.kind, header.size) }
    var size = 0
    var kind = GIT_OBJECT_INVALID
    try check(git_odb_read_header(&size, &kind, packs, &key))
    return (ObjectKind(kind), size)
  }

  /// The content of an object.
  ///
  /// Throws also if it is another one than its id names.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8] {
    let (kind, content) = try stored(as: id)
    guard let kind, ObjectHash.matches(id, kind, content) else { throw .mismatch(of: id) }
    return content
  }

  private func stored(as id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, content: [UInt8]) {
    var key = try key(of: id)
    if let header = try looseHeader(of: id, unlessPacked: &key), let content = try looseContent(of: id, header) {
      return (header.kind, content)
    }
    let object = try created { git_odb_read(&$0, packs, &key) }
    defer { git_odb_object_free(object) }
    let bytes = UnsafeRawBufferPointer(start: git_odb_object_data(object), count: git_odb_object_size(object))
    return (ObjectKind(git_odb_object_type(object)), Array(bytes))
  }

  /// The object whose id starts with these digits, of which there are less than 40.
  ///
  /// Throws, with an absence or an ambiguity, if there is none or more than one.
  func object(startingWith digits: String) throws(GitFailure) -> ObjectID {
    guard digits.utf8.count >= GIT_OID_MINPREFIXLEN else { throw .absence("an id has at least four digits") }
    var found = loose.objects(startingWith: digits)
    let zeros = String(repeating: "0", count: 2 * ObjectID.sha1Length - digits.utf8.count)
    guard var start = ObjectID(hexadecimal: (digits + zeros).utf8)?.asGit else {
      throw .absence("no id starts with this")
    }
    var id = git_oid()
    if try isFound(git_odb_exists_prefix(&id, packs, &start, digits.utf8.count)) { found.insert(ObjectID(id)) }
    guard found.count < 2 else { throw .ambiguity("several ids start with \(digits)") }
    guard let id = found.first else { throw .absence("no id starts with \(digits)") }
    return id
  }

  /// The first words of an object that lies in a file of its own and in no pack.
  ///
  /// Packs are looked through first, as git does it: their lists of ids are in memory. That a new pack has come meanwhile is
  /// only looked for when there is no file either.
  private func looseHeader(
    of id: ObjectID, unlessPacked key: inout git_oid
  ) throws(GitFailure) -> LooseObject.Header? {
    if git_odb_exists_ext(packs, &key, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1 { return nil }
    do throws(LooseObject.Damage) {
      return try loose.header(of: id)
    } catch {
      throw error.failure
    }
  }

  private func looseContent(of id: ObjectID, _ header: LooseObject.Header) throws(GitFailure) -> [UInt8]? {
    do throws(LooseObject.Damage) {
      return try loose.content(of: id, size: header.size)
    } catch {
      throw error.failure
    }
  }

  /// The id as libgit2 wants it, which knows none of another length.
  private func key(of id: ObjectID) throws(GitFailure) -> git_oid {
    guard id.bytes.count == ObjectID.sha1Length else {
      throw .absence("the repository does not use ids of that length")
    }
    return id.asGit
  }
}

extension LooseObject.Damage {
  fileprivate var failure: GitFailure {
    GitFailure(code: GIT_ERROR.rawValue, message: "the object \(reason); see `git fsck`")
  }
}

extension ObjectKind {
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
