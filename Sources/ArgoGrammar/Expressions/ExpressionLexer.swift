internal import Diagnostics

/// Cuts an expression of expr-lang into tokens, by `parser/lexer` of its versions 1.8 to 1.17.
struct ExpressionLexer {
  private let text: ScalarText
  private let dialect: ExpressionDialect
  private var place = 0

  /// The tokens of a text, with an end token after the last.
  static func tokens(_ text: [UInt8], _ dialect: ExpressionDialect) throws(GrammarFault) -> [ExpressionToken] {
    var lexer = ExpressionLexer(text: ScalarText(text), dialect: dialect)
    var tokens: [ExpressionToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(ExpressionToken(kind: .end, word: "", range: text.count..<text.count))
    return tokens
  }

  /// Where comments stand in a text, whatever else is in it.
  static func comments(in text: [UInt8]) -> [Range<Int>] {
    guard text.contains(UInt8(ascii: "/")) else { return [] }
    var comments: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let start = place
      let rest = text[(place + 1)...]
      switch text[place] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        let quote = text[place]
        place += 1
        while place < text.count, text[place] != quote {
          place += quote != UInt8(ascii: "`") && text[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place += 1
      case UInt8(ascii: "/") where rest.first == UInt8(ascii: "/"):
        place = rest.firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        comments.append(start..<place)
      case UInt8(ascii: "/") where rest.first == UInt8(ascii: "*"):
        place = text.firstOccurrence(of: "*/", from: start + 2).map { $0 + 2 } ?? text.count
        comments.append(start..<place)
      default: place += 1
      }
    }
    return comments
  }

  private init(text: ScalarText, dialect: ExpressionDialect) {
    self.text = text
    self.dialect = dialect
  }

  private func scalar(_ ahead: Int = 0) -> Unicode.Scalar? {
    place + ahead < text.units.count ? text.units[place + ahead].scalar : nil
  }

  private func range(_ start: Int) -> Range<Int> { text.offset(of: start)..<text.offset(of: place) }

  private func token(_ kind: ExpressionToken.Kind, _ start: Int) -> ExpressionToken {
    var word = String.UnicodeScalarView()
    for unit in text.units[start..<place] { word.append(unit.scalar) }
    return ExpressionToken(kind: kind, word: String(word), range: range(start))
  }

  private mutating func next() throws(GrammarFault) -> ExpressionToken? {
    try skipSpaceAndComments()
    guard let first = scalar() else { return nil }
    let start = place
    place += 1
    switch first {
    case "'", "\"":
      try skipText(first, start)
      return token(.text, start)
    case "`":
      while let next = scalar(), next != "`" { place += 1 }
      if scalar() == nil {
        throw GrammarFault("the quotes are not closed", at: text.offset(of: start)..<text.offset(of: start + 1))
      }
      place += 1
      return token(.text, start)
    case "(", ")", "[", "]", "{", "}": return token(.bracket, start)
    case "0"..."9": return try number(start)
    case "." where scalar().map(Self.isASCIIDigit) == true: return try number(start)
    case let first where Self.isNamePart(first): return try nameOrBytes(start)
    default: return try symbol(first, start)
    }
  }

  private mutating func skipSpaceAndComments() throws(GrammarFault) {
    while let next = scalar() {
      if next.isSpace {
        place += 1
      } else if next == "/", scalar(1) == "/" {
        while let next = scalar(), next != "\n" { place += 1 }
      } else if next == "/", scalar(1) == "*" {
        let start = place
        place += 2
        while scalar() != nil, scalar() != "*" || scalar(1) != "/" { place += 1 }
        if scalar() == nil {
          throw GrammarFault("the comment is not closed", at: text.offset(of: start)..<text.offset(of: start + 2))
        }
        place += 2
      } else {
        return
      }
    }
  }

  private static func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "$" || scalar.isLetter || scalar.isDigit
  }

  private mutating func skipText(_ quote: Unicode.Scalar, _ start: Int) throws(GrammarFault) {
    while let next = scalar() {
      place += 1
      if next == quote { return }
      if next == "\n" { break }
      if next == "\\" { try skipEscape(quote) }
    }
    throw GrammarFault("the quotes are not closed", at: text.offset(of: start)..<text.offset(of: start + 1))
  }

