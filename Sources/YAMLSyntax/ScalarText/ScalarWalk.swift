extension YAMLNode {
  /// Calls `body` with every scalar of a subtree, keys and values alike, in the order of the file, and with the scalar
  /// that stands right before it: of the value of an entry, its key.
  ///
  /// Aliases are left out: what they stand for is a scalar of the file as well. Nothing recurses.
  public func forEachScalar(_ body: (_ scalar: YAMLNode, _ previous: YAMLNode?) -> Void) {
    var previous: YAMLNode?
    for index in index..<record.end {
      switch tree.records[Int(index)].kind {
      case .scalar:
        let scalar = YAMLNode(tree: tree, index: index)
        body(scalar, previous)
        previous = scalar
      case .alias, .sequence, .mapping: previous = nil
      }
    }
  }
}
