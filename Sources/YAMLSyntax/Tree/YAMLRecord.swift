internal import Diagnostics

/// One node of a tree, as it lies in the tree's array.
///
/// The array is in preorder: the first child of a node follows it, and `end` says where its subtree ends, which is also
/// where its next sibling starts. Key and value of an entry are siblings.
struct YAMLRecord {
  enum Kind: UInt8 {
    case scalar
    case sequence
    case mapping
    case alias
  }

  /// What a scalar's tag and style leave open about its type.
  enum Typing: UInt8 {
    /// The text decides: a plain scalar without a tag.
    case byText
    /// A string to every reader: a quoted or block scalar, `!!str`, a tag that go-yaml does not know, or a plain text that
    /// begins as no number and no other word does.
    case string
    case null
    case boolean
    case integer
    case float
    /// `!!timestamp`, which go-yaml hands on as text.
    case timestamp
  }

  var kind: Kind
  var style: ScalarStyle = .plain
  var typing: Typing = .byText
  /// Whether a scalar's text is a slice of the file rather than of the tree's buffer.
  var isInFile = false
  /// The place in the text that was read, without anchor and tag.
  var span: SourceSpan
  /// The index after the last node of the subtree.
  var end: Int32
  /// A scalar's text: where it starts and how long it is; a collection's number of items or entries and 0; an alias'
  /// target and 0.
  var first: UInt32 = 0
  var second: UInt32 = 0

  var textRange: Range<Int> { Int(first)..<Int(first) + Int(second) }
  var count: Int { Int(first) }
  var target: Int32 { Int32(bitPattern: first) }
}
