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
      case .item(let position, _, _): pointer += String(position)
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
      case .item(let position, let item, let list):
        if let name = item.name {
          let ordinal = list.items.prefix(position + 1).count { $0.name == name }
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
  private var name: ArraySlice<UInt8>? { self["name"]?.scalarBytes }

  /// One level of the way from a root to a node.
  private enum Step {
    case item(position: Int, item: YAMLNode, list: YAMLNode)
    case key(ArraySlice<UInt8>)
  }

  /// The way from the root of the document; preorder makes each subtree a range, so every level is one look at siblings.
  private var steps: [Step] {
    var steps: [Step] = []
    var current = YAMLNode(tree: tree, index: root)
    while current.index != index {
      switch current.record.kind {
      case .sequence:
        let found = current.items.enumerated().first { $0.element.contains(self) }
        guard let (position, item) = found else { return steps }
        steps.append(.item(position: position, item: item, list: current))
        current = item
      case .mapping:
        let entry = current.entries.first { $0.key.contains(self) || $0.value.contains(self) }
        guard let (key, value) = entry else { return steps }
        steps.append(.key(key.scalarBytes ?? file.bytes[key.span.range]))
        if key.contains(self) { return steps }
        current = value
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
    var (low, high) = (0, tree.roots.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if tree.roots[middle] <= index { low = middle } else { high = middle }
    }
    return tree.roots[low]
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
