import Diagnostics
import YAMLSyntax

/// The items of two lists side by side.
///
/// Items that all have names of their own are matched by them, so that a new item is not a difference of all that
/// follow; other items are matched by their positions, from both ends of the lists.
struct MatchedItems {
  /// An item of either list, and what it is called there.
  struct Item {
    let step: ValuePath.Step
    let node: YAMLNode
  }

  /// Items that belong together.
  private(set) var both: [(old: Item, new: Item)] = []
  /// What only the older list has.
  private(set) var onlyOld: [Item] = []
  /// What only the newer list has.
  private(set) var onlyNew: [Item] = []
  /// Whether the items that belong together stand in another order.
  private(set) var isReordered = false

  /// Matches two lists; with `findsRenamed`, items with other names and nearly the same content belong together.
  init(_ old: YAMLNode, _ new: YAMLNode, findsRenamed: Bool) {
    let (before, after) = (Array(old.items), Array(new.items))
    if let names = Self.names(before), let others = Self.names(after), !names.isEmpty || !others.isEmpty {
      matchByName(before, names, after, others)
      if findsRenamed { matchRenamed() }
    } else {
      matchByPosition(before, after)
    }
  }

  /// The names of all items; `nil` unless each has one of its own.
  private static func names(_ items: [YAMLNode]) -> [ByteString]? {
    let names = items.compactMap { $0["name"]?.scalar }
    return names.count == items.count && Set(names).count == names.count ? names : nil
  }

  private mutating func matchByName(
    _ before: [YAMLNode], _ names: [ByteString], _ after: [YAMLNode], _ others: [ByteString]
  ) {
    let places = Dictionary(uniqueKeysWithValues: zip(others, after.indices))
    var order: [Int] = []
    for (name, node) in zip(names, before) {
      let item = Item(step: .item(name), node: node)
      if let place = places[name] {
        both.append((item, Item(step: .item(name), node: after[place])))
        order.append(place)
      } else {
        onlyOld.append(item)
      }
    }
    let known = Set(names)
    onlyNew = zip(others, after).filter { !known.contains($0.0) }.map { Item(step: .item($0.0), node: $0.1) }
    isReordered = zip(order, order.dropFirst()).contains { $0 > $1 }
  }

  /// How much two items have to have in common to be one that was renamed, of the length of their lines.
  private static let leastSimilarity = 0.6
  /// How many pairs of items are compared at most.
  private static let mostPairs = 1_024

  private mutating func matchRenamed() {
    guard !onlyOld.isEmpty, !onlyNew.isEmpty, onlyOld.count * onlyNew.count <= Self.mostPairs else { return }
    let (before, after) = (onlyOld.map { ItemLines($0.node) }, onlyNew.map { ItemLines($0.node) })
    var pairs: [(old: Int, new: Int, similarity: Double)] = []
    for (old, lines) in before.enumerated() {
      for (new, others) in after.enumerated() {
        let similarity = lines.similarity(to: others)
        if similarity >= Self.leastSimilarity { pairs.append((old, new, similarity)) }
      }
    }
    // Pairs with the same sum of positions share no item, so that the result is the same in both directions.
    pairs.sort { ($1.similarity, $0.old + $0.new) < ($0.similarity, $1.old + $1.new) }
    var (usedOld, usedNew): (Set<Int>, Set<Int>) = ([], [])
    for pair in pairs where !usedOld.contains(pair.old) && !usedNew.contains(pair.new) {
      usedOld.insert(pair.old)
      usedNew.insert(pair.new)
      both.append((onlyOld[pair.old], onlyNew[pair.new]))
    }
    onlyOld = onlyOld.enumerated().filter { !usedOld.contains($0.offset) }.map(\.element)
    onlyNew = onlyNew.enumerated().filter { !usedNew.contains($0.offset) }.map(\.element)
  }

  private mutating func matchByPosition(_ before: [YAMLNode], _ after: [YAMLNode]) {
    let common = min(before.count, after.count)
    var (start, end) = (0, 0)
    if before.count == after.count {
      start = common
    } else {
      while start < common, before[start].isSame(as: after[start]) { start += 1 }
      while end < common - start, before[before.count - 1 - end].isSame(as: after[after.count - 1 - end]) { end += 1 }
    }
    both = (0..<start).map { (Self.item(before, $0), Self.item(after, $0)) }
    both += (0..<end).reversed().map {
      (Self.item(before, before.count - 1 - $0), Self.item(after, after.count - 1 - $0))
    }
    onlyOld = (start..<before.count - end).map { Self.item(before, $0) }
    onlyNew = (start..<after.count - end).map { Self.item(after, $0) }
  }

  private static func item(_ nodes: [YAMLNode], _ position: Int) -> Item {
    Item(step: .position(position), node: nodes[position])
  }
}

/// The lines of all texts of an item, without its name, and without metadata, which holds the component once more.
private struct ItemLines {
  private var counts: [ByteString: Int] = [:]
  private var weight = 0
  private let keys: Set<ByteString>

  init(_ item: YAMLNode) {
    let entries = item.entries.filter { !($0.key == "name") && !($0.key == "metadata") }
    keys = Set(entries.compactMap { $0.key.scalar })
    var waiting = entries.map(\.value)
    while let node = waiting.popLast() {
      waiting += node.items
      waiting += node.entries.map(\.value)
      for line in (node.scalarBytes ?? []).split(separator: UInt8(ascii: "\n")) {
        counts[ByteString(line), default: 0] += 1
        weight += line.count
      }
    }
  }

  /// The share of the lines that both have; 0 if they are of two kinds, such as a container and a DAG.
  func similarity(to other: ItemLines) -> Double {
    guard weight + other.weight > 0, keys.contains("dag") == other.keys.contains("dag") else { return 0 }
    let shared = counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) * $1.key.bytes.count }
    return Double(2 * shared) / Double(weight + other.weight)
  }
}
