import CGit2
import Diagnostics
import Snapshots

/// A repository that libgit2 reads.
final class RepositoryHandle: RepositoryReader {
  private let pointer: OpaquePointer
  private let objects: ObjectStore

  /// Opens exactly this `.git` folder, or bare repository.
  convenience init(gitFolder: Path) throws(GitFailure) {
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    let pointer = try created { git_repository_open_ext(&$0, gitFolder.bytes.terminated, flags, nil) }
    try self.init(owning: pointer)
  }

  /// Opens the repository that `folder` lies in, searching upwards.
  ///
  /// The search ends below `ceilings`, a list of folders with colons between them, and where another file system begins
  /// unless `acrossFileSystems`.
  convenience init(around folder: Path, ceilings: [UInt8], acrossFileSystems: Bool) throws(GitFailure) {
    let flags = acrossFileSystems ? GIT_REPOSITORY_OPEN_CROSS_FS.rawValue : 0
    let start = folder.isTop ? Path(".") : folder
    let pointer = try created { git_repository_open_ext(&$0, start.bytes.terminated, flags, ceilings.terminated) }
    try self.init(owning: pointer)
  }

  private init(owning pointer: OpaquePointer) throws(GitFailure) {
    do throws(GitFailure) {
      let folder = git_repository_commondir(pointer).map(Self.path(_:)) ?? .top
      objects = ObjectStore(
        owning: try created { git_repository_odb(&$0, pointer) }, folder: folder.appending("objects"))
    } catch {
      git_repository_free(pointer)
      throw error
    }
    self.pointer = pointer
  }

  deinit {
    git_repository_free(pointer)
  }

  /// The repository's own folder: `.git`, or that of a linked work tree or submodule.
  var gitFolder: Path { git_repository_path(pointer).map(Self.path(_:)) ?? .top }

  /// The folder with the objects and branches, which linked work trees share.
  var commonFolder: Path { git_repository_commondir(pointer).map(Self.path(_:)) ?? .top }

  /// The top of the work tree, if there is one.
  var workTree: Path? { git_repository_workdir(pointer).map(Self.path(_:)) }

  /// Whether it is a work tree made by `git worktree add`.
  var isLinkedWorkTree: Bool { git_repository_is_worktree(pointer) == 1 }

