import Diagnostics
import Synchronization

/// Where the children of a collection start, so that one of thousands is found without a look at those before it.
///
/// The children of a mapping are its keys and its values in turn.
struct ChildTable: Sendable {
  private let starts: [Int32]
  /// How many items up to each one have the same `name`, itself included; 0 for one without a name.
  private let ordinals: [Int]

  /// The table of children that start at `starts`, of which those of a sequence may have a `name`.
  init(starts: [Int32], names: [ArraySlice<UInt8>?]) {
    self.starts = starts
    var counts: [ArraySlice<UInt8>: Int] = [:]
    ordinals = names.map { name in
      guard let name else { return 0 }
      counts[name, default: 0] += 1
      return counts[name, default: 0]
    }
  }

  /// The position of the child whose subtree holds a node.
  func position(of node: Int32) -> Int? {
    let next = starts.partitioningIndex { $0 > node }
    return next > 0 ? next - 1 : nil
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

  /// The table of the collection at an index, which `make` makes when it is asked for first.
  func table(of collection: Int32, make: () -> ChildTable) -> ChildTable {
    if let known = tables.withLock({ $0[collection] }) { return known }
    let table = make()
    tables.withLock { $0[collection] = table }
    return table
  }
}
