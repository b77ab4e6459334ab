import CGit2
import Snapshots

extension ObjectID {
  /// The id as libgit2 holds it.
  init(_ id: git_oid) {
    self.init(withUnsafeBytes(of: id.id) { Array($0) })
  }

  /// The id as libgit2 wants it.
  var asGit: git_oid {
    var id = git_oid()
    withUnsafeMutableBytes(of: &id.id) { $0.copyBytes(from: bytes.prefix($0.count)) }
    return id
  }
}
