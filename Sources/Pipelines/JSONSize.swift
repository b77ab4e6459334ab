import Diagnostics
import YAMLSyntax

/// How many bytes a value has as the JSON that Go writes, without white space.
enum JSONSize {
  /// The most bytes that a byte becomes, as `<` does.
  static let largestGrowth = 6

  /// The size of a value, if it is more than `limit`.
  static func of(_ node: YAMLNode, ifAbove limit: Int) -> Int? {
    guard node.span.range.count * largestGrowth > limit else { return nil }
    var size = 0
    var waiting = [node]
    while let node = waiting.popLast() {
      switch node.kind {
      case .scalar: size += self.size(ofScalar: node)
      case .sequence:
        size += 2 + max(0, node.count - 1)
        waiting += node.items
      case .mapping:
        // Braces and commas; quotes and a colon for each key.
        size += 2 + max(0, node.count - 1) + 3 * node.count
        for (key, value) in node.entries {
          size += SuppliedParameters.encodedSize(of: key.scalarBytes ?? [])
          waiting.append(value)
        }
      }
    }
    return size > limit ? size : nil
  }

  private static func size(ofScalar node: YAMLNode) -> Int {
    let text = node.scalarBytes ?? []
    return switch node.resolution {
    case .string: 2 + SuppliedParameters.encodedSize(of: text)
    case .null: "null".utf8.count
    default: text.count
    }
  }
}
