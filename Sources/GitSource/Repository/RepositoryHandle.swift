import CGit2
import Diagnostics
import Snapshots

/// A repository that libgit2 reads.
final class RepositoryHandle: RepositoryReader {
  private let pointer: OpaquePointer
  private let objects: ObjectStore
  private let mergeBases: MergeBaseFinder

  /// Opens exactly this `.git` folder, or bare repository.
  ///
  /// Objects are looked for in `stores`, too, and in those that they borrow from.
  convenience init(gitFolder: Path, stores: [Path]) throws(GitFailure) {
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    let pointer = try created { git_repository_open_ext(&$0, gitFolder.bytes.terminated, flags, nil) }
    try self.init(owning: pointer, stores: stores)
  }

  /// Opens the repository that `folder` lies in, searching upwards.
  ///
  /// The search ends below `ceilings`, a list of folders with colons between them, and where another file system begins
  /// unless `acrossFileSystems`.
  convenience init(
    around folder: Path, ceilings: [UInt8], acrossFileSystems: Bool, stores: [Path]
  ) throws(GitFailure) {
    let flags = acrossFileSystems ? GIT_REPOSITORY_OPEN_CROSS_FS.rawValue : 0
    let start = folder.isTop ? Path(".") : folder
    let pointer = try created { git_repository_open_ext(&$0, start.bytes.terminated, flags, ceilings.terminated) }
    try self.init(owning: pointer, stores: stores)
  }

  private init(owning pointer: OpaquePointer, stores: [Path]) throws(GitFailure) {
    var folders = ObjectFolders()
    folders.add((git_repository_commondir(pointer).map(Self.path(_:)) ?? .top).appending("objects"))
    for store in stores { folders.add(store) }
    do throws(GitFailure) {
      objects = try ObjectStore(folders)
      try objects.lend(to: pointer)
    } catch {
      git_repository_free(pointer)
      throw error
    }
    mergeBases = MergeBaseFinder(of: objects)
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

  /// The id that HEAD leads to; `nil` when it names a branch without commits.
  func head() throws(GitFailure) -> ObjectID? {
    var id = git_oid()
    return try isFound(git_reference_name_to_id(&id, pointer, "HEAD")) ? ObjectID(id) : nil
  }

  /// The object that a revision such as `main~2` names; `nil` if the revision has a form that only git knows.
  func object(named revision: String) throws(GitFailure) -> ObjectID? {
    guard let revision = RevisionExpression(revision) else { return nil }
    var id = try object(called: revision.name)
    for step in revision.steps { id = try objects.object(step, from: id) }
    return id
  }

  /// The first digits of an id, seven or as many more as tell it from every other object.
  func abbreviation(of id: ObjectID) throws(GitFailure) -> String {
    let digits = id.hexadecimal
    for count in 7..<digits.count {
      do throws(GitFailure) {
        _ = try objects.object(startingWith: String(digits.prefix(count)))
        return String(digits.prefix(count))
      } catch {
        guard error.isAmbiguity else { throw error }
      }
    }
    return digits
  }

  /// What an object is and its size in bytes, from its header alone.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, size: Int) {
    try objects.header(of: id)
  }

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8] {
    try objects.content(of: id)
  }

  /// The id that a reference of this full name leads to, tags not followed; `nil` if there is none.
  func reference(called name: ByteString) throws(GitFailure) -> ObjectID? {
    var id = git_oid()
    return try isFound(git_reference_name_to_id(&id, pointer, name.bytes.terminated)) ? ObjectID(id) : nil
  }

  /// What the references below a prefix such as `refs/heads/` lead to, tags not followed.
  func references(below prefix: ByteString) throws(GitFailure) -> [ObjectID] {
    let iterator = try created { git_reference_iterator_new(&$0, pointer) }
    defer { git_reference_iterator_free(iterator) }
    var found: [ObjectID] = []
    while true {
      var reference: OpaquePointer?
      let code = git_reference_next(&reference, iterator)
      if code == GIT_ITEROVER.rawValue { return found }
      try check(code)
      defer { git_reference_free(reference) }
      guard let name = git_reference_name(reference).map(bytes(of:)), name.starts(with: prefix.bytes) else { continue }
      // One that names another reference, which is not there, leads nowhere.
      if let id = try self.reference(called: ByteString(name)) { found.append(id) }
    }
  }

  /// The merge base of a commit and a merge of all the others, as `git merge-base` has it; `nil` if there is none.
  func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID? {
    try mergeBases.best(of: commit, andAnyOf: others)
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

  /// The object that a name without steps stands for: in git's order that of a whole id, of a reference, of the start of an
  /// id, and of what `git describe` says.
  private func object(called name: [UInt8]) throws(GitFailure) -> ObjectID {
    if name.isEmpty { throw .absence("the name is empty") }
    let digits = String(decoding: name, as: UTF8.self).lowercased()
    if let id = Self.wholeID(digits) { return id }
    if let id = try reference(abbreviated: name == [UInt8(ascii: "@")] ? Array("HEAD".utf8) : name) { return id }
    let start = digits.ranges(of: "-g").last.map { String(digits[$0.upperBound...]) } ?? digits
    if let id = Self.wholeID(start) { return id }
    guard start.utf8.count < 2 * ObjectID.sha1Length else { throw .absence("nothing is called so") }
    return try objects.object(startingWith: start)
  }

  /// The id of full length that digits are.
  private static func wholeID(_ digits: String) -> ObjectID? {
    digits.utf8.count == 2 * ObjectID.sha1Length ? ObjectID(hexadecimal: digits.utf8) : nil
  }

  /// The id that the first reference leads to of those that a name can be short for.
  private func reference(abbreviated name: [UInt8]) throws(GitFailure) -> ObjectID? {
    var reference: OpaquePointer?
    guard try isFound(git_reference_dwim(&reference, pointer, name.terminated)) else { return nil }
    defer { git_reference_free(reference) }
    return git_reference_target(reference).map { ObjectID($0.pointee) }
  }

  private static func path(_ text: UnsafePointer<CChar>) -> Path {
    let path = bytes(of: text)
    return Path(path.count > 1 && path.last == UInt8(ascii: "/") ? path.dropLast() : path[...])
  }
}
