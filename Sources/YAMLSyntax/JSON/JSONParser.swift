internal import Diagnostics

/// A strict parser of JSON (RFC 8259) that builds the records of a tree.
///
/// All places are places in the text that it reads. It never recurses.
struct JSONParser {
  private(set) var records: [YAMLRecord] = []
  /// The text itself, followed by the strings that have escapes, decoded.
  private(set) var text: [UInt8]

  /// The text that is read; ``text`` grows, and what is read must not be copied for that.
  private let source: [UInt8]
  private let dialect: JSONDialect
  private let length: Int
  private var position = 0
  private var open: [OpenCollection] = []

  /// An array or object whose end has not come yet.
  private struct OpenCollection {
    let node: Int
    let start: Int
    let isObject: Bool
    var count: UInt32 = 0
  }

  init(_ text: [UInt8], _ dialect: JSONDialect) {
    self.text = text
    source = text
    self.dialect = dialect
    length = text.count
    records.reserveCapacity(length / 32 + 4)
  }

  /// Reads one value and nothing after it.
  mutating func parse() throws(JSONSyntaxError) {
    try parseValue(expecting: "a JSON value")
    while let collection = open.last {
      if collection.isObject {
        try continueObject(collection)
      } else {
        try continueArray(collection)
      }
    }
    skipWhitespace()
    if position < length { throw unexpected("the end of the JSON") }
  }

  private mutating func continueObject(_ collection: OpenCollection) throws(JSONSyntaxError) {
    skipWhitespace()
    if collection.count == 0 {
      if take("}") { return close(collection) }
      guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes or `}`") }
    } else {
      if take("}") { return close(collection) }
      guard take(",") else { throw unexpected("`,` or `}` after a value") }
      skipWhitespace()
      guard next == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes after `,`") }
    }
    try parseString()
    skipWhitespace()
    guard take(":") else { throw unexpected("`:` after a key") }
    open[open.count - 1].count += 1
    try parseValue(expecting: "a value after `:`")
  }

  private mutating func continueArray(_ collection: OpenCollection) throws(JSONSyntaxError) {
    skipWhitespace()
    if take("]") { return close(collection) }
    if collection.count > 0 {
      guard take(",") else { throw unexpected("`,` or `]` after a value") }
    }
    open[open.count - 1].count += 1
    try parseValue(expecting: collection.count > 0 ? "a value after `,`" : "a value or `]`")
  }

