import Diagnostics
import Snapshots

extension SnapshotError {
  /// What a failure of libgit2 means to the person who ran the tool: the kind of repository, and the way out.
  ///
  /// `task` is what was tried, as it stands after "cannot".
  init(_ failure: GitFailure, cannot task: String, path: Path? = nil) {
    for (sign, sentence) in Self.refusals where failure.message.contains(sign) {
      self.init(sentence)
      return
    }
    self.init("cannot \(task): \(VisibleText.of(failure.message.utf8))", path: path)
  }

  /// What libgit2 1.5 says of repositories that it does not read, by the words that tell its messages apart.
  private static let refusals = [
    (
      "extensions.objectformat",
      """
      this repository uses SHA-256 object ids, which kfplint cannot read yet; lint the files on disk by naming a folder, \
      as in `kfplint lint .`
      """
    ),
    (
      "extensions.refstorage",
      """
      this repository keeps its references as reftable, which kfplint cannot read yet; \
      run `git refs migrate --ref-format=files`
      """
    ),
  ]
}