  private mutating func skipEscape(_ quote: Unicode.Scalar) throws(GrammarFault) {
    let backslash = place - 1
    guard let escape = scalar() else { return }
    place += 1
    let count: Int
    switch escape {
    case "a", "b", "f", "n", "r", "t", "v", "\\", quote: return
    case "0", "1", "2", "3":
      for _ in 0..<2 {
        guard let digit = scalar(), ("0"..."7").contains(digit) else { return try refuseEscape(backslash) }
        place += 1
      }
      return
    case "x": count = 2
    case "u" where scalar() == "{":
      while let next = scalar(), next != "}", next != quote { place += 1 }
      if scalar() == "}" { place += 1 }
      return
    case "u": count = 4
    case "U": count = 8
    default: return try refuseEscape(backslash)
    }
    for _ in 0..<count {
      guard let digit = scalar(), digit.properties.isASCIIHexDigit else { return try refuseEscape(backslash) }
      place += 1
    }
  }

  private func refuseEscape(_ backslash: Int) throws(GrammarFault) {
    throw GrammarFault("the escape after the backslash is not known", at: range(backslash))
  }

  private mutating func number(_ start: Int) throws(GrammarFault) -> ExpressionToken {
    place = start
    var isDigit: (Unicode.Scalar) -> Bool = { Self.isASCIIDigit($0) || $0 == "_" }
    if scalar() == "0" {
      switch scalar(1) {
      case "x", "X": isDigit = { $0.properties.isASCIIHexDigit || $0 == "_" }
      case "o", "O": isDigit = { ("0"..."7").contains($0) || $0 == "_" }
      case "b", "B": isDigit = { $0 == "0" || $0 == "1" || $0 == "_" }
      default: place -= 2
      }
      place += 2
    }
    let hasBase = place > start
    while let next = scalar(), isDigit(next) { place += 1 }
    // Two dots are the operator of ranges.
    if scalar() == ".", scalar(1) != "." {
      place += 1
      while let next = scalar(), isDigit(next) { place += 1 }
    }
    if let next = scalar(), next == "e" || next == "E", !hasBase {
      place += 1
      if let sign = scalar(), sign == "+" || sign == "-" { place += 1 }
      while let next = scalar(), isDigit(next) { place += 1 }
    }
    if let next = scalar(), Self.isNamePart(next) {
      while let next = scalar(), Self.isNamePart(next) { place += 1 }
      throw GrammarFault("this is not a number", at: range(start))
    }
    let token = token(.number, start)
    if !Self.isNumber(token.word.filter { $0 != "_" }.lowercased()) {
      throw GrammarFault("this is not a number, or one that is too large", at: token.range)
    }
    return token
  }

  private static func isNumber(_ word: String) -> Bool {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      return Int64(word.dropFirst(2), radix: radix) != nil
    }
    if !word.contains("."), !word.contains("e") { return Int64(word) != nil }
    let exponent = word.firstIndex(of: "e").map { word[word.index(after: $0)...] }
    if let exponent, !exponent.contains(where: \.isNumber) { return false }
    var mantissa = "0" + word.prefix { $0 != "e" }
    if mantissa.hasSuffix(".") { mantissa += "0" }
    return Double(mantissa + (exponent.map { "e" + $0 } ?? ""))?.isFinite ?? false
  }

  private mutating func nameOrBytes(_ start: Int) throws(GrammarFault) -> ExpressionToken {
    while let next = scalar(), Self.isNamePart(next) { place += 1 }
    let name = token(.name, start)
    // Late versions write bytes as b"…".
    if dialect == .any, name.word == "b", let quote = scalar(), quote == "'" || quote == "\"" {
      place += 1
      try skipText(quote, start + 1)
      return token(.text, start)
    }
    switch name.word {
    case "not", "in", "or", "and", "matches", "contains", "startsWith", "endsWith", "let":
      return ExpressionToken(kind: .symbol, word: name.word, range: name.range)
    default: return name
    }
  }

  private mutating func symbol(_ first: Unicode.Scalar, _ start: Int) throws(GrammarFault) -> ExpressionToken {
    let seconds: String
    switch first {
    // Versions without "?." read a question mark and a fraction.
    case "?": seconds = dialect == .any && scalar(1).map(Self.isASCIIDigit) == true ? "?" : ".?"
    case "#": seconds = "#"
    case "|": seconds = "|"
    case ":": seconds = ":"
    case ".": seconds = "."
    case "&", "!", "=", "*", "<", ">": seconds = "&=*"
    case ",", ";", "%", "+", "-", "^", "/": seconds = ""
    default: throw GrammarFault("this character has no meaning here", at: range(start))
    }
    if let second = scalar(), seconds.unicodeScalars.contains(second) { place += 1 }
    return token(.symbol, start)
  }
}