  /// Whether its history was cut off when it was cloned.
  var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }

  /// Has another folder for the work tree, as `GIT_WORK_TREE` asks.
  func setWorkTree(_ folder: Path) throws(GitFailure) {
    try check(git_repository_set_workdir(pointer, folder.bytes.terminated, 0))
  }

  /// The settings of the repository.
  func configuration() throws(GitFailure) -> GitConfiguration {
    GitConfiguration(owning: try created { git_repository_config(&$0, pointer) })
  }

  /// Looks for objects in the store `folder`, too, and in those that it borrows from.
  func addObjectStore(_ folder: Path) throws(GitFailure) {
    try objects.addAlternate(folder)
  }

  /// The id that HEAD leads to; `nil` when it names a branch without commits.
  func head() throws(GitFailure) -> ObjectID? {
    var id = git_oid()
    let code = git_reference_name_to_id(&id, pointer, "HEAD")
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code)
    return ObjectID(id)
  }

  /// The full name of the branch that HEAD names, such as `refs/heads/main`; `nil` when HEAD is detached.
  func headReference() throws(GitFailure) -> [UInt8]? {
    let reference = try created { git_reference_lookup(&$0, pointer, "HEAD") }
    defer { git_reference_free(reference) }
    return git_reference_symbolic_target(reference).map(bytes(of:))
  }

  /// What a revision such as `main~2` names; `nil` if that is a file.
  func revision(named name: String) throws(GitFailure) -> Revision? {
    let named = GitObject(owning: try created { git_revparse_single(&$0, pointer, name) })
    if let commit = try named.commit(), let tree = commit.treeOfCommit {
      return Revision(id: commit.id, abbreviation: commit.abbreviation, tree: tree, commitTime: commit.commitTime)
    }
    guard let tree = try named.tree() else { return nil }
    return Revision(id: tree.id, abbreviation: tree.abbreviation, tree: tree.id, commitTime: nil)
  }

  /// The tree of a commit, or what a tag or the tree itself leads to; `nil` if it leads to none.
  func tree(of id: ObjectID) throws(GitFailure) -> ObjectID? {
    // libgit2 is not asked for the content of an object before it is known not to lie in a damaged file.
    if try objects.header(of: id).kind == .commit, let commit = CommitText(try objects.content(of: id)) {
      return commit.tree
    }
    var id = id.asGit
    let object = GitObject(owning: try created { git_object_lookup(&$0, pointer, &id, GIT_OBJECT_ANY) })
    if let commit = try object.commit() { return commit.treeOfCommit }
    return try object.tree()?.id
  }

  /// What an object is and its size in bytes, from its header alone.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectStore.Kind?, size: Int) {
    try objects.header(of: id)
  }

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8] {
    try objects.content(of: id)
  }

  /// What a revision or an id leads to when tags are followed.
  func target(of revision: String) throws(GitFailure) -> RevisionTarget {
    let object = GitObject(owning: try created { git_revparse_single(&$0, pointer, revision) })
    if let commit = try object.commit() { return .commit(commit.id) }
    if let tree = try object.tree() { return .tree(tree.id) }
    return .file
  }

  /// The id that a reference of this full name leads to, tags not followed; `nil` if there is none.
  func reference(called name: ByteString) throws(GitFailure) -> ObjectID? {
    var id = git_oid()
    let code = git_reference_name_to_id(&id, pointer, name.bytes.terminated)
    if [GIT_ENOTFOUND.rawValue, GIT_EINVALIDSPEC.rawValue].contains(code) { return nil }
    try check(code)
    return ObjectID(id)
  }

  /// The commits that the references below a prefix such as `refs/heads/` lead to, tags followed.
  func commits(ofReferencesBelow prefix: ByteString) throws(GitFailure) -> [ObjectID] {
    let iterator = try created { git_reference_iterator_new(&$0, pointer) }
    defer { git_reference_iterator_free(iterator) }
    var commits: [ObjectID] = []
    while true {
      var reference: OpaquePointer?
      let code = git_reference_next(&reference, iterator)
      if code == GIT_ITEROVER.rawValue { return commits }
      try check(code)
      defer { git_reference_free(reference) }
      guard let name = git_reference_name(reference).map(bytes(of:)), name.starts(with: prefix.bytes) else { continue }
      var commit: OpaquePointer?
      // A reference to a file or to an object that is not here fails, and is of no use to anybody.
      guard git_reference_peel(&commit, reference, GIT_OBJECT_COMMIT) == 0, let commit else { continue }
      commits.append(GitObject(owning: commit).id)
    }
  }

  /// The merge base of a commit and a merge of all the others, as `git merge-base` has it; `nil` if there is none.
  func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID? {
    var base = git_oid()
    let commits = ([commit] + others).map(\.asGit)
    let code = git_merge_base_many(&base, pointer, commits.count, commits)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code)
    return ObjectID(base)
  }

  /// Whether the ignore rules apply to a path of the work tree, tracked or not.
  func ignores(_ path: Path) throws(GitFailure) -> Bool {
    var isIgnored: CInt = 0
    try check(git_ignore_path_is_ignored(&isIgnored, pointer, path.bytes.terminated))
    return isIgnored == 1
  }

  /// The settings of the repository's own files whose full names, in small letters, match a regular expression.
  func settings(matching expression: String) throws(GitFailure) -> [(name: String, value: [UInt8])] {
    try configuration().settings(matching: expression)
  }

  private static func path(_ text: UnsafePointer<CChar>) -> Path {
    let path = bytes(of: text)
    return Path(path.count > 1 && path.last == UInt8(ascii: "/") ? path.dropLast() : path[...])
  }
}
