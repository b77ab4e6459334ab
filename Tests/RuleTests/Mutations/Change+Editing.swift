import Diagnostics
import TestSupport
import YAMLSyntax

/// The ways in which a person edits YAML, in the style in which the place is written.
extension Change {
  /// Writes another value in place of a node, as it is given.
  static func write(_ text: String, for node: YAMLNode) -> Change {
    // A block list may stand as far left as its key, anything else may not.
    let isList = node.kind == .sequence && !node.isInBraces
    return Change(edits: [TextEdit(node.range, isList ? " " + text : text)], place: .written)
  }

  /// Gives a scalar another text, in quotes if it had some.
  static func say(_ text: String, in node: YAMLNode) -> Change { write(node.quoted(text), for: node) }

  /// Adds an entry at the beginning of a mapping.
  static func add(_ entry: String, to mapping: YAMLNode) -> Change {
    let start = mapping.range.lowerBound
    if mapping.isInBraces {
      return Change(
        edits: [TextEdit(start + 1..<start + 1, entry + (mapping.count > 0 ? ", " : ""))], place: .written)
    }
    return Change(edits: [TextEdit(start..<start, "\(entry)\n\(mapping.indentation)")], place: .written)
  }

  /// Adds items at the end of a list.
  static func append(_ items: [String], to list: YAMLNode) -> Change {
    let end = list.range.upperBound
    let edit =
      list.isInBraces
      ? TextEdit(end - 1..<end - 1, (list.count > 0 ? ", " : "") + items.joined(separator: ", "))
      : TextEdit(end..<end, items.map { "\n\(list.indentation)- \($0)" }.joined())
    return Change(edits: [edit], place: .written)
  }

  /// Adds items to the list that a mapping has under a key, or a list with them.
  static func append(_ items: [String], to key: StaticString, of mapping: YAMLNode) -> Change {
    guard let list = mapping[key], list.kind == .sequence else {
      return add("\(key): [\(items.joined(separator: ", "))]", to: mapping)
    }
    return append(items, to: list)
  }

  /// Adds an item at the end of a list.
  static func append(_ item: String, to list: YAMLNode) -> Change { append([item], to: list) }

  /// Adds an item to the list that a mapping has under a key, or a list with it.
  static func append(_ item: String, to key: StaticString, of mapping: YAMLNode) -> Change {
    append([item], to: key, of: mapping)
  }

  /// Adds an entry to the mapping that a mapping has under a key, or a mapping with it.
  static func add(_ entry: String, to key: StaticString, of mapping: YAMLNode) -> Change {
    guard let inner = mapping[key], inner.kind == .mapping else { return add("\(key): {\(entry)}", to: mapping) }
    return add(entry, to: inner)
  }

  /// Writes an item of a list a second time, at its end.
  static func repeating(_ item: YAMLNode, in list: YAMLNode) -> Change { append(item.source, to: list) }

  /// Deletes an entry of a mapping, to be reported at a node that stays.
  static func remove(_ key: StaticString, from mapping: YAMLNode, missedAt place: YAMLNode) -> Change? {
    let entries = Array(mapping.entries)
    guard let index = entries.firstIndex(where: { $0.key.scalarEquals(key) }) else { return nil }
    return Change(
      edits: [removal(of: index, among: entries.map { $0.key.range.lowerBound..<$0.value.range.upperBound }, mapping)],
      place: .original(place.range))
  }

  /// Deletes an item of a list, to be reported at a node that stays.
  static func remove(_ index: Int, from list: YAMLNode, missedAt place: YAMLNode) -> Change {
    Change(edits: [removal(of: index, among: list.list.map(\.range), list)], place: .original(place.range))
  }

  private static func removal(of index: Int, among ranges: [Range<Int>], _ collection: YAMLNode) -> TextEdit {
    if ranges.count == 1 { return TextEdit(collection.range, collection.kind == .mapping ? "{}" : " []") }
    if index + 1 < ranges.count { return TextEdit(ranges[index].lowerBound..<ranges[index + 1].lowerBound, "") }
    return TextEdit(ranges[index - 1].upperBound..<ranges[index].upperBound, "")
  }

  /// The same change, to be reported at another node.
  func reported(at node: YAMLNode) -> Change { reported(at: node.range) }

  /// The same change, to be reported in other bytes of the file as it was.
  func reported(at range: Range<Int>) -> Change {
    var change = self
    change.place = .original(range)
    return change
  }

  /// The same change and another one; the place is that of the first.
  func and(_ other: Change?) -> Change {
    var change = self
    change.edits += other?.edits ?? []
    change.files.merge(other?.files ?? [:]) { $1 }
    return change
  }

  /// Puts something at a path, or deletes what is there.
  static func put(_ item: MemorySnapshot.Item?, at path: Path) -> Change {
    Change(files: [path: item], place: .path(path))
  }
}

extension YAMLNode {
  var range: Range<Int> { span.range }

  /// The bytes of an entry with this node as its value, as they are written.
  func source(of key: YAMLNode) -> String {
    String(decoding: file.bytes[key.range.lowerBound..<range.upperBound], as: UTF8.self)
  }

  /// The bytes of the node as they are written.
  var source: String { String(decoding: file.bytes[range], as: UTF8.self) }

  /// The text of a scalar, and nothing for a collection.
  var text: String { scalar?.string ?? "" }

  var list: [YAMLNode] { Array(items) }

  /// Whether a collection is written as `{…}` or `[…]`.
  var isInBraces: Bool { kind != .scalar && (source.hasPrefix("{") || source.hasPrefix("[")) }

  /// Whether a scalar stands on one line.
  var isOnOneLine: Bool {
    kind == .scalar && !source.contains("\n") && !source.hasPrefix("|") && !source.hasPrefix(">")
  }

  /// Another text in the quotes of this scalar; single ones where it has none and the text wants some.
  func quoted(_ text: String) -> String {
    if source.hasPrefix("\"") { return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }
    let isPlain = !source.hasPrefix("'") && !text.isEmpty && !text.contains { " :#{}[],&*!|>'\"%@`=".contains($0) }
    return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
  }

  /// The white space before the node on its first line, with a blank for whatever else stands there.
  var indentation: String {
    let line = file.bytes[..<range.lowerBound].suffix(while: { $0 != UInt8(ascii: "\n") })
    return String(repeating: " ", count: line.count)
  }

  /// What stands below some keys.
  func at(_ keys: StaticString...) -> YAMLNode? {
    keys.reduce(Optional(self)) { node, key in node?[key] }
  }

  /// The items of the list below some keys.
  func list(_ keys: StaticString...) -> [YAMLNode] {
    keys.reduce(Optional(self)) { node, key in node?[key] }?.list ?? []
  }
}

extension ArraySlice<UInt8> {
  fileprivate func suffix(while isMeant: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, isMeant(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
