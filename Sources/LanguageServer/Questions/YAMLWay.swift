import Diagnostics
import YAMLSyntax

/// The way from the root of a YAML document to what stands at an offset.
struct YAMLWay {
  /// A level of the way.
  enum Step {
    case key(YAMLNode, value: YAMLNode)
    case item(Int, YAMLNode)
  }

  /// The levels, from the root.
  private(set) var steps: [Step] = []
  /// The root of the document.
  let root: YAMLNode
  /// The key or value that the offset is in.
  private(set) var node: YAMLNode
  /// Whether that is a key.
  private(set) var isKey = false

  /// The way to an offset; `nil` outside of all documents.
  init?(to offset: Int, in tree: YAMLTree) {
    guard let root = tree.documents.last(where: { Int($0.span.start) <= offset }) else { return nil }
    self.root = root
    node = root
    var current = root
    while !current.isAlias {
      switch current.kind {
      case .mapping:
        guard let entry = Array(current.entries).last(where: { Int($0.key.span.start) <= offset }) else { return }
        steps.append(.key(entry.key, value: entry.value))
        if offset <= Int(entry.key.span.end) {
          (node, isKey) = (entry.key, true)
          return
        }
        current = entry.value
      case .sequence:
        guard
          let (index, item) = Array(current.items.enumerated()).last(where: { Int($0.element.span.start) <= offset })
        else { return }
        steps.append(.item(index, item))
        current = item
      case .scalar:
        return
      }
      node = current
    }
  }

  /// The keys on the way, from the root.
  var keys: [YAMLNode] {
    steps.compactMap { if case .key(let key, _) = $0 { key } else { nil } }
  }

  /// The values of the mappings and lists on the way that are nearest, the innermost first.
  var values: [YAMLNode] {
    steps.reversed().map { step in
      switch step {
      case .key(_, let value): value
      case .item(_, let item): item
      }
    } + [root]
  }
}
