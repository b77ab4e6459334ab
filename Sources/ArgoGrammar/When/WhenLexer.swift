/// Cuts a `when` expression into tokens as govaluate's `readToken` does.
///
/// A tag within quotes or brackets is a piece of text that is not known. Anywhere else it is a gap. No tag may follow a
/// backslash.
struct WhenLexer {
  let text: ScalarText
  private(set) var place: Int

  init(_ text: ScalarText, at place: Int = 0) {
    self.text = text
    self.place = place
  }

  private var unit: ScalarText.Unit? { place < text.units.count ? text.units[place] : nil }

  /// The next token after tokens of the given kinds, or `nil` at the end.
  mutating func next(after previous: WhenTokenKinds) throws(GrammarFault) -> WhenToken? {
    while let unit, !unit.isTag, unit.scalar.isSpace { place += 1 }
    guard let unit else { return nil }
    let start = place
    if unit.isTag { return gap(from: start) }
    switch unit.scalar {
    case ",", "(", ")":
      place += 1
      return punctuation(unit.scalar, start)
    case "[": return try bracketed(start)
    case "'", "\"": return try quoted(start)
    case let scalar where scalar.isDigit || scalar == ".": return try number(start)
    case let scalar where scalar.isLetter: return try word(start)
    default: return try symbol(start, after: previous)
    }
  }

  private func range(_ start: Int) -> Range<Int> { text.offset(of: start)..<text.offset(of: place) }

  private func punctuation(_ scalar: Unicode.Scalar, _ start: Int) -> WhenToken {
    switch scalar {
    case ",": WhenToken(kinds: .separator, content: .symbol(.separator), range: range(start))
    case "(": WhenToken(kinds: .open, content: .none, range: range(start))
    default: WhenToken(kinds: .close, content: .none, range: range(start))
    }
  }

  /// A tag and all that touches it, since its value may be the other half of a word or an operator.
  private mutating func gap(from start: Int) -> WhenToken {
    while let unit, unit.isTag {
      place += 1
      switch self.unit?.scalar {
      case "\\"?: skip { Self.isWordPart($0) || Self.isSymbolPart($0) }
      case let next? where Self.isWordPart(next): skipWord()
      default: skipSymbol()
      }
    }
    let isAlone = place == start + 1 && text.units[start].isTag
    return WhenToken(kinds: .any, content: .gap(isAlone: isAlone), range: range(start))
  }

  /// Skips the rest of a word or a number.
  mutating func skipWord() { skip(while: Self.isWordPart) }

  /// Skips the rest of an operator.
  mutating func skipSymbol() { skip(while: Self.isSymbolPart) }

