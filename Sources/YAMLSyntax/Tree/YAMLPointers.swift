internal import Diagnostics

extension YAMLNode {
  /// The JSON Pointer (RFC 6901) of the node from the root of its document, which itself is the empty string.
  ///
  /// A key has the pointer of its value. A node of embedded JSON has the pointer of the scalar that it is written in. A
  /// key that is itself a collection is named by its source. The pointer is found by a search from the root.
  public var pointer: String {
    if let host = tree.host { return host.pointer }
    var pointer = PointerText()
    for step in steps {
      switch step {
      case .item(let position, _): pointer.append(position: position)
      case .key(let key): pointer.append(key: key)
      }
    }
    return pointer.string
  }

  /// The pointer with list positions replaced by the items' names, which stays the same when items move.
  ///
  /// An item whose `name` is a scalar is `[name]`, the second of that name in its list `[name]2`, and so on; other items
  /// are their positions. To tell keys from names, a `[` at the start of a key is written `~2`. A node of embedded JSON
  /// has the logical pointer of the scalar that it is written in, `#`, and its own; elsewhere `#` is written `~3`. An
  /// example is `/spec/templates/[train]/metadata/annotations/spec#/inputs/[rows]`.
  public var logicalPointer: String {
    var pointer = PointerText(tree.host.map { $0.logicalPointer + "#" } ?? "")
    for step in steps {
      switch step {
      case .item(let position, let list):
        let (item, ordinal) = list.item(at: position)
        if let name = item.name {
          pointer.append(name: name, ordinal: ordinal)
        } else {
          pointer.append(position: position)
        }
      case .key(let key): pointer.append(logicalKey: key)
      }
    }
    return pointer.string
  }

  /// The text of the scalar `name` of a mapping.
  var name: ArraySlice<UInt8>? { self["name"]?.scalarBytes }

  /// One level of the way from a root to a node.
  private enum Step {
    case item(position: Int, of: YAMLNode)
    case key(ArraySlice<UInt8>)
  }

  private var isLarge: Bool { count > ChildTables.smallestCollection }

  private var childTable: ChildTable {
    tree.childTables.table(of: index) {
      switch kind {
      case .mapping: ChildTable(starts: entries.flatMap { [$0.key.index, $0.value.index] }, names: [])
      case .sequence, .scalar: ChildTable(starts: items.map(\.index), names: items.map(\.name))
      }
    }
  }

  /// The item of a list at a position, and which of those of the same `name` it is.
  private func item(at position: Int) -> (item: YAMLNode, ordinal: Int) {
    if isLarge {
      let table = childTable
      return (YAMLNode(tree: tree, index: table.start(at: position)), table.ordinal(at: position))
    }
    let items = Array(items.prefix(position + 1))
    let name = items[position].name
    return (items[position], items.count { $0.name == name })
  }

  /// The way from the root of the document; preorder makes each subtree a range, so every level is one look at siblings.
  private var steps: [Step] {
    var steps: [Step] = []
    steps.reserveCapacity(8)
    var current = root
    while current != index {
      let record = tree.records[Int(current)]
      guard record.kind == .sequence || record.kind == .mapping, let child = child(of: current, record) else {
        return steps
      }
      guard record.kind == .mapping else {
        steps.append(.item(position: child.position, of: YAMLNode(tree: tree, index: current)))
        current = child.index
        continue
      }
      let isKey = child.position.isMultiple(of: 2)
      let key = YAMLNode(tree: tree, index: isKey ? child.index : child.before)
      steps.append(.key(key.scalarBytes ?? file.bytes[key.span.range]))
      if isKey { return steps }
      current = child.index
    }
    return steps
  }

  /// The child of a collection whose subtree holds this node, and the one before it; keys and values take turns in a mapping.
  private func child(of parent: Int32, _ record: YAMLRecord) -> (index: Int32, before: Int32, position: Int)? {
    if record.count > ChildTables.smallestCollection {
      let table = YAMLNode(tree: tree, index: parent).childTable
      return table.position(of: index).map { position in
        (table.start(at: position), table.start(at: max(0, position - 1)), position)
      }
    }
    return tree.records.withUnsafeBufferPointer { records in
      var (child, before, position) = (parent + 1, parent, 0)
      while child < record.end {
        let end = records[Int(child)].end
        if index < end { return (child, before, position) }
        (child, before, position) = (end, child, position + 1)
      }
      return nil
    }
  }

  /// The root of the document that the node is in: the last root that is not after it.
  private var root: Int32 {
    tree.roots[max(0, tree.roots.partitioningIndex { $0 > index } - 1)]
  }
}

/// A pointer that grows by one component at a time, with what would be ambiguous in it escaped.
private struct PointerText {
  private var bytes: [UInt8]

  init(_ start: String = "") {
    bytes = Array(start.utf8)
    bytes.reserveCapacity(bytes.count + 96)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(position: Int) {
    append("/")
    bytes += String(position).utf8
  }

  mutating func append(key: ArraySlice<UInt8>) {
    append("/")
    append(key, escapesHash: false)
  }

  mutating func append(logicalKey key: ArraySlice<UInt8>) {
    append("/")
    let opensBracket = key.first == UInt8(ascii: "[")
    if opensBracket { append("~2") }
    append(opensBracket ? key.dropFirst() : key, escapesHash: true)
  }

  mutating func append(name: ArraySlice<UInt8>, ordinal: Int) {
    append("/[")
    append(name, escapesHash: true)
    append("]")
    if ordinal > 1 { bytes += String(ordinal).utf8 }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, escapesHash: Bool) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "~"): append("~0")
      case UInt8(ascii: "/"): append("~1")
      case UInt8(ascii: "#") where escapesHash: append("~3")
      default: bytes.append(byte)
      }
    }
  }
}
