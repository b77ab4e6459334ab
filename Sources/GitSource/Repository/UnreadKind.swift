import Diagnostics
import Snapshots

/// A kind of repository or index that libgit2 1.5 does not read, and git may.
struct UnreadKind {
  /// What the repository has or does, as it stands after "this repository".
  let trait: String
  /// What a user can do who has no git that reads it.
  let remedy: String

  /// The kind of the repository in a folder that libgit2 failed to open; `nil` if it failed for another reason.
  ///
  /// libgit2 fails in the same way for every extension and version that it does not know (`check_valid_extension` and
  /// `check_repositoryformatversion` in `src/libgit2/repository.c`, version 1.5): the settings tell which it is.
  init?(_ failure: GitFailure, openingRepositoryIn gitFolder: Path) {
    guard failure.isOfUnsupportedRepository else { return nil }
    let file = Self.commonFolder(of: gitFolder).appending("config")
    guard let settings = try? GitConfiguration(file: file),
      settings.value(of: "core.repositoryformatversion").map({ $0 != [UInt8(ascii: "0")] }) ?? false
    else { return nil }
    if settings.value(of: "extensions.objectformat").map({ $0 != Array("sha1".utf8) }) ?? false {
      self = .sha256
    } else if settings.value(of: "extensions.refstorage").map({ $0 != Array("files".utf8) }) ?? false {
      self = .reftable
    } else {
      trait = "is of a kind that kfplint does not know (\(VisibleText.of(failure.message.utf8)))"
      remedy = "update git, or \(Self.lintFiles)"
    }
  }

  /// The folder with the settings, which the file `commondir` of a linked work tree names.
  private static func commonFolder(of gitFolder: Path) -> Path {
    guard let file = try? FileContent(of: gitFolder.appending("commondir"), limit: 1 << 16) else { return gitFolder }
    let name = file.withBytes { $0.prefix { $0 != UInt8(ascii: "\n") }.map { $0 } }
    let isAbsolute = name.first == UInt8(ascii: "/")
    return Path(isAbsolute ? name : gitFolder.bytes + [UInt8(ascii: "/")] + name).resolved ?? gitFolder
  }

  private init(trait: String, remedy: String) {
    self.trait = trait
    self.remedy = remedy
  }

  /// An index with something in it that is not known here.
  init(_ refusal: IndexRefusal) {
    self.init(trait: "has an index of a kind that kfplint does not know (\(refusal.reason))", remedy: "update git")
  }

  /// The clone was cut off, so that what two commits have in common may lie where it is not looked for.
  static let shallow = UnreadKind(trait: "is a shallow clone", remedy: "run `git fetch --unshallow`")

  /// The clone leaves objects where it was cloned from.
  static let partial = UnreadKind(trait: "is a partial clone, and lacks an object", remedy: "fetch the object")

  /// A revision was given in a form of which kfplint knows only that it does not know it.
  static let revisionForm = UnreadKind(
    trait: "is asked for a revision in a form that only git knows", remedy: "name a branch, tag or id")

  /// Only git changes an index.
  static let staging = UnreadKind(trait: "is to be changed", remedy: "fix the files on disk, and stage them")

  private static let lintFiles = "lint the files on disk by naming a folder, as in `kfplint lint .`"

  private static let sha256 = UnreadKind(trait: "uses SHA-256 object ids", remedy: lintFiles)

  private static let reftable = UnreadKind(
    trait: "keeps its references as reftable", remedy: "run `git refs migrate --ref-format=files`, or \(lintFiles)")

  /// Why git was asked, for those who want to know.
  var reason: String { "git was asked, because this repository \(trait)" }

  /// The error when git cannot help: it is not there, or cannot read such a repository either.
  func refusal(_ failure: GitFailure) -> SnapshotError {
    let obstacle =
      failure.isAbsence
      ? "\(failure.message); install git, or"
      : "git cannot read it either: \(VisibleText.of(failure.message.utf8));"
    return SnapshotError("this repository \(trait), for which kfplint asks git, and \(obstacle) \(remedy)")
  }
}

extension SnapshotError {
  /// What a failure means to the person who ran the tool.
  ///
  /// `task` is what was tried, as it stands after "cannot".
  init(_ failure: GitFailure, cannot task: String, path: Path? = nil) {
    self.init("cannot \(task): \(VisibleText.of(failure.message.utf8))", path: path)
  }
}
