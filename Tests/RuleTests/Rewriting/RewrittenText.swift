import Diagnostics
import YAMLSyntax

/// A document of YAML written in another way, which says the same.
struct RewrittenText {
  /// What is written in another way.
  enum Manner: String, CaseIterable {
    /// In braces and brackets, as JSON is.
    case flow
    /// With quotes of the other kind.
    case otherQuotes
    /// With the keys of each mapping from the last to the first.
    case reversedKeys
    /// With comments and empty lines.
    case comments
    /// With lines that end as on Windows.
    case windowsLines
  }

  /// The text; `nil` where the tree says something that is written in one way only: anchors, tags, or a key that is there twice.
  private(set) var text: [UInt8]?
  private var written: [UInt8] = []
  private let manner: Manner

  /// Writes the first document of a file.
  init(_ tree: YAMLTree, in manner: Manner) {
    self.manner = manner
    if manner == .windowsLines {
      // A line break in a scalar is one line feed, however it is written (YAML 1.1, 5.4), and there must be none already.
      let bytes = tree.file.bytes
      if !bytes.contains(0x0D) { text = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
      return
    }
    guard tree.documents.count == 1, let root = tree.documents.first, !tree.hasAliases, Self.isPlainlyWritten(tree)
    else { return }
    write(root, indentation: 0)
    text = written + [0x0A]
  }

  private static func isPlainlyWritten(_ tree: YAMLTree) -> Bool {
    tree.nodes.allSatisfy { node in
      // The word before the node, from its end.
      let before = tree.file.bytes[..<Int(node.span.start)].reversed().drop { $0 == 0x20 || $0 == 0x0A }
      let sign = before.prefix { !" \n[{,:".utf8.contains($0) }.last
      guard sign != UInt8(ascii: "!"), sign != UInt8(ascii: "&") else { return false }
      let keys = node.entries.map(\.key.scalar)
      return !keys.contains(nil) && Set(keys).count == keys.count
    }
  }

  private mutating func write(_ node: YAMLNode, indentation: Int) {
    let line = [0x0A] + [UInt8](repeating: 0x20, count: indentation + 1)
    switch node.kind {
    case .scalar: write(scalar: node)
    case .sequence:
      written.append(UInt8(ascii: "["))
      for item in node.items {
        written += comment(at: line) + line
        write(item, indentation: indentation + 1)
        written.append(UInt8(ascii: ","))
      }
      written += Array("]".utf8)
    case .mapping:
      written.append(UInt8(ascii: "{"))
      let entries = Array(node.entries)
      for (key, value) in manner == .reversedKeys ? entries.reversed() : entries {
        written += comment(at: line) + line
        write(scalar: key)
        written += Array(": ".utf8)
        write(value, indentation: indentation + 1)
        written.append(UInt8(ascii: ","))
      }
      written += Array("}".utf8)
    }
  }

  private func comment(at line: [UInt8]) -> [UInt8] { manner == .comments ? line + Array("# a comment\n".utf8) : [] }

  private mutating func write(scalar node: YAMLNode) {
    let text = Array(node.scalarBytes ?? [])
    let isPlain = node.scalarStyle == .plain
    // What an unquoted text means depends on its reader, so that it stays unquoted.
    if isPlain, !text.contains(where: { ",[]{}#\n\"'&*!|>%@`?".utf8.contains($0) }), !text.starts(with: "- ".utf8),
      text != [0x2D],
      Array(node.file.bytes[node.span.range]) == text, text.firstOccurrence(of: ": ") == nil,
      text.last != UInt8(ascii: ":")
    {
      written += text.isEmpty ? Array("~".utf8) : text
      return
    }
    let canBeSingle = text.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    let wasDouble = node.scalarStyle == .doubleQuoted
    if manner == .otherQuotes, wasDouble, canBeSingle {
      written += [0x27] + text.flatMap { $0 == 0x27 ? [0x27, 0x27] : [$0] } + [0x27]
      return
    }
    written.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: written += [0x5C, byte]
      case 0x0A: written += Array("\\n".utf8)
      case 0x09: written += Array("\\t".utf8)
      case 0..<0x20, 0x7F: written += Array("\\x".utf8) + hexadecimal(byte)
      default: written.append(byte)
      }
    }
    written.append(0x22)
  }

  private func hexadecimal(_ byte: UInt8) -> [UInt8] {
    Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
  }
}