  private mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while let unit, !unit.isTag, unit.scalar == "\\" || !unit.scalar.isSpace && condition(unit.scalar) {
      place += unit.scalar == "\\" ? 2 : 1
    }
    place = min(place, text.units.count)
  }

  /// Skips to after the delimiter that ends a text or a name in brackets, and says whether there is one.
  mutating func skipPast(_ isEnd: (Unicode.Scalar) -> Bool) -> Bool {
    while let unit {
      place += 1
      if unit.isTag { continue }
      if unit.scalar == "\\" {
        place += 1
      } else if isEnd(unit.scalar) {
        return true
      }
    }
    return false
  }

  static func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\"" }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.isDigit || scalar == "_" || scalar == "."
  }

  private static func isSymbolPart(_ scalar: Unicode.Scalar) -> Bool {
    !(scalar.isLetter || scalar.isDigit || "()[]'\"".unicodeScalars.contains(scalar))
  }

  /// Characters up to white space, to one that does not belong, or to the end; `nil` when a tag is among them.
  ///
  /// A backslash makes the next character belong, of any kind. White space before the first is skipped, and that after
  /// the last is read.
  private mutating func run(while condition: (Unicode.Scalar) -> Bool) throws(GrammarFault) -> String? {
    var run = String.UnicodeScalarView()
    while let unit {
      if unit.isTag { return nil }
      if unit.scalar == "\\" {
        run.append(try escaped())
        continue
      }
      if unit.scalar.isSpace {
        place += 1
        if !run.isEmpty { break }
        continue
      }
      guard condition(unit.scalar) else { break }
      run.append(unit.scalar)
      place += 1
    }
    return String(run)
  }

  private mutating func escaped() throws(GrammarFault) -> Unicode.Scalar {
    let backslash = place
    guard backslash + 1 < text.units.count else {
      place = text.units.count
      throw GrammarFault(
        "nothing follows the backslash, which makes Argo's evaluator panic", at: range(backslash))
    }
    place += 2
    return text.units[backslash + 1].scalar
  }

  private func isDouble(_ start: Int, _ second: Unicode.Scalar) -> Bool {
    start + 1 < text.units.count && !text.units[start + 1].isTag && text.units[start + 1].scalar == second
  }

  private mutating func number(_ start: Int) throws(GrammarFault) -> WhenToken {
    // A lone "0x" at the very end is a zero and a word.
    if text.units[start].scalar == "0", isDouble(start, "x"), start + 2 < text.units.count {
      place += 2
      let digits = try run { $0.isDigit || "abcdefABCDEF".unicodeScalars.contains($0) }
      guard let digits else { return gap(from: start) }
      guard !digits.hasPrefix("+"), !digits.hasPrefix("-"), let value = UInt64(digits, radix: 16) else {
        throw GrammarFault("at most 16 hexadecimal digits can follow \"0x\"", at: range(start))
      }
      return WhenToken(kinds: .number, content: .value(.number(Double(value))), range: trimmedRange(start))
    }
    guard let digits = try run(while: { $0.isDigit || $0 == "." }) else { return gap(from: start) }
    guard let value = Self.double(digits) else {
      throw GrammarFault("this is not a number; a text with dots or signs needs quotes", at: trimmedRange(start))
    }
    return WhenToken(kinds: .number, content: .value(.number(value)), range: trimmedRange(start))
  }

  /// A decimal number; Swift's own reading also takes names such as "inf".
  private static func double(_ text: String) -> Double? {
    let mantissa = text.utf8.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    guard mantissa.contains(where: \.isDigit), mantissa.count(where: { $0 == UInt8(ascii: ".") }) <= 1 else {
      return nil
    }
    let exponent = text.utf8.dropFirst(mantissa.count)
    guard exponent.isEmpty || exponent.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return nil }
    let whole = "0" + String(decoding: mantissa, as: UTF8.self)
    let value = Double((whole.hasSuffix(".") ? whole + "0" : whole) + String(decoding: exponent, as: UTF8.self))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The place of a token whose reading went on over the white space after it.
  private func trimmedRange(_ start: Int) -> Range<Int> {
    var end = place
    while end > start + 1, text.units[end - 1].scalar.isSpace { end -= 1 }
    return text.offset(of: start)..<text.offset(of: end)
  }

  private mutating func word(_ start: Int) throws(GrammarFault) -> WhenToken {
    guard let word = try run(while: Self.isWordPart) else { return gap(from: start) }
    let range = trimmedRange(start)
    switch word {
    case "true", "false":
      return WhenToken(kinds: .boolean, content: .value(.boolean(word == "true")), range: range)
    case "in", "IN":
      return WhenToken(kinds: .comparator, content: .symbol(.isIn), range: range)
    default: break
    }
    let parts = word.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0].first != nil else {
      return WhenToken(kinds: .word, content: .value(.text(Array(word.utf8))), range: range)
    }
    if parts.last?.first == nil {
      throw GrammarFault("a word with a dot at its end needs quotes", at: range)
    }
    // What govaluate calls an unexported field.
    let isField = parts.dropFirst().allSatisfy { part in
      part.first.map { $0.properties.uppercaseMapping == String($0) } ?? true
    }
    guard isField else { throw GrammarFault("a text with a dot needs quotes", at: range) }
    return WhenToken(kinds: .accessor, content: .accessor, range: range)
  }

  private mutating func bracketed(_ start: Int) throws(GrammarFault) -> WhenToken {
    place += 1
    let (name, hasTag) = try delimited(start, what: "the bracket is not closed") { $0 == "]" }
    return WhenToken(
      kinds: .word, content: .value(hasTag ? .unknown(.text) : .text(Array(name.utf8))), range: range(start))
  }

  private mutating func quoted(_ start: Int) throws(GrammarFault) -> WhenToken {
    place += 1
    let (string, hasTag) = try delimited(start, what: "the quotes are not closed", Self.isQuote)
    if hasTag {
      return WhenToken(kinds: [.text, .time], content: .value(.unknown([.text, .number])), range: range(start))
    }
    if let seconds = GoTime.seconds(in: string) {
      return WhenToken(kinds: .time, content: .value(.number(Double(seconds))), range: range(start))
    }
    return WhenToken(kinds: .text, content: .value(.text(Array(string.utf8))), range: range(start))
  }

  private mutating func delimited(
    _ start: Int, what: String, _ isEnd: (Unicode.Scalar) -> Bool
  ) throws(GrammarFault) -> (text: String, hasTag: Bool) {
    var content = String.UnicodeScalarView()
    var hasTag = false
    while let unit {
      if unit.isTag {
        hasTag = true
        place += 1
      } else if unit.scalar == "\\" {
        content.append(try escaped())
      } else if isEnd(unit.scalar) {
        place += 1
        return (String(content), hasTag)
      } else {
        content.append(unit.scalar)
        place += 1
      }
    }
    throw GrammarFault(what, at: text.offset(of: start)..<text.offset(of: start + 1))
  }

  private mutating func symbol(_ start: Int, after previous: WhenTokenKinds) throws(GrammarFault) -> WhenToken {
    guard let symbol = try run(while: Self.isSymbolPart) else { return gap(from: start) }
    // A closing bracket belongs to no run, and must not stop the reading.
    if place == start { place += 1 }
    let range = trimmedRange(start)
    var kinds: WhenTokenKinds = []
    if let meaning = WhenOperator(rawValue: symbol), meaning != .separator {
      if meaning.isPrefix, !previous.beforePrefix.isEmpty { kinds.insert(.prefix) }
      if let kind = meaning.kind, !meaning.isPrefix || previous.beforePrefix != previous { kinds.insert(kind) }
      if !kinds.isEmpty { return WhenToken(kinds: kinds, content: .symbol(meaning), range: range) }
    }
    throw GrammarFault(Self.complaint(about: symbol), at: range)
  }

  private static func complaint(about symbol: String) -> String {
    let advice =
      switch symbol {
      case "=", "===": "; equality is \"==\""
      case "<>", "!==", "=!": "; inequality is \"!=\""
      case "=>": "; \"at least\" is \">=\""
      case "=<": "; \"at most\" is \"<=\""
      case "!": "; \"!\" belongs before a value"
      default: symbol.unicodeScalars.count > 1 ? "; operators need a space between them, and a text needs quotes" : ""
      }
    return "this is not an operator\(advice)"
  }
}
