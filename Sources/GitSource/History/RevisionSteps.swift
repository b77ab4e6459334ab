import Diagnostics
import Snapshots

extension ObjectSource {
  /// The object that a step of a revision leads to.
  ///
  /// Throws, with an absence, if it leads nowhere.
  func object(_ step: RevisionExpression.Step, from id: ObjectID) throws(GitFailure) -> ObjectID {
    switch (step, try target(of: id)) {
    case (.ancestor(let count), .commit(var id)):
      for _ in 0..<count { id = try parent(1, of: id) }
      return id
    case (.parent(let number), .commit(let id)): return try parent(number, of: id)
    case (.target, .commit(let id)), (.target, .tree(let id)), (.tree, .tree(let id)): return id
    case (.target, .file): return id
    case (.tree, .commit(let id)): return try commit(id).tree
    case (.path(let path), .commit(let id)): return try object(at: path, below: commit(id).tree)
    case (.path(let path), .tree(let id)): return try object(at: path, below: id)
    case (.ancestor, _), (.parent, _), (.tree, .file), (.path, .file): throw .absence("the object is not of that kind")
    }
  }

  private func parent(_ number: Int, of id: ObjectID) throws(GitFailure) -> ObjectID {
    let parents = try commit(id).parents
    guard parents.indices.contains(number - 1) else { throw .absence("the commit has no such parent") }
    return parents[number - 1]
  }

  private func object(at path: Path, below tree: ObjectID) throws(GitFailure) -> ObjectID {
    var id = tree
    for name in path.components {
      let header = try header(of: id)
      guard header.kind == .tree else { throw .absence("there is nothing at the path") }
      guard header.size <= Tree.sizeLimit, let tree = try? Tree(content(of: id), idLength: id.bytes.count) else {
        throw GitFailure(program: "the tree \(id.hexadecimal) is damaged or too large; see `git fsck`")
      }
      guard let item = tree.item(called: name) else { throw .absence("there is nothing at the path") }
      id = item.id
    }
    return id
  }
}
