import Diagnostics

/// A selector over labels, such as `app=web, tier in (a, b), !legacy`.
///
/// The grammar is that of `labels.Parse` of `k8s.io/apimachinery/pkg/labels`. Argo reads the conditions of resource
/// templates with it, over the fields of an object instead of labels.
public enum LabelSelector {
  /// What is wrong with a selector, or `nil`.
  public static func fault(in text: [UInt8]) -> GrammarFault? {
    var parser = LabelSelectorParser(text)
    do throws(GrammarFault) {
      try parser.parse()
      return nil
    } catch {
      return error
    }
  }
}

/// Reads a selector token by token.
private struct LabelSelectorParser {
  private let text: [UInt8]
  private var place = 0

  private enum Token: Equatable {
    case end
    case comma
    case not
    case open
    case close
    /// `=`, `==`, `!=`, `<` or `>`.
    case comparison(String)
    /// A name, a value, or the words `in` and `notin`.
    case word(ByteString)
  }

  init(_ text: [UInt8]) {
    self.text = text
  }

  mutating func parse() throws(GrammarFault) {
    if try peek() == .end { return }
    while true {
      try parseRequirement()
      switch try peek() {
      case .end: return
      case .comma: _ = try next()
      default: throw fault("a comma separates conditions")
      }
      switch try peek() {
      case .word, .not: continue
      default: throw fault("a name has to follow the comma")
      }
    }
  }

  private mutating func parseRequirement() throws(GrammarFault) {
    let isNegated = try peek() == .not
    if isNegated { _ = try next() }
    let start = skippedSpace
    guard case .word(let key) = try next() else { throw fault("a condition starts with a name", from: start) }
    if let fault = KubernetesName.fault(in: key.bytes[...], as: .qualifiedName) {
      throw GrammarFault(fault.message, at: start + fault.range.lowerBound..<start + fault.range.upperBound)
    }
    let following = try peek()
    if isNegated || following == .end || following == .comma { return }
    let operatorStart = skippedSpace
    switch try next() {
    case .word("in"), .word("notin"): try parseList()
    case .comparison(let sign): try parseValue(mustBeNumber: sign == "<" || sign == ">")
    default: throw fault("=, ==, !=, <, >, in or notin has to follow the name", from: operatorStart)
    }
  }

  private mutating func parseValue(mustBeNumber: Bool) throws(GrammarFault) {
    let start = skippedSpace
    let following = try peek()
    if following == .end || following == .comma {
      if mustBeNumber { throw fault("a number is missing") }
      return
    }
    guard case .word(let value) = try next() else { throw fault("a value is missing", from: start) }
    if mustBeNumber, Int64(String(decoding: value.bytes, as: UTF8.self)) == nil {
      throw fault("only whole numbers can be compared by < and >", from: start)
    }
    try checkValue(value, from: start)
  }

  private mutating func parseList() throws(GrammarFault) {
    let start = skippedSpace
    guard try next() == .open else { throw fault("a list of values in parentheses is missing", from: start) }
    while true {
      let start = skippedSpace
      switch try next() {
      case .close: return
      case .comma: continue
      case .word(let value): try checkValue(value, from: start)
      default: throw fault("a list of values in parentheses is not closed", from: start)
      }
    }
  }

  private func checkValue(_ value: ByteString, from start: Int) throws(GrammarFault) {
    guard let fault = KubernetesName.fault(in: value.bytes[...], as: .labelValue) else { return }
    throw GrammarFault(fault.message, at: start + fault.range.lowerBound..<start + fault.range.upperBound)
  }

  /// A fault at what stands next, or from a place up to the current one.
  private func fault(_ message: String, from start: Int? = nil) -> GrammarFault {
    let start = start ?? skippedSpace
    return GrammarFault(message, at: start..<max(place, min(start + 1, text.count)))
  }

  /// The place of the next token.
  private var skippedSpace: Int {
    text[place...].firstIndex { !Self.isSpace($0) } ?? text.count
  }

  private func peek() throws(GrammarFault) -> Token {
    var copy = self
    return try copy.next()
  }

  private mutating func next() throws(GrammarFault) -> Token {
    place = skippedSpace
    guard place < text.count else { return .end }
    let start = place
    if !Self.isSymbol(text[place]) {
      place = text[place...].firstIndex { Self.isSymbol($0) || Self.isSpace($0) } ?? text.count
      return .word(ByteString(text[start..<place]))
    }
    place += 1
    if place < text.count, text[place] == UInt8(ascii: "="),
      text[start] == UInt8(ascii: "=") || text[start] == UInt8(ascii: "!")
    {
      place += 1
    }
    let symbol = String(decoding: text[start..<place], as: UTF8.self)
    return switch symbol {
    case ",": .comma
    case "!": .not
    case "(": .open
    case ")": .close
    default: .comparison(symbol)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  private static func isSymbol(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: ">"),
      UInt8(ascii: "<"):
      true
    default: false
    }
  }
}
