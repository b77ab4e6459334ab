public import Diagnostics

/// A value, a key or an alias in a ``YAMLTree``.
///
/// An alias answers for the node that it stands for, the nearest earlier one with its anchor, in everything but its
/// place: `kind`, `scalar`, `items` and `entries` are those of the target. Walking through aliases is safe only where
/// ``YAMLTree/expansion`` is bounded.
public struct YAMLNode: Sendable {
  /// The three kinds of nodes.
  public enum Kind: Sendable {
    case scalar
    case sequence
    case mapping
  }

  /// The tree that the node belongs to.
  public let tree: YAMLTree
  let index: Int32

  init(tree: YAMLTree, index: Int32) {
    self.tree = tree
    self.index = index
  }

  var record: YAMLRecord { tree.records[Int(index)] }

  /// The index of the node itself, or of the one that the alias stands for.
  var contentIndex: Int32 {
    let record = record
    return record.kind == .alias ? record.target : index
  }

  var content: YAMLRecord { tree.records[Int(contentIndex)] }

  /// The kind, of the target for an alias.
  public var kind: Kind {
    switch content.kind {
    case .mapping: .mapping
    case .sequence: .sequence
    // An alias never stands for an alias: YAML gives it no anchor.
    case .scalar, .alias: .scalar
    }
  }

  /// Whether this is `*name`.
  public var isAlias: Bool { record.kind == .alias }

  /// The node that an alias stands for; any other node itself.
  public var target: YAMLNode { YAMLNode(tree: tree, index: contentIndex) }

  /// The bytes of the node in the file: of the alias itself, of a scalar with its quotes, without anchor and tag.
  ///
  /// A block collection ends with its last child. A block scalar starts at its `|` or `>` and ends with its last line
  /// that is not blank, without the line break. A value that is absent is empty, right after the colon.
  public var span: SourceSpan { tree.place(of: record.span) }

  /// How many nodes the subtree has, this one included; what an alias stands for is not counted.
  public var nodeCount: Int { Int(record.end - index) }

  /// Whether the node comes before another one of the same file, also where one of them is in the text of a scalar.
  ///
  /// Its place in that text need not be looked for.
  public func isWritten(before other: YAMLNode) -> Bool {
    guard tree !== other.tree else { return index < other.index }
    return switch (tree.host, other.tree.host) {
    case (nil, nil): span.start < other.span.start
    case (let host?, nil): host.isWritten(before: other)
    case (nil, let host?): !host.isWritten(before: self)
    case (let host?, let otherHost?):
      host == otherHost ? index < other.index : host.isWritten(before: otherHost)
    }
  }

  /// The file that the span belongs to.
  public var file: SourceFile { tree.file }

  /// The place as a finding wants it, with pointer and logical pointer.
  public var location: Location {
    Location(file, span, pointer: pointer, logicalPlace: logicalPointer)
  }
}

extension YAMLNode: Equatable {
  /// Whether two handles mean the same node of the same tree.
  public static func == (left: YAMLNode, right: YAMLNode) -> Bool {
    left.index == right.index && left.tree === right.tree
  }
}
