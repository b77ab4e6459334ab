import Diagnostics
import Snapshots

/// Reads the trees of a repository, and keeps those that were read last.
///
/// Many questions come about the same few folders, such as the one that all pipelines are in.
final class TreeReader {
  /// The most bytes of trees that are kept.
  private static let keptSize = 32 << 20

  private let repository: GitRepository
  private var kept: [ObjectID: Tree] = [:]
  private var size = 0

  init(_ repository: GitRepository) {
    self.repository = repository
  }

  /// The folder that the repository has at a path.
  func tree(_ id: ObjectID, at path: Path) throws(SnapshotError) -> Tree {
    if let tree = kept[id] { return tree }
    let tree = try repository.tree(id, at: path)
    if size + tree.size > Self.keptSize {
      kept = [:]
      size = 0
    }
    kept[id] = tree
    size += tree.size
    return tree
  }
}
