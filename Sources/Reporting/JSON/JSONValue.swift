import Diagnostics

/// A JSON document whose objects keep the order in which their members were written.
public enum JSONValue: Sendable {
  /// No value.
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  /// A text that a program writes into a file or opens one by, and that would be another one with its secrets hidden.
  case verbatim(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// The string, or `null`.
  public init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  /// An object with one more member, unless the list is empty.
  func adding(_ key: String, _ list: [JSONValue]) -> JSONValue {
    guard !list.isEmpty, case .object(let members) = self else { return self }
    return .object(members + [(key, .array(list))])
  }

  /// An object with one more member, if there is a value for it.
  func adding(_ key: String, _ value: JSONValue?) -> JSONValue {
    guard let value, case .object(let members) = self else { return self }
    return .object(members + [(key, value)])
  }

  /// The document as text, ending in a line feed.
  ///
  /// What holds only scalars stands on one line, everything else is indented by two spaces: a position is a line, a
  /// change of one value is a changed line. What a build system takes for a command is written with an escape.
  public var text: String {
    var text = ""
    write(to: &text, indentation: "\n")
    return BuildCommands.broken(in: text + "\n", as: .json)
  }

  private var isScalar: Bool {
    switch self {
    case .null, .boolean, .integer, .string, .verbatim: true
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null: text += "null"
    case .boolean(let truth): text += truth ? "true" : "false"
    case .integer(let number): text += "\(number)"
    case .string(let string): Self.quote(SecretSearch.hidden(in: string), to: &text)
    case .verbatim(let string): Self.quote(string, to: &text)
    case .array(let values):
      Self.list(values, "[", "]", areScalars: values.allSatisfy(\.isScalar), to: &text, indentation) {
        $0.write(to: &$1, indentation: $2)
      }
    case .object(let members):
      Self.list(members, "{", "}", areScalars: members.allSatisfy(\.value.isScalar), to: &text, indentation) {
        Self.quote(SecretSearch.hidden(in: $0.key), to: &$1)
        $1 += ": "
        $0.value.write(to: &$1, indentation: $2)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, areScalars: Bool, to text: inout String,
    _ indentation: String, write: (Element, inout String, String) -> Void
  ) {
    let inner = areScalars ? indentation : indentation + "  "
    text += opening
    for (index, element) in elements.enumerated() {
      if index > 0 { text += areScalars ? ", " : "," }
      if !areScalars { text += inner }
      write(element, &text, inner)
    }
    text += (areScalars ? "" : indentation) + closing
  }

  /// Writes a string so that it can also be looked at: what must not reach a terminal is escaped too (RFC 8259, 7).
  ///
  /// What is a secret by its form is hidden before, whoever made the document.
  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += #"\""#
      case "\\": text += #"\\"#
      case "\n": text += #"\n"#
      case "\r": text += #"\r"#
      case "\t": text += #"\t"#
      default:
        if VisibleText.isHarmless(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in scalar.utf16 { text += #"\u"# + hexadecimal(unit) }
        }
      }
    }
    text += "\""
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A string.
  public init(stringLiteral text: String) {
    self = .string(text)
  }

  /// An integer.
  public init(integerLiteral number: Int) {
    self = .integer(number)
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object, with its members in the order in which they are written.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
}
