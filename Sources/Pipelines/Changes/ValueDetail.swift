public import Diagnostics
import YAMLSyntax

extension ValueDifference {
  /// How a difference is best shown.
  public enum Detail: Sendable {
    /// Two values, each on one line; `nil` where a version has none.
    case values(old: ByteString?, new: ByteString?)
    /// A text of several lines in at least one of two versions.
    case lines(old: ByteString, new: ByteString)
    /// Two texts in JSON, and what is different in it; nothing if the same JSON is written in another way.
    case json([ValueDifference])
    /// A collection, or a text of several lines, that is in one version only.
    case outline(old: Outline?, new: Outline?)
    /// The item of a list that has another name.
    case names(old: ByteString, new: ByteString)
    /// The order of the items of a list.
    case order(old: ByteString, new: ByteString)
  }

  /// How the difference is best shown.
  public var detail: Detail {
    switch kind {
    case .renamed(let old, let new):
      return .names(old: old["name"]?.scalar ?? "", new: new["name"]?.scalar ?? "")
    case .reordered(let old, let new): return .order(old: Self.names(old), new: Self.names(new))
    case .added(let node):
      return node.isShownOnOneLine
        ? .values(old: nil, new: ByteString(node.scalarOnOneLine))
        : .outline(old: nil, new: Outline(of: node, label: ""))
    case .removed(let node):
      return node.isShownOnOneLine
        ? .values(old: ByteString(node.scalarOnOneLine), new: nil)
        : .outline(old: Outline(of: node, label: ""), new: nil)
    case .changed(let old, let new):
      guard old.kind == .scalar, new.kind == .scalar else {
        return .outline(old: Outline(of: old, label: ""), new: Outline(of: new, label: ""))
      }
      if let before = old.collectionInJSON, let after = new.collectionInJSON {
        return .json(ValueDifference.all(from: before, to: after))
      }
      if old.isOfSeveralLines || new.isOfSeveralLines, let before = old.scalar, let after = new.scalar {
        return .lines(old: before, new: after)
      }
      let (before, after) = (old.scalarOnOneLine, new.scalarOnOneLine)
      return before == after
        // Two kinds of values that are written alike, such as two fractions that are read as other kinds.
        ? .values(old: ByteString(before + old.kindInWords), new: ByteString(after + new.kindInWords))
        : .values(old: ByteString(before), new: ByteString(after))
    }
  }

  /// Where a version has the text of several lines that is different, which may be elsewhere too.
  public var texts: (old: ByteString, new: ByteString)? {
    guard case .changed(let old, let new) = kind, old.isOfSeveralLines || new.isOfSeveralLines,
      let before = old.scalar, let after = new.scalar
    else { return nil }
    return (before, after)
  }

  private static func names(_ list: YAMLNode) -> ByteString {
    ByteString(list.items.compactMap { $0["name"]?.scalar?.bytes }.joined(separator: Array(", ".utf8)))
  }
}

extension YAMLNode {
  fileprivate var isShownOnOneLine: Bool { kind == .scalar && !isOfSeveralLines && collectionInJSON == nil }

  fileprivate var kindInWords: [UInt8] {
    let word =
      switch resolution {
      case .string: "text"
      case .null: "null"
      case .boolean: "boolean"
      case .integer: "integer"
      case .float: "fraction"
      case nil: "collection"
      }
    return Array(" (\(word))".utf8)
  }
}
