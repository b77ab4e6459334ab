import Diagnostics
import YAMLSyntax

/// How many bytes a value has as the JSON that Go writes, without white space.
enum JSONSize {
  /// The most bytes that a byte becomes, as `<` does.
  static let largestGrowth = 6

  /// The size of a value, if it is more than `limit`.
  static func of(_ node: YAMLNode, ifAbove limit: Int) -> Int? {
    guard node.span.range.count * largestGrowth > limit, node.tree.hasAliases || most(of: node) > limit else {
      return nil
    }
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

  /// More bytes than a value without aliases can have, by the bytes that it is written with.
  private static func most(of node: YAMLNode) -> Int {
    // Quotes and a comma around each scalar and brackets around each collection, or `null` for nothing at all.
    let punctuation = 6 * node.nodeCount
    return largest.withUnsafeBufferPointer { largest in
      node.file.bytes[node.span.range].withUnsafeBufferPointer { bytes in
        bytes.reduce(punctuation) { $0 + Int(largest[Int($1)]) }
      }
    }
  }

  /// The most bytes that each byte of a YAML file may stand for: a backslash for one that YAML escapes too, and the first
  /// byte of U+2028 for all of its escape.
  private static let largest: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"), UInt8(ascii: "\""): 2
    case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\\"): 6
    case 0xE2: 4
    default: 1
    }
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
