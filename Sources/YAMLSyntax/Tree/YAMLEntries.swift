public import Diagnostics

extension YAMLNode {
  /// The entries of a mapping, in order, duplicates included; none if the node is no mapping.
  ///
  /// Nothing is copied.
  ///
  /// A merge key `<<` is an entry like any other. sigs.k8s.io/yaml, which Argo reads with, puts the entries of its value
  /// into the mapping; whoever needs that asks for the `<<` entry.
  public var entries: Entries { Entries(self) }

  /// The value of the last entry with this key, compared as bytes; `nil` if there is none, or the node is no mapping.
  ///
  /// A merge key is not looked through, see ``entries``.
  public subscript(_ key: StaticString) -> YAMLNode? { entry(key)?.value }

  /// The value of the last entry with this key, compared as bytes; `nil` if there is none, or the node is no mapping.
  ///
  /// A merge key is not looked through, see ``entries``.
  @_disfavoredOverload  // A literal means the overload that allocates nothing.
  public subscript(_ key: ByteString) -> YAMLNode? { entry(key)?.value }

  /// The last entry with this key, compared as bytes.
  ///
  /// Of a key that is there twice the last one counts: to PyYAML (`construct_mapping`), which a client of KFP reads with, and to
  /// go-yaml 2 (`mapping` in `decode.go`), which the KFP API reads with.
  public func entry(_ key: StaticString) -> (key: YAMLNode, value: YAMLNode)? {
    lastEntry { $0.holds(key, in: $1) }
  }

  /// The last entry with this key, compared as bytes.
  @_disfavoredOverload
  public func entry(_ key: ByteString) -> (key: YAMLNode, value: YAMLNode)? {
    lastEntry { $0.holds(key.bytes[...], in: $1) }
  }

  /// The last entry whose key has a text that `isMeant`, which is asked with the array that holds it and its range.
  ///
  /// No node is made for the other entries: rules ask for keys by the hundred thousand.
  @inline(__always)
  private func lastEntry(
    _ isMeant: (_ bytes: [UInt8], _ range: Range<Int>) -> Bool
  ) -> (key: YAMLNode, value: YAMLNode)? {
    let content = content
    guard content.kind == .mapping else { return nil }
    let records = tree.records
    var found: Int32?
    var key = contentIndex + 1
    while key < content.end {
      let record = records[Int(key)]
      let target = record.kind == .alias ? records[Int(record.target)] : record
      if target.kind == .scalar, isMeant(target.isInFile ? tree.file.bytes : tree.text, target.textRange) {
        found = key
      }
      key = records[Int(record.end)].end
    }
    return found.map { key in
      (YAMLNode(tree: tree, index: key), YAMLNode(tree: tree, index: records[Int(key)].end))
    }
  }

  /// The entries of a mapping.
  public struct Entries: Collection, Sendable {
    /// The place of an entry's key among the nodes of its tree.
    public struct Index: Comparable, Sendable {
      let key: Int32

      /// The order of the entries.
      public static func < (left: Index, right: Index) -> Bool { left.key < right.key }
    }

    private let tree: YAMLTree
    /// The first entry.
    public let startIndex: Index
    /// The place after the last entry.
    public let endIndex: Index
    /// How many entries there are; known without counting.
    public let count: Int

    init(_ node: YAMLNode) {
      tree = node.tree
      let content = node.content
      let isMapping = content.kind == .mapping
      startIndex = Index(key: isMapping ? node.contentIndex + 1 : 0)
      endIndex = Index(key: isMapping ? content.end : 0)
      count = isMapping ? content.count : 0
    }

    /// The entry at a place.
    public subscript(position: Index) -> (key: YAMLNode, value: YAMLNode) {
      let value = tree.records[Int(position.key)].end
      return (YAMLNode(tree: tree, index: position.key), YAMLNode(tree: tree, index: value))
    }

    /// The place of the next entry.
    public func index(after position: Index) -> Index {
      let value = tree.records[Int(position.key)].end
      return Index(key: tree.records[Int(value)].end)
    }
  }
}
