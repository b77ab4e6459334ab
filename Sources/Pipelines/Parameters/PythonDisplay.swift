import Diagnostics

/// Dictionaries and lists as Python shows them, `{'a': True}`, compared with the same as JSON, `{"a": true}`.
enum PythonDisplay {
  /// Whether two texts are made of the same words, brackets and strings.
  ///
  /// The order does not count, because one of the two may be sorted by keys.
  static func isSame(_ python: ByteString, as json: ByteString) -> Bool {
    guard let (left, right) = bothTexts(python, json), let first = left.first, first == "{" || first == "[" else {
      return false
    }
    return tokens(of: left).sorted() == tokens(of: right).sorted()
  }

  private static func bothTexts(_ python: ByteString, _ json: ByteString) -> (String, String)? {
    python.string.flatMap { left in json.string.map { (left, $0) } }
  }

  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    var rest = text[...]
    func close() {
      if !word.isEmpty { tokens.append(["True": "true", "False": "false", "None": "null"][word] ?? word) }
      word = ""
    }
    while let next = rest.popFirst() {
      switch next {
      case "'", "\"":
        close()
        tokens.append("\"" + string(&rest, until: next))
      case "{", "}", "[", "]", ",", ":":
        close()
        tokens.append(String(next))
      case " ", "\n", "\t": close()
      default: word.append(next)
      }
    }
    close()
    return tokens
  }

  /// The content of a string up to the quote that ends it, without escapes that the other notation has no need of.
  private static func string(_ rest: inout Substring, until quote: Character) -> String {
    var content = ""
    while let next = rest.popFirst(), next != quote {
      guard next == "\\", let escaped = rest.popFirst() else {
        content.append(next)
        continue
      }
      switch escaped {
      case "u", "x":
        let digits = rest.prefix(escaped == "u" ? 4 : 2)
        rest = rest.dropFirst(digits.count)
        content.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      case "n": content.append("\n")
      case "t": content.append("\t")
      case "r": content.append("\r")
      default: content.append(escaped)
      }
    }
    return content
  }
}
