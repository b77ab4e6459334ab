import Diagnostics
import Snapshots

/// A kind of repository or index that libgit2 1.5 does not read, and git may.
struct UnreadKind {
  /// What the repository has or does, as it stands after "this repository".
  let trait: String
  /// What a user can do who has no git that reads it.
  let wayOut: String

  /// The kind that a failure of libgit2 speaks of; `nil` if it speaks of something else, such as damage.
  init?(_ failure: GitFailure) {
    guard let (_, trait, wayOut) = Self.signs.first(where: { failure.message.contains($0.sign) }) else { return nil }
    self.trait = trait ?? "is of a kind that kfplint does not know (\(VisibleText.of(failure.message.utf8)))"
    self.wayOut = wayOut
  }

  private init(trait: String, wayOut: String) {
    self.trait = trait
    self.wayOut = wayOut
  }

  /// An index with something in it that is not known here.
  init(_ refusal: IndexRefusal) {
    self.init(trait: "has an index of a kind that kfplint does not know (\(refusal.reason))", wayOut: "update git")
  }

  /// The clone was cut off, so that what two commits have in common may lie where it is not looked for.
  static let shallow = UnreadKind(trait: "is a shallow clone", wayOut: "run `git fetch --unshallow`")

  /// The clone leaves objects where it was cloned from.
  static let partial = UnreadKind(trait: "is a partial clone, and lacks an object", wayOut: "fetch the object")

  /// A revision was given in a form of which kfplint knows only that it does not know it.
  static let revisionForm = UnreadKind(
    trait: "is asked for a revision in a form that only git knows", wayOut: "name a branch, tag or id")

  /// The words that tell libgit2's messages apart; the first that is found counts.
  private static let signs: [(sign: String, trait: String?, wayOut: String)] = [
    (
      "extensions.objectformat", "uses SHA-256 object ids",
      "lint the files on disk by naming a folder, as in `kfplint lint .`"
    ),
    (
      "extensions.refstorage", "keeps its references as reftable",
      "run `git refs migrate --ref-format=files`, or lint the files on disk by naming a folder, as in `kfplint lint .`"
    ),
    (
      "unsupported extension name", nil,
      "update git, or lint the files on disk by naming a folder, as in `kfplint lint .`"
    ),
    (
      "unsupported repository version", nil,
      "update git, or lint the files on disk by naming a folder, as in `kfplint lint .`"
    ),
  ]

  /// Why git was asked, for those who want to know.
  var reason: String { "git was asked, because this repository \(trait)" }

  /// The error when git cannot help: it is not there, or cannot read such a repository either.
  func refusal(_ failure: GitFailure) -> SnapshotError {
    let obstacle =
      failure.isAbsence
      ? "\(failure.message); install git, or"
      : "git cannot read it either: \(VisibleText.of(failure.message.utf8));"
    return SnapshotError("this repository \(trait), for which kfplint asks git, and \(obstacle) \(wayOut)")
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
