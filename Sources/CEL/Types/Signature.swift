/// What types a function takes, and what it returns.
///
/// It is written `string.charAt(int): string`; a capital letter is any type, the same one wherever it stands.
struct Signature: Sendable {
  let name: String
  /// Whether the first argument stands before the name.
  let isMember: Bool
  /// The types of all arguments.
  let arguments: [CELType]
  let result: CELType
  /// The text that it was made from, to show.
  let text: String

  /// Reads the text of a signature.
  init(_ text: String) {
    self.text = text
    let open = text.firstIndex(of: "(") ?? text.endIndex
    let close = text.lastIndex(of: ")") ?? text.endIndex
    let head = text[..<open]
    var reader = TypeReader(text: text[open...].dropFirst())
    var arguments: [CELType] = []
    // A dot behind a name of a type is a call of one; other names with dots are the names of functions.
    let dot = head.lastIndex(of: ".")
    let receiver = dot.map { head[..<$0] }
    if let dot, let receiver, let type = TypeReader.type(String(receiver)) {
      isMember = true
      arguments.append(type)
      name = String(head[dot...].dropFirst())
    } else {
      isMember = false
      name = String(head)
    }
    if text.index(after: open) < close {
      repeat { arguments.append(reader.type()) } while reader.take(",")
    }
    self.arguments = arguments
    var tail = TypeReader(text: text[close...].dropFirst().drop { $0 == ":" })
    result = tail.type()
  }
}

/// Reads types such as `map<A, list<int>>`.
private struct TypeReader {
  var text: Substring

  private static let simple: [String: CELType] = [
    "dyn": .dyn, "null": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
    "bytes": .bytes, "duration": .duration, "timestamp": .timestamp, "quantity": .quantity, "url": .url, "type": .type,
    "A": .variable(0), "B": .variable(1), "C": .variable(2),
  ]

  /// The type that a text is, if it is one.
  static func type(_ text: String) -> CELType? {
    let name = text.prefix { $0.isLetter }
    // `optional.of` is a name; `optional<A>` is a type.
    let isType = simple[String(name)] != nil ? name.count == text.count : text.hasSuffix(">")
    guard isType else { return nil }
    var reader = TypeReader(text: text[...])
    return reader.type()
  }

  mutating func take(_ character: Character) -> Bool {
    text = text.drop { $0 == " " }
    guard text.first == character else { return false }
    text.removeFirst()
    return true
  }

  mutating func type() -> CELType {
    text = text.drop { $0 == " " }
    let name = text.prefix { $0.isLetter }
    text = text.dropFirst(name.count)
    guard take("<") else { return Self.simple[String(name)] ?? .dyn }
    let first = type()
    let second = take(",") ? type() : .dyn
    _ = take(">")
    switch name {
    case "list": return .list(first)
    case "map": return .map(first, second)
    default: return .optional(first)
    }
  }
}
