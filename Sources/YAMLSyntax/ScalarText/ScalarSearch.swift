internal import Diagnostics

extension YAMLNode {
  /// The scalars in a subtree whose text holds a literal, keys and values alike, in the order of the file.
  ///
  /// What an alias stands for is looked at in its place, once for each alias, if `followingAliases`; that is safe only
  /// where ``YAMLTree/expansion`` is bounded. Nothing recurses.
  public func scalars(holding part: StaticString, followingAliases: Bool) -> [YAMLNode] {
    var found: [YAMLNode] = []
    var interrupted: [Range<Int32>] = []
    var (index, end) = (index, record.end)
    while true {
      while index < end {
        let record = tree.records[Int(index)]
        switch record.kind {
        case .scalar:
          if tree.text(of: record, holds: part) { found.append(YAMLNode(tree: tree, index: index)) }
        case .alias where followingAliases:
          let target = tree.records[Int(record.target)]
          if target.kind == .scalar {
            if tree.text(of: target, holds: part) { found.append(YAMLNode(tree: tree, index: index)) }
          } else {
            interrupted.append(index + 1..<end)
            (index, end) = (record.target + 1, target.end)
            continue
          }
        case .alias, .sequence, .mapping:
          break
        }
        index += 1
      }
      guard let rest = interrupted.popLast() else { return found }
      (index, end) = (rest.lowerBound, rest.upperBound)
    }
  }
}

extension YAMLTree {
  /// Whether a literal occurs in the text of a scalar.
  func text(of scalar: YAMLRecord, holds part: StaticString) -> Bool {
    withBytes(of: scalar) { $0.firstOccurrence(of: part, in: scalar.textRange) != nil }
  }
}
