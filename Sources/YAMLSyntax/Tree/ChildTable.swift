import Synchronization

/// Where the children of a collection start, so that one of thousands is found without a look at those before it.
///
/// The children of a mapping are its keys and its values in turn.
struct ChildTable: Sendable {
  private let starts: [Int32]
  /// How many items up to each one have the same `name`, itself included; 0 for one without a name.
  private let ordinals: [Int]

  init(of collection: YAMLNode) {
    var starts: [Int32] = []
    var ordinals: [Int] = []
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for item in collection.items {
      starts.append(item.index)
      guard let name = item.name else {
        ordinals.append(0)
        continue
      }
      counts[name, default: 0] += 1
      ordinals.append(counts[name, default: 0])
    }
    for (key, value) in collection.entries { starts += [key.index, value.index] }
    self.starts = starts
    self.ordinals = ordinals
  }

  /// The position of the child whose subtree holds a node.
  func position(of node: Int32) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= node { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// Where the child at a position starts.
  func start(at position: Int) -> Int32 { starts[position] }

  /// Which of the items of the same `name` the one at a position is, from 1.
  func ordinal(at position: Int) -> Int { ordinals[position] }
}

/// The tables of the large collections of a tree, made when the first node inside is asked for its pointer.
///
/// Where thousands of findings lie in a list of thousands, looking through the list for each would take a time that is
/// quadratic; for a few findings in a short list it is what takes the least.
final class ChildTables: Sendable {
  /// The number of children above which a table is worth its making.
  static let smallestCollection = 64

  private let tables = Mutex<[Int32: ChildTable]>([:])

  func table(of collection: YAMLNode) -> ChildTable {
    if let known = tables.withLock({ $0[collection.index] }) { return known }
    let table = ChildTable(of: collection)
    tables.withLock { $0[collection.index] = table }
    return table
  }
}
