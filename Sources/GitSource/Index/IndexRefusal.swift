import Diagnostics
import Snapshots

/// Why an index is not read: it is damaged, or holds something that is not understood.
///
/// Nothing is ever taken from such an index, as half of it would look like a commit that deletes the rest.
struct IndexRefusal: Error {
  /// What is wrong, as it stands after "cannot read the index:".
  let reason: String
  /// Whether it may be sound, and of a kind that a later git writes.
  let isOfUnknownKind: Bool

  init(_ reason: String, isOfUnknownKind: Bool = false) {
    self.reason = reason
    self.isOfUnknownKind = isOfUnknownKind
  }

  /// What to tell where nobody else can read the index either.
  func failure(toRead file: Path) -> SnapshotError {
    SnapshotError("cannot read the index: \(reason); `git reset` writes it again", path: file)
  }

  static let endsTooEarly = IndexRefusal("it ends too early")
}
