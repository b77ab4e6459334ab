import CGit2
import Diagnostics
import Snapshots

/// libgit2's repository.
struct RepositoryHandle: ~Copyable {
  private let pointer: OpaquePointer

  /// Opens exactly this `.git` folder, or bare repository.
  init(gitFolder: Path) throws(GitFailure) {
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    pointer = try created { git_repository_open_ext(&$0, gitFolder.bytes.terminated, flags, nil) }
  }

  /// Opens the repository that `folder` lies in, searching upwards.
  ///
  /// The search ends below `ceilings`, a list of folders with colons between them, and where another file system begins
  /// unless `acrossFileSystems`.
  init(around folder: Path, ceilings: [UInt8], acrossFileSystems: Bool) throws(GitFailure) {
    let flags = acrossFileSystems ? GIT_REPOSITORY_OPEN_CROSS_FS.rawValue : 0
    let start = folder.isTop ? Path(".") : folder
    pointer = try created { git_repository_open_ext(&$0, start.bytes.terminated, flags, ceilings.terminated) }
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

  /// The objects of the repository.
  func objectStore() throws(GitFailure) -> ObjectStore {
    ObjectStore(owning: try created { git_repository_odb(&$0, pointer) })
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

  /// The object of this id.
  func object(_ id: ObjectID) throws(GitFailure) -> GitObject {
    var id = id.asGit
    return GitObject(owning: try created { git_object_lookup(&$0, pointer, &id, GIT_OBJECT_ANY) })
  }

  /// The object that a revision such as `main~2` names.
  func object(named revision: String) throws(GitFailure) -> GitObject {
    GitObject(owning: try created { git_revparse_single(&$0, pointer, revision) })
  }

  /// The commits that references lead to, tags followed, among those whose full names are wanted.
  func commitsOfReferences(_ isWanted: ([UInt8]) -> Bool) throws(GitFailure) -> [ObjectID] {
    let iterator = try created { git_reference_iterator_new(&$0, pointer) }
    defer { git_reference_iterator_free(iterator) }
    var commits: [ObjectID] = []
    while true {
      var reference: OpaquePointer?
      let code = git_reference_next(&reference, iterator)
      if code == GIT_ITEROVER.rawValue { return commits }
      try check(code)
      defer { git_reference_free(reference) }
      guard isWanted(git_reference_name(reference).map(bytes(of:)) ?? []) else { continue }
      var commit: OpaquePointer?
      // A reference to a file or to an object that is not here fails, and is of no use to anybody.
      guard git_reference_peel(&commit, reference, GIT_OBJECT_COMMIT) == 0, let commit else { continue }
      commits.append(GitObject(owning: commit).id)
    }
  }

  /// The parents of a commit; `nil` if the commit is not here.
  func parents(of id: ObjectID) throws(GitFailure) -> [ObjectID]? {
    var id = id.asGit
    var pointer: OpaquePointer?
    let code = git_commit_lookup(&pointer, self.pointer, &id)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try check(code)
    let commit = pointer
    defer { git_commit_free(commit) }
    return (0..<git_commit_parentcount(commit)).compactMap { index in
      git_commit_parent_id(commit, index).map { ObjectID($0.pointee) }
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

  private static func path(_ text: UnsafePointer<CChar>) -> Path {
    let path = bytes(of: text)
    return Path(path.count > 1 && path.last == UInt8(ascii: "/") ? path.dropLast() : path[...])
  }
}
