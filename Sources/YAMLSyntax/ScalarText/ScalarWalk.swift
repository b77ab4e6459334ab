internal import Diagnostics

extension YAMLNode {
  /// Calls `body` with every scalar that stands right after one whose text `isNotable`, and with that one.
  ///
  /// It is ``forEachScalar(_:)`` for the few among all, without a node or a slice for the others.
  public func forEachScalar(
    after isNotable: (_ text: UnsafeBufferPointer<UInt8>) -> Bool,
    _ body: (_ scalar: YAMLNode, _ previous: YAMLNode) -> Void
  ) {
    tree.records.withUnsafeBufferPointer { records in
      tree.file.bytes.withUnsafeBufferPointer { file in
        tree.text.withUnsafeBufferPointer { text in
          var previous: Int32?
          for index in index..<records[Int(index)].end {
            guard records[Int(index)].kind == .scalar else {
              previous = nil
              continue
            }
            if let previous {
              let record = records[Int(previous)]
              let bytes = record.isInFile ? file : text
              if isNotable(UnsafeBufferPointer(rebasing: bytes[record.textRange])) {
                body(YAMLNode(tree: tree, index: index), YAMLNode(tree: tree, index: previous))
              }
            }
            previous = index
          }
        }
      }
    }
  }

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
