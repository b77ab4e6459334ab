internal import Diagnostics

extension YAMLNode {
  /// Two keys of one mapping that are the same.
  public struct DuplicateKey: Sendable {
    /// The first key with the name.
    public let first: YAMLNode
    /// The later one.
    public let again: YAMLNode
  }

  /// The keys of a mapping that were there before, each with the first of its name, in order.
  ///
  /// Keys are the same if their text and what it resolves to are: `1` and `"1"` are two keys. Keys that are collections
  /// are left out.
  public var duplicateKeys: [DuplicateKey] {
    count > Self.mostComparedInPairs ? duplicatesByTable : duplicatesInPairs
  }

  /// Up to so many keys, comparing each with all before it is quicker than to hash them.
  private static let mostComparedInPairs = 24

  private var duplicatesInPairs: [DuplicateKey] {
    let entries = entries
    var duplicates: [DuplicateKey] = []
    var later = entries.startIndex
    while later < entries.endIndex {
      var earlier = entries.startIndex
      while earlier < later {
        if tree.holdsSameText(earlier.key, later.key) {
          let (first, again) = (entries[earlier].key, entries[later].key)
          if first.resolution == again.resolution {
            duplicates.append(DuplicateKey(first: first, again: again))
            break
          }
        }
        earlier = entries.index(after: earlier)
      }
      later = entries.index(after: later)
    }
    return duplicates
  }

  private var duplicatesByTable: [DuplicateKey] {
    var seen: [Key: YAMLNode] = [:]
    seen.reserveCapacity(count)
    var duplicates: [DuplicateKey] = []
    for (key, _) in entries {
      guard let text = key.scalarBytes, let resolution = key.resolution else { continue }
      let identity = Key(text: text, resolution: resolution)
      if let first = seen[identity] {
        duplicates.append(DuplicateKey(first: first, again: key))
      } else {
        seen[identity] = key
      }
    }
    return duplicates
  }
}

private struct Key: Hashable {
  let text: ArraySlice<UInt8>
  let resolution: ScalarResolution
}

extension YAMLNode {
  /// The scalars of a list whose text an earlier one has, each with the first of that text.
  ///
  /// Collections in the list are left out. What the texts resolve to is not looked at.
  public static func repetitions(among scalars: [YAMLNode]) -> [(first: YAMLNode, again: YAMLNode)] {
    if scalars.count > mostComparedInPairs { return repetitionsByTable(among: scalars) }
    var repetitions: [(first: YAMLNode, again: YAMLNode)] = []
    for (position, again) in scalars.enumerated() {
      if let first = scalars[..<position].first(where: { $0.hasSameText(as: again) }) {
        repetitions.append((first, again))
      }
    }
    return repetitions
  }

  private static func repetitionsByTable(among scalars: [YAMLNode]) -> [(first: YAMLNode, again: YAMLNode)] {
    var seen: [ArraySlice<UInt8>: YAMLNode] = [:]
    seen.reserveCapacity(scalars.count)
    return scalars.compactMap { again in
      guard let text = again.scalarBytes else { return nil }
      if let first = seen[text] { return (first, again) }
      seen[text] = again
      return nil
    }
  }

  private func hasSameText(as other: YAMLNode) -> Bool {
    let content = content
    guard content.kind == .scalar, let text = other.scalarBytes else { return false }
    return tree.withBytes(of: content) { $0.holds(text, in: content.textRange) }
  }
}

extension YAMLTree {
  /// The keys that a mapping has already, of all mappings of the file, in its order.
  ///
  /// An alias repeats the mapping that it stands for, but not the mistakes in it.
  public var duplicateKeys: [YAMLNode.DuplicateKey] {
    var duplicates: [YAMLNode.DuplicateKey] = []
    for index in records.indices where records[index].kind == .mapping && records[index].count > 1 {
      duplicates += YAMLNode(tree: self, index: Int32(index)).duplicateKeys
    }
    return duplicates
  }

  /// Whether two nodes are scalars with the same text, whatever it resolves to.
  fileprivate func holdsSameText(_ left: Int32, _ right: Int32) -> Bool {
    let (left, right) = (content(at: left), content(at: right))
    guard left.kind == .scalar, right.kind == .scalar, left.second == right.second else { return false }
    return withBytes(of: left) { bytes in
      withBytes(of: right) { other in bytes.holds(other[right.textRange], in: left.textRange) }
    }
  }

  private func content(at index: Int32) -> YAMLRecord {
    let record = records[Int(index)]
    return record.kind == .alias ? records[Int(record.target)] : record
  }
}
