import Diagnostics
import Foundation
import YAMLSyntax

/// A value of a document that can be changed in one place and written again.
indirect enum WrittenValue {
  /// A scalar, as it is written.
  case scalar(String)
  case list([WrittenValue])
  case mapping([(key: String, value: WrittenValue)])
  /// The value in question, as it is written.
  case marked(String)

  /// One level of the way to a value.
  enum Step: Hashable {
    /// The value of a field.
    case field(String)
    /// The first item that has what the rest of the way wants, or else the first.
    case item
  }

  init(_ node: YAMLNode) {
    self =
      switch node.kind {
      case .mapping:
        .mapping(node.entries.map { ("\($0.key.scalar ?? "")", WrittenValue($0.value)) })
      case .sequence: .list(node.items.map { WrittenValue($0) })
      case .scalar:
        .scalar(node.string.map { Self.quoted("\($0)") } ?? "\(node.scalar ?? "")")
      }
  }

  private static func quoted(_ text: String) -> String {
    let json = (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) }
    return json ?? "''"
  }

  /// The document with another value at the end of the way; what is missing on the way is made.
  func with(_ value: WrittenValue, at way: ArraySlice<Step>) -> WrittenValue {
    guard let step = way.first else { return value }
    let rest = way.dropFirst()
    switch step {
    case .field(let name):
      var entries: [(key: String, value: WrittenValue)] = []
      if case .mapping(let existing) = self { entries = existing }
      if let index = entries.firstIndex(where: { $0.key == name }) {
        entries[index].value = entries[index].value.with(value, at: rest)
      } else {
        entries.append((name, WrittenValue.mapping([]).with(value, at: rest)))
      }
      return .mapping(entries)
    case .item:
      var items: [WrittenValue] = []
      if case .list(let existing) = self { items = existing }
      if items.isEmpty { items.append(.mapping([])) }
      let index = items.firstIndex { $0.has(rest.first) } ?? 0
      items[index] = items[index].with(value, at: rest)
      return .list(items)
    }
  }

  private func has(_ step: Step?) -> Bool {
    guard case .field(let name) = step, case .mapping(let entries) = self else { return false }
    return entries.contains { $0.key == name }
  }

  /// The text in flow style, and the bytes of the value in question.
  func written() -> (text: String, marked: SourceSpan?) {
    var text = ""
    var marked: SourceSpan?
    write(to: &text, &marked)
    return (text + "\n", marked)
  }

  private func write(to text: inout String, _ marked: inout SourceSpan?) {
    switch self {
    case .scalar(let source): text += source
    case .marked(let source):
      let start = text.utf8.count
      text += source
      marked = SourceSpan(start, start + source.utf8.count)
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        item.write(to: &text, &marked)
      }
      text += "]"
    case .mapping(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += ", " }
        text += Self.quoted(entry.key) + ": "
        entry.value.write(to: &text, &marked)
      }
      text += "}"
    }
  }
}
