/// Finds secrets by the name that stands before them in the text: `--token=…`, `password: …`, `{"api_key": "…"}`,
/// `?sig=…`, and the pair `{"name": "db_password", "value": "…"}`.
struct SecretSetting {
  /// How many bytes were looked at.
  private(set) var steps = 0

  /// Where a value without quotes that was looked at ends, and where it began.
  private var word = 0..<0
  private var text: [UInt8] = []

  /// A `name:` that says that the value beside it is a secret.
  private struct Named {
    let name: SecretName
    let end: Int
  }

  /// A value that a name may follow.
  private struct Value {
    let range: Range<Int>
    let isQuoted: Bool
  }

  /// The values of settings that are secrets.
  mutating func matches(in text: [UInt8]) -> [SecretMatch] {
    self.text = text
    var matches: [SecretMatch] = []
    var named: Named?
    var before: Value?
    var place = 0
    while let sign = text.withUnsafeBufferPointer({ Self.sign(in: $0, from: place) }) {
      steps += sign - place + 1
      place = sign + 1
      guard let name = self.name(before: sign) else { continue }
      // `arn:aws:secretsmanager:…:secret:NAME` is the address of a secret, whose parts are no settings.
      if name.lowerBound > 0, text[sign] == UInt8(ascii: ":"), text[name.lowerBound - 1] == UInt8(ascii: ":") {
        continue
      }
      switch Role(text[name]) {
      case .other: continue
      case .secret(let test):
        let value = value(after: sign)
        steps += value.range.count
        if let kind = test(text[value.range], value.isQuoted) { matches.append(match(value, kind)) }
        place = max(place, value.range.upperBound)
      case .name:
        let value = value(after: sign)
        named = SecretName(ByteString(text[value.range].prefix(Self.longestName)))
          .map { Named(name: $0, end: value.range.upperBound) }
        if let secret = named, let before, isBeside(before.range.upperBound, name.lowerBound),
          isSecret(before, called: secret.name)
        {
          matches.append(match(before, secret.name.kind))
        }
        before = nil
      case .value:
        let value = value(after: sign)
        if let secret = named, isBeside(secret.end, name.lowerBound), isSecret(value, called: secret.name) {
          matches.append(match(value, secret.name.kind))
        }
        named = nil
        before = value
      }
    }
    steps += text.count - place
    return matches
  }

  /// The next sign that may stand between a name and its value.
  private static func sign(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < text.count {
      if text[place] == UInt8(ascii: ":") || text[place] == UInt8(ascii: "=") { return place }
      place += 1
    }
    return nil
  }

  private static let longestName = 64
  /// How far apart the name and the value of a pair may be.
  private static let longestGap = 200

  private func match(_ value: Value, _ kind: String) -> SecretMatch {
    SecretMatch(range: value.range, kind: kind, isKnownByForm: false)
  }

  private mutating func isSecret(_ value: Value, called name: SecretName) -> Bool {
    steps += value.range.count
    return SecretText.isSecret(text[value.range], named: name)
  }

  /// Whether two places are within one mapping.
  private mutating func isBeside(_ end: Int, _ start: Int) -> Bool {
    guard end <= start, start - end <= Self.longestGap else { return false }
    steps += start - end
    var isLineStart = false
    for byte in text[end..<start] {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return false }
      if isLineStart, byte == UInt8(ascii: "-") { return false }
      isLineStart = byte == UInt8(ascii: "\n") || isLineStart && byte == UInt8(ascii: " ")
    }
    return true
  }

  private mutating func name(before sign: Int) -> Range<Int>? {
    let name = text.withUnsafeBufferPointer { Self.name(in: $0, before: sign) }
    steps += name.map { sign - $0.lowerBound } ?? 0
    return name
  }

  /// The name before a sign, without quotes around it; `nil` where it can mean nothing.
  static func name(in text: UnsafeBufferPointer<UInt8>, before sign: Int) -> Range<Int>? {
    let least = max(0, sign - longestName)
    var end = sign
    while end > least, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if end > least, isQuote(text[end - 1]) { end -= 1 }
    while end > least, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    guard Role.mayMean(nameIn: text, upTo: end) else { return nil }
    var start = end
    while start > least,
      text[start - 1].isWordByte || text[start - 1] == UInt8(ascii: "-") || text[start - 1] == UInt8(ascii: ".")
    {
      start -= 1
    }
    return start..<end
  }

  /// The value after a sign, without quotes around it.
  private mutating func value(after sign: Int) -> Value {
    var start = sign + 1
    while start < text.count, start - sign < 20, text[start] == UInt8(ascii: " ") || text[start] == UInt8(ascii: "\t") {
      start += 1
    }
    var quote = start
    while quote < text.count, quote - start < 4, text[quote] == UInt8(ascii: "\\") { quote += 1 }
    guard quote < text.count, Self.isQuote(text[quote]) else { return Value(range: unquoted(start), isQuoted: false) }
    let mark = text[quote]
    start = quote + 1
    var end = start
    // A quote begins where the one before it of its kind has ended, so that no part is gone through more than twice.
    while end < text.count, text[end] != mark, text[end] != UInt8(ascii: "\n") { end += 1 }
    steps += end - sign
    // The backslashes before the closing quote are the quote's, as those before the opening one are.
    while end > start, end < text.count, text[end] == mark, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    return Value(range: start..<end, isQuoted: true)
  }

  private mutating func unquoted(_ start: Int) -> Range<Int> {
    if word.contains(start) { return start..<word.upperBound }
    let end = text[start...].firstIndex(where: Self.endsWord) ?? text.count
    steps += end - start
    word = start..<end
    return word
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  /// Whether a value without quotes ends before a byte.
  static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "\\"), UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
