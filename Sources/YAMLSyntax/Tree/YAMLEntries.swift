public import Diagnostics
import Glibc

extension YAMLNode {
  /// The entries of a mapping, in order, duplicates included; none if the node is no mapping.
  ///
  /// Nothing is copied.
  ///
  /// A merge key `<<` is an entry like any other. sigs.k8s.io/yaml, which Argo reads with, puts the entries of its value
  /// into the mapping; whoever needs that asks for the `<<` entry.
  public var entries: Entries { Entries(self) }

  /// Calls `body` with each of the entries.
  ///
  /// No reference is counted for the nodes, which is most of what a loop over the entries costs where every mapping of a file is
  /// looked at.
  public func forEachEntry(_ body: (_ key: YAMLNode, _ value: YAMLNode) -> Void) {
    let content = content
    guard content.kind == .mapping else { return }
    var key = contentIndex + 1
    while key < content.end {
      let value = tree.records[Int(key)].end
      body(YAMLNode(tree: tree, index: key), YAMLNode(tree: tree, index: value))
      key = tree.records[Int(value)].end
    }
  }

  /// The value of the last entry with this key, compared as bytes; `nil` if there is none, or the node is no mapping.
  ///
  /// A merge key is not looked through, see ``entries``.
  public subscript(_ key: StaticString) -> YAMLNode? {
    // No node is made of the key, which nobody asked for.
    lastEntry(key).map { YAMLNode(tree: tree, index: $0.value) }
  }

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
    lastEntry(key).map { (YAMLNode(tree: tree, index: $0.key), YAMLNode(tree: tree, index: $0.value)) }
  }

  private func lastEntry(_ key: StaticString) -> (key: Int32, value: Int32)? {
    lastEntry(length: key.utf8CodeUnitCount) { bytes, start in
      memcmp(bytes + start, key.utf8Start, key.utf8CodeUnitCount) == 0
    }
  }

  /// The last entry with this key, compared as bytes.
  @_disfavoredOverload
  public func entry(_ key: ByteString) -> (key: YAMLNode, value: YAMLNode)? {
    lastEntry(length: key.bytes.count) { bytes, start in
      key.bytes.withUnsafeBufferPointer { key in
        key.baseAddress.map { memcmp(bytes + start, $0, key.count) == 0 } ?? true
      }
    }.map { (YAMLNode(tree: tree, index: $0.key), YAMLNode(tree: tree, index: $0.value)) }
  }

  /// The last entry whose key has a text of this length that `isMeant`, which is asked with the bytes that hold it and the
  /// place where it starts.
  ///
  /// Rules ask for keys by the hundred thousand. Most keys have another length, so that most are passed over without a look at
  /// their text, and no node is made for them.
  @inline(__always)
  private func lastEntry(
    length: Int, _ isMeant: (_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Bool
  ) -> (key: Int32, value: Int32)? {
    tree.records.withUnsafeBufferPointer { records in
      let record = records[Int(index)]
      let first = record.kind == .alias ? record.target : index
      let content = records[Int(first)]
      guard content.kind == .mapping else { return nil }
      var found: (key: Int32, value: Int32)?
      var key = first + 1
      while key < content.end {
        let written = records[Int(key)]
        let target = written.kind == .alias ? records[Int(written.target)] : written
        if target.kind == .scalar, Int(target.second) == length,
          tree.withBytes(
            of: target,
            { bytes in
              bytes.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { isMeant($0, Int(target.first)) } ?? (length == 0)
              }
            })
        {
          found = (key, written.end)
        }
        key = records[Int(written.end)].end
      }
      return found
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
