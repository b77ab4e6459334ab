public import Diagnostics

/// A new first entry of a mapping, written in the layout of the mapping.
public struct NewEntry: Sendable {
  /// Where it is to be written.
  public let offset: Int
  /// What is to be written there.
  public let bytes: [UInt8]
}

extension YAMLNode {
  /// A new first entry, with a text as its value, in mappings of one entry each if several keys are given.
  ///
  /// The keys and the text are written as they are in a block, and in double quotes within braces, so that a file of JSON stays
  /// one. `nil` if the node is no mapping, or an alias, or begins in a way that leaves no place before its first key.
  public func newEntry(_ keys: [ByteString], _ text: ByteString) -> NewEntry? {
    guard !isAlias, kind == .mapping else { return nil }
    let bytes = file.bytes
    let start = Int(span.start)
    guard bytes.indices.contains(start) else { return nil }
    if bytes[start] == UInt8(ascii: "{") {
      let rest: [UInt8] = entries.isEmpty ? [] : Array(", ".utf8)
      return NewEntry(offset: start + 1, bytes: Self.braced(keys, text) + rest)
    }
    guard let first = entries.first?.key, Int(first.span.start) == start else { return nil }
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let indentation = bytes[lineStart..<start]
    // A dash, an anchor or a tag before the key belongs to what is there.
    guard indentation.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return nil }
    let isWindows = lineStart > 1 && bytes[lineStart - 2] == UInt8(ascii: "\r")
    let lineBreak: [UInt8] = Array((isWindows ? "\r\n" : "\n").utf8)
    var written: [UInt8] = []
    for (depth, key) in keys.enumerated() {
      written += [UInt8](repeating: UInt8(ascii: " "), count: depth == 0 ? 0 : indentation.count + 2 * depth)
      written += key.bytes + [UInt8(ascii: ":")]
      if depth == keys.count - 1 { written += [UInt8(ascii: " ")] + text.bytes }
      written += lineBreak
    }
    return NewEntry(offset: start, bytes: written + indentation)
  }

  private static func braced(_ keys: [ByteString], _ text: ByteString) -> [UInt8] {
    let quote = [UInt8(ascii: "\"")]
    var value = quote + text.bytes + quote
    for (depth, key) in keys.enumerated().reversed() {
      value = quote + key.bytes + quote + Array(": ".utf8) + value
      if depth > 0 { value = [UInt8(ascii: "{")] + value + [UInt8(ascii: "}")] }
    }
    return value
  }
}
