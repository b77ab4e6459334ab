extension YAMLNode {
  /// The items of a sequence, in order; none if the node is no sequence.
  ///
  /// Nothing is copied.
  public var items: Items { Items(self) }

  /// Calls `body` with each of the items, for which no reference is counted.
  public func forEachItem(_ body: (YAMLNode) -> Void) {
    let content = content
    guard content.kind == .sequence else { return }
    var item = contentIndex + 1
    while item < content.end {
      body(YAMLNode(tree: tree, index: item))
      item = tree.records[Int(item)].end
    }
  }

  /// How many items or entries a collection has; 0 for a scalar.
  public var count: Int {
    let content = content
    return content.kind == .scalar ? 0 : content.count
  }

  /// The items of a sequence.
  public struct Items: Collection, Sendable {
    /// The place of an item among the nodes of its tree.
    public struct Index: Comparable, Sendable {
      let node: Int32

      /// The order of the items.
      public static func < (left: Index, right: Index) -> Bool { left.node < right.node }
    }

    private let tree: YAMLTree
    /// The first item.
    public let startIndex: Index
    /// The place after the last item.
    public let endIndex: Index
    /// How many items there are; known without counting.
    public let count: Int

    init(_ node: YAMLNode) {
      tree = node.tree
      let content = node.content
      let isSequence = content.kind == .sequence
      startIndex = Index(node: isSequence ? node.contentIndex + 1 : 0)
      endIndex = Index(node: isSequence ? content.end : 0)
      count = isSequence ? content.count : 0
    }

    /// The item at a place.
    public subscript(position: Index) -> YAMLNode { YAMLNode(tree: tree, index: position.node) }

    /// The place of the next item.
    public func index(after position: Index) -> Index {
      Index(node: tree.records[Int(position.node)].end)
    }
  }
}
