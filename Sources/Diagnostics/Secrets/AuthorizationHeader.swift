/// Finds what follows `Bearer` (RFC 6750, 2.1) and `Authorization: Basic` (RFC 7617, 2).
struct AuthorizationHeader {
  /// How many bytes were looked at.
  private(set) var steps = 0

  /// The tokens and the encoded passwords in a text.
  mutating func matches(in text: [UInt8]) -> [SecretMatch] {
    var matches: [SecretMatch] = []
    var start = 0
    while let place = text.firstOccurrence(of: "earer ", from: start) {
      steps += place - start
      start = place + "earer ".utf8.count
      guard place > 0, Self.isFirstByte(text[place - 1]), place < 2 || !text[place - 2].isWordByte else { continue }
      let end = text[start...].firstIndex { !Self.isTokenByte($0) } ?? text.count
      steps += end - start
      if Self.isToken(text[start..<end]) {
        matches.append(.init(range: start..<end, kind: "a bearer token", isKnownByForm: true))
      }
      start = end
    }
    steps += text.count - start
    start = 0
    while let place = text.firstOccurrence(of: "uthorization", from: start) {
      steps += place - start
      start = place + "uthorization".utf8.count
      guard let word = text.firstOccurrence(of: "asic ", in: start..<min(text.count, start + 12)) else { continue }
      start = word + "asic ".utf8.count
      let end = text[start...].firstIndex { !$0.isBase64Byte && $0 != UInt8(ascii: "=") } ?? text.count
      steps += end - start
      if end - start >= 8, Set(text[start..<end]).count >= 6 {
        matches.append(.init(range: start..<end, kind: "a password", isKnownByForm: true))
      }
      start = end
    }
    steps += text.count - start
    return matches
  }

  /// Whether a byte may begin the word before a token.
  static func isFirstByte(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "B") || byte == UInt8(ascii: "b") }

  /// Whether the word before a token or an encoded password begins at a place.
  static func begins(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard isFirstByte(text[place]) else { return false }
    let rest = text[(place + 1)...]
    return rest.starts(with: "earer ".utf8) || rest.starts(with: "asic ".utf8)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isBase64Byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "=")
  }

  private static func isToken(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 16 && text.contains(where: \.isDecimalDigit) && text.contains(where: \.isLatinLetter)
      && Set(text).count >= 8 && !SecretText.isPlaceholder(text) && !SecretText.isReference(text)
  }
}
