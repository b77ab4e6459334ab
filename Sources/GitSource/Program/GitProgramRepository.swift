import Diagnostics
import Snapshots

/// A repository that the `git` program reads.
final class GitProgramRepository: RepositoryReader {
  /// The repository's own folder, absolute.
  let gitFolder: Path
  /// The folder with the objects and branches, absolute.
  let commonFolder: Path
  /// The top of the work tree, absolute; `nil` if there is none.
  let workTree: Path?
  /// Whether its history was cut off when it was cloned.
  let isShallow: Bool

  /// The program.
  let git: GitProgram
  private let objects: ObjectConversation
  private let ignoreRules: IgnoreConversation

  /// Asks the program about a repository that was found and may be read.
  ///
  /// Throws if there is no such program, with an absence, or if it cannot read the repository either.
  init(_ found: FoundRepository, location: RepositoryLocation, allowsFetch: Bool) throws(GitFailure) {
    git = try GitProgram(
      in: found.startFolder, gitFolder: found.gitFolder, location: location, allowsFetch: allowsFetch)
    let answers = try git.output(["rev-parse", "--is-bare-repository", "--is-shallow-repository"])
      .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    guard answers.count == 2 else { throw .unexpected(answers.joined(separator: " ")) }
    gitFolder = Path(try git.output(["rev-parse", "--absolute-git-dir"]).line)
    commonFolder = Path(try git.output(["rev-parse", "--path-format=absolute", "--git-common-dir"]).line)
    workTree = answers[0] == "true" ? nil : Path(try git.output(["rev-parse", "--show-toplevel"]).line)
    isShallow = answers[1] == "true"
    objects = ObjectConversation(git)
    ignoreRules = IgnoreConversation(git)
  }

  /// Asks the program about a repository of a kind that libgit2 does not read.
  ///
  /// Throws if there is no such program, or if it cannot read the repository either.
  convenience init(
    _ found: FoundRepository, at location: RepositoryLocation, because kind: UnreadKind, fetching: Bool
  ) throws(SnapshotError) {
    do throws(GitFailure) {
      try self.init(found, location: location, allowsFetch: fetching)
    } catch {
      throw kind.refusal(error)
    }
  }

  /// The id that HEAD leads to; `nil` when it names a branch without commits.
  func head() throws(GitFailure) -> ObjectID? {
    do throws(GitFailure) {
      return try id(of: "HEAD")
    } catch {
      // A branch without commits has neither an id nor a complaint about one that is damaged.
      guard let branch = try git.answer(["symbolic-ref", "--quiet", "HEAD"])?.line else { throw error }
      let program = try git.start(["for-each-ref", "--format=%(objectname)", ByteString(branch)])
      let (ids, status) = program.rest()
      guard ids.isEmpty && status == 0 && program.complaint.isEmpty else { throw program.failure(error.message) }
      return nil
    }
  }

  /// The object that a revision such as `main~2` names.
  func object(named revision: String) throws(GitFailure) -> ObjectID? {
    try id(of: ByteString(revision))
  }

  /// The first digits of an id that tell it from every other object.
  func abbreviation(of id: ObjectID) throws(GitFailure) -> String {
    let digits = try git.output(["rev-parse", "--short", "--verify", ByteString(id.hexadecimal)]).line
    return String(decoding: digits, as: UTF8.self)
  }

  /// The id that a reference of this full name leads to, tags not followed; `nil` if there is none.
  func reference(called name: ByteString) throws(GitFailure) -> ObjectID? {
    let found = try git.output(["for-each-ref", "--format=%(objectname) %(refname)", "--", name])
    // The name is a pattern to the program, which may match others.
    let line = found.split(separator: UInt8(ascii: "\n")).first { line in
      line.split(separator: UInt8(ascii: " "), maxSplits: 1).last.map { $0.elementsEqual(name.bytes) } ?? false
    }
    return line.flatMap { ObjectID(hexadecimal: $0.prefix { $0 != UInt8(ascii: " ") }) }
  }

  /// What the references below a prefix such as `refs/heads/` lead to, tags not followed.
  func references(below prefix: ByteString) throws(GitFailure) -> [ObjectID] {
    var found: [ObjectID] = []
    for line in try git.output(["for-each-ref", "--format=%(objectname) %(refname)"]).split(
      separator: UInt8(ascii: "\n"))
    {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      guard words.count == 2, let id = ObjectID(hexadecimal: words[0]) else { throw .unexpected(VisibleText.of(line)) }
      if words[1].starts(with: prefix.bytes) { found.append(id) }
    }
    return found
  }

  /// What an object is and its size in bytes, without reading it.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, size: Int) {
    try objects.header(of: id)
  }

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8] {
    try objects.content(of: id)
  }

  /// What the index `file` holds.
  func stagedIndex(in file: Path) throws(GitFailure) -> StagedIndex {
    let listing = try git.output(
      [
        "diff-index", "--cached", "--raw", "-z", "-r", "--no-abbrev", "--no-renames", "--ita-invisible-in-index",
        "--ignore-submodules=none", ByteString(emptyTree), "--",
      ], index: file.resolved ?? file)
    guard let index = IndexListing(listing) else { throw .unexpected(VisibleText.of(listing.prefix(200))) }
    return StagedIndex(index)
  }

  /// Whether the ignore rules apply to a path of the work tree, tracked or not.
  func ignores(_ path: Path) throws(GitFailure) -> Bool {
    try ignoreRules.ignores(path)
  }

  /// The settings of the repository's own files whose full names, in small letters, match a regular expression.
  func settings(matching expression: String) throws(GitFailure) -> [(name: String, value: [UInt8])] {
    let found = try git.answer(["config", "--local", "--includes", "-z", "--get-regexp", ByteString(expression)]) ?? []
    return found.split(separator: 0).map { setting in
      // A name ends with its line; the value, if there is one, is the rest.
      let name = setting.prefix { $0 != UInt8(ascii: "\n") }
      return (String(decoding: name, as: UTF8.self), Array(setting.dropFirst(name.count + 1)))
    }
  }

  /// The merge base of a commit and a merge of all the others; `nil` if there is none as far as their history is here.
  func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID? {
    let commits = ([commit] + others).map { ByteString($0.hexadecimal) }
    guard let base = try git.answer(["merge-base"] + commits) else { return nil }
    guard let id = ObjectID(hexadecimal: base.line) else { throw .unexpected(VisibleText.of(base)) }
    return id
  }

  /// The tree without names, which git knows without storing it, by either hash.
  private var emptyTree: String {
    get throws(GitFailure) {
      let format = try git.output(["rev-parse", "--show-object-format"]).line
      return format == Array("sha256".utf8)
        ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
        : "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    }
  }

  /// The object that a name stands for.
  func id(of name: ByteString) throws(GitFailure) -> ObjectID {
    let program = try git.start(["rev-parse", "--verify", "--end-of-options", name])
    let (output, status) = program.rest()
    if status == 0, let id = ObjectID(hexadecimal: output.line) { return id }
    let failure = program.failure("found nothing of that name")
    if failure.message.contains("is ambiguous") { throw .ambiguity(failure.message) }
    // What it says when that is all there is to say; a range has been found, and is not one thing.
    throw status == 0 || failure.message == "Needed a single revision" ? .absence(failure.message) : failure
  }
}

extension [UInt8] {
  /// What a program printed, without the line break at its end.
  fileprivate var line: [UInt8] { last == UInt8(ascii: "\n") ? dropLast() : self }
}
