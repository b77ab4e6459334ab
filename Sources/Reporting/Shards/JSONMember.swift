import Diagnostics
import YAMLSyntax

/// A value of a report that is read again, which has to be what it should be.
struct JSONMember {
  private let node: YAMLNode
  /// What the value is called where it is not what it should be.
  private let name: String

  init(_ node: YAMLNode, _ name: String) {
    self.node = node
    self.name = name
  }

  /// A problem with the value.
  func problem(_ message: String) -> ReportProblem { ReportProblem(message, at: node.location) }

  private func wrong(_ wanted: String) -> ReportProblem { problem("`\(name)` has to be \(wanted)") }

  /// A member of the object, which has to be there.
  subscript(_ key: StaticString) -> JSONMember {
    get throws(ReportProblem) {
      guard let value = try optional(key) else { throw problem("there is no `\(key)`") }
      return value
    }
  }

  /// A member of the object, if it is there.
  func optional(_ key: StaticString) throws(ReportProblem) -> JSONMember? {
    guard node.kind == .mapping else { throw wrong("an object") }
    return node[key].map { JSONMember($0, "\(key)") }
  }

  /// The items of the list.
  var items: [JSONMember] {
    get throws(ReportProblem) {
      guard node.kind == .sequence else { throw wrong("a list") }
      return node.items.map { JSONMember($0, name) }
    }
  }

  /// Whether it is `null`.
  var isNull: Bool { node.scalarStyle == .plain && node.scalarEquals("null") }

  /// The text.
  var text: String {
    get throws(ReportProblem) {
      guard node.scalarStyle == .doubleQuoted, let bytes = node.scalarBytes else { throw wrong("a text") }
      guard let text = String(validating: bytes, as: UTF8.self) else { throw problem("`\(name)` is not UTF-8") }
      return text
    }
  }

  /// The text, unless it is `null`.
  var optionalText: String? {
    get throws(ReportProblem) { isNull ? nil : try text }
  }

  /// The whole number, which is not negative.
  var number: Int {
    get throws(ReportProblem) {
      guard node.scalarStyle == .plain, let bytes = node.scalarBytes,
        let number = Int(String(decoding: bytes, as: UTF8.self)), number >= 0
      else { throw wrong("a whole number") }
      return number
    }
  }

  /// Whether it is `true`.
  var truth: Bool {
    get throws(ReportProblem) {
      if node.scalarStyle == .plain, node.scalarEquals("true") { return true }
      if node.scalarStyle == .plain, node.scalarEquals("false") { return false }
      throw wrong("`true` or `false`")
    }
  }

  /// The word, which has to be one of some.
  func word<Word: RawRepresentable & CaseIterable>() throws(ReportProblem) -> Word where Word.RawValue == String {
    guard let word = try Word(rawValue: text) else {
      throw wrong("one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// The bytes of which the text has the digits.
  var hexadecimal: [UInt8] {
    get throws(ReportProblem) {
      guard let bytes = try [UInt8](hexadecimal: Array(text.utf8)[...]) else {
        throw wrong("pairs of the digits 0 to f")
      }
      return bytes
    }
  }

  /// The element of a list that the number stands for.
  func element<Element>(of list: [Element]) throws(ReportProblem) -> Element {
    let number = try number
    guard list.indices.contains(number) else { throw problem("`\(name)` names number \(number) of \(list.count)") }
    return list[number]
  }
}