  /// Reads a scalar, or the opening of a collection.
  private mutating func parseValue(expecting expected: String) throws(JSONSyntaxError) {
    skipWhitespace()
    guard let first = next else { throw unexpected(expected) }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < dialect.maximumDepth else {
        throw JSONSyntaxError(
          message: "nested deeper than \(dialect.maximumDepth) levels, which its reader refuses",
          span: span(position..<position + 1))
      }
      let isObject = first == UInt8(ascii: "{")
      open.append(OpenCollection(node: records.count, start: position, isObject: isObject))
      // The end is not known yet; both ends are set when the collection is complete.
      records.append(
        YAMLRecord(kind: isObject ? .mapping : .sequence, span: span(position..<position), end: 0))
      position += 1
    case UInt8(ascii: "\""):
      try parseString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try parseNumber()
    case UInt8(ascii: "t"):
      try parseWord("true", expecting: expected)
    case UInt8(ascii: "f"):
      try parseWord("false", expecting: expected)
    case UInt8(ascii: "n"):
      try parseWord("null", expecting: expected)
    case UInt8(ascii: "N") where dialect.namesNumbers:
      try parseWord("NaN", expecting: expected)
    case UInt8(ascii: "I") where dialect.namesNumbers:
      try parseWord("Infinity", expecting: expected)
    default:
      throw unexpected(expected)
    }
  }

  private mutating func close(_ collection: OpenCollection) {
    open.removeLast()
    records[collection.node].span = span(collection.start..<position)
    records[collection.node].end = Int32(records.count)
    records[collection.node].first = collection.count
  }

  private mutating func parseWord(_ word: StaticString, expecting expected: String) throws(JSONSyntaxError) {
    let start = position
    let isThere = word.withUTF8Buffer { source[start..<length].starts(with: $0) }
    guard isThere else { throw unexpected(expected) }
    position += word.utf8CodeUnitCount
    appendScalar(start..<position, style: .plain, text: start..<position)
  }

  private mutating func parseNumber() throws(JSONSyntaxError) {
    let start = position
    if take("-"), dialect.namesNumbers, next == UInt8(ascii: "I") {
      return try parseWord("Infinity", expecting: "a digit after `-`")
    }
    if !take("0") {
      guard skipDigits() else { throw unexpected("a digit after `-`") }
    } else if let next, isDigit(next) {
      throw JSONSyntaxError(message: "a JSON number has no leading zero", span: span(start..<position))
    }
    if take(".") {
      guard skipDigits() else { throw unexpected("a digit after `.`") }
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard skipDigits() else { throw unexpected("a digit in the exponent") }
    }
    appendScalar(start..<position, style: .plain, text: start..<position)
  }

  private mutating func parseString() throws(JSONSyntaxError) {
    let start = position
    position += 1
    // Most strings have no escape and are a slice of the text; the first escape starts a decoded copy.
    var decodedStart: Int?
    while true {
      let verbatim = position..<endOfVerbatim(from: position)
      position = verbatim.upperBound
      if decodedStart != nil { source.withUnsafeBufferPointer { text.append(contentsOf: $0[verbatim]) } }
      guard position < length else {
        throw JSONSyntaxError(message: "the JSON ends in the middle of a string", span: span(length..<length))
      }
      switch source[position] {
      case UInt8(ascii: "\""):
        position += 1
        let range = decodedStart.map { $0..<text.count } ?? start + 1..<position - 1
        appendScalar(start..<position, style: .doubleQuoted, text: range)
        return
      case UInt8(ascii: "\\"):
        if decodedStart == nil {
          decodedStart = text.count
          source.withUnsafeBufferPointer { text.append(contentsOf: $0[start + 1..<position]) }
        }
        try parseEscape()
      default:
        throw JSONSyntaxError(
          message: "\(name(ofByteAt: position)) in a JSON string must be written as an escape",
          span: span(position..<position + 1))
      }
    }
  }

  /// Where the bytes of a string end that stand for themselves: at its end, an escape, or what may not stand there.
  private func endOfVerbatim(from start: Int) -> Int {
    Self.isVerbatim.withUnsafeBufferPointer { isVerbatim in
      source.withUnsafeBufferPointer { $0[start...].firstIndex { !isVerbatim[Int($0)] } ?? $0.count }
    }
  }

  private static let isVerbatim: [Bool] = (UInt8.min...UInt8.max).map { byte in
    byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte >= 0x20
  }

  private mutating func parseEscape() throws(JSONSyntaxError) {
    let start = position
    position += 1
    switch next {
    case nil: throw unexpected("an escape after `\\`")
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(source[position])
    case UInt8(ascii: "u"):
      position += 1
      let scalar = try parseUnicodeEscape()
      text.append(contentsOf: String(scalar).utf8)
      return
    default:
      throw JSONSyntaxError(
        message: "JSON has no escape `\\` followed by \(name(ofByteAt: position))",
        span: span(start..<position + 1))
    }
    position += 1
  }

  /// Reads the digits after `\u`, and the second half of a surrogate pair; half a pair becomes U+FFFD, as in Go.
  private mutating func parseUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try parseFourDigits()
    guard 0xD800...0xDBFF ~= first else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let afterFirst = position
    if take("\\"), take("u") {
      let second = try parseFourDigits()
      if 0xDC00...0xDFFF ~= second {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
    }
    position = afterFirst
    return "\u{FFFD}"
  }

  private mutating func parseFourDigits() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue, next < 0x80 else {
        throw unexpected("four hexadecimal digits after `\\u`")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func appendScalar(_ range: Range<Int>, style: ScalarStyle, text: Range<Int>) {
    records.append(
      YAMLRecord(
        kind: .scalar, style: style, typing: style == .plain ? .byText : .string, span: span(range),
        end: Int32(records.count + 1), first: UInt32(text.lowerBound), second: UInt32(text.count)))
  }
}

/// Looking at the text.
extension JSONParser {
  private func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(range.lowerBound, range.upperBound) }

  private var next: UInt8? { position < length ? source[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipWhitespace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  /// Skips digits; whether there was one.
  private mutating func skipDigits() -> Bool {
    let start = position
    while let next, isDigit(next) { position += 1 }
    return position > start
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func unexpected(_ expected: String) -> JSONSyntaxError {
    guard position < length else {
      return JSONSyntaxError(
        message: length == 0 ? "expected \(expected), found no text" : "the JSON ends where \(expected) should be",
        span: span(length..<length))
    }
    let character = UTF8Scalar.decode(source[position..<length])?.length ?? 1
    return JSONSyntaxError(
      message: "expected \(expected), found \(name(ofByteAt: position))",
      span: span(position..<position + character))
  }

  /// What is at a place, to put into a sentence.
  private func name(ofByteAt offset: Int) -> String {
    switch source[offset] {
    case 0x0A, 0x0D: return "a line break"
    case 0x09: return "a tab"
    default:
      guard let (scalar, _) = UTF8Scalar.decode(source[offset..<length]) else { return "a broken character" }
      var visible = ""
      VisibleText.append(scalar, to: &visible)
      return "`\(visible)`"
    }
  }
}
