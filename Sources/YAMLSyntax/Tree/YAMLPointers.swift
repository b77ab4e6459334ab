internal import Diagnostics

extension YAMLNode {
  /// The JSON Pointer (RFC 6901) of the node from the root of its document, which itself is the empty string.
  ///
  /// A key has the pointer of its value. A node of embedded JSON has the pointer of the scalar that it is written in. A
  /// key that is itself a collection is named by its source. The pointer is found by a search from the root.
  public var pointer: String {
    if let host = tree.host { return host.pointer }
    var pointer = ""
    for step in steps {
      pointer += "/"
      switch step {
      case .item(let position, _): pointer += String(position)
      case .key(let key): PointerToken.append(key, to: &pointer)
      }
    }
    return pointer
  }

  /// The pointer with list positions replaced by the items' names, which stays the same when items move.
  ///
  /// An item whose `name` is a scalar is `[name]`, the second of that name in its list `[name]2`, and so on; other items
  /// are their positions. To tell keys from names, a `[` at the start of a key is written `~2`. A node of embedded JSON
  /// has the logical pointer of the scalar that it is written in, `#`, and its own; elsewhere `#` is written `~3`. An
  /// example is `/spec/templates/[train]/metadata/annotations/spec#/inputs/[rows]`.
  public var logicalPointer: String {
    var pointer = tree.host.map { $0.logicalPointer + "#" } ?? ""
    for step in steps {
      pointer += "/"
      switch step {
      case .item(let position, let list):
        let (item, ordinal) = list.item(at: position)
        if let name = item.name {
          PointerToken.append(name: name, ordinal: ordinal, to: &pointer)
        } else {
          pointer += String(position)
        }
      case .key(let key):
        PointerToken.append(logicalKey: key, to: &pointer)
      }
    }
    return pointer
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

  /// The position of the child of this collection whose subtree holds `node`; keys and values take turns in a mapping.
  private func position(of node: YAMLNode) -> Int? {
    if isLarge { return childTable.position(of: node.index) }
    if kind == .sequence { return items.enumerated().first { $0.element.contains(node) }?.offset }
    for (position, entry) in entries.enumerated() {
      if entry.key.contains(node) { return 2 * position }
      if entry.value.contains(node) { return 2 * position + 1 }
    }
    return nil
  }

  /// The child of this collection at a position, as `position(of:)` counts.
  private func child(at position: Int) -> YAMLNode {
    if isLarge { return YAMLNode(tree: tree, index: childTable.start(at: position)) }
    if kind == .sequence { return items[items.index(items.startIndex, offsetBy: position)] }
    let entry = entries[entries.index(entries.startIndex, offsetBy: position / 2)]
    return position.isMultiple(of: 2) ? entry.key : entry.value
  }

  /// The way from the root of the document; preorder makes each subtree a range, so every level is one look at siblings.
  private var steps: [Step] {
    var steps: [Step] = []
    var current = YAMLNode(tree: tree, index: root)
    while current.index != index {
      switch current.record.kind {
      case .sequence:
        guard let position = current.position(of: self) else { return steps }
        steps.append(.item(position: position, of: current))
        current = current.child(at: position)
      case .mapping:
        guard let position = current.position(of: self) else { return steps }
        let isKey = position.isMultiple(of: 2)
        let key = current.child(at: isKey ? position : position - 1)
        steps.append(.key(key.scalarBytes ?? file.bytes[key.span.range]))
        if isKey { return steps }
        current = current.child(at: position)
      case .scalar, .alias:
        return steps
      }
    }
    return steps
  }

  private func contains(_ node: YAMLNode) -> Bool {
    index <= node.index && node.index < record.end
  }

  /// The root of the document that the node is in: the last root that is not after it.
  private var root: Int32 {
    tree.roots[max(0, tree.roots.partitioningIndex { $0 > index } - 1)]
  }
}

/// One component of a pointer, with what would be ambiguous escaped.
private enum PointerToken {
  static func append(_ key: ArraySlice<UInt8>, to pointer: inout String) {
    append(key, escapesHash: false, to: &pointer)
  }

  static func append(logicalKey key: ArraySlice<UInt8>, to pointer: inout String) {
    let opensBracket = key.first == UInt8(ascii: "[")
    if opensBracket { pointer += "~2" }
    append(opensBracket ? key.dropFirst() : key, escapesHash: true, to: &pointer)
  }

  static func append(name: ArraySlice<UInt8>, ordinal: Int, to pointer: inout String) {
    pointer += "["
    append(name, escapesHash: true, to: &pointer)
    pointer += "]"
    if ordinal > 1 { pointer += String(ordinal) }
  }

  private static func append(_ text: ArraySlice<UInt8>, escapesHash: Bool, to pointer: inout String) {
    // Nearly every key is a word in which nothing is ambiguous.
    if !text.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }) {
      return pointer.append(String(decoding: text, as: UTF8.self))
    }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "~": pointer += "~0"
      case "/": pointer += "~1"
      case "#" where escapesHash: pointer += "~3"
      default: pointer.unicodeScalars.append(scalar)
      }
    }
  }
}
