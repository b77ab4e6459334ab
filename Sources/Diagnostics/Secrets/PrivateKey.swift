/// Finds private keys in the text form of RFC 7468 (`-----BEGIN … PRIVATE KEY-----`) and of OpenSSH and PGP.
struct PrivateKey {
  /// How many bytes were looked at.
  private(set) var steps = 0

  /// The keys in a text, from the first line to the last.
  ///
  /// A mention of the first line alone, as programs have it that read keys, is none.
  mutating func matches(in text: [UInt8]) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var start = 0
    // The next last line is looked for once, however many first lines come before it.
    var nextLast = -1
    while let found = occurrence(of: "-----BEGIN ", in: text, start..<text.count) {
      start = found + 1
      guard let label = occurrence(of: "PRIVATE KEY", in: text, found..<min(text.count, found + 51)),
        let body = body(in: text, after: label)
      else { continue }
      if nextLast < body.upperBound {
        nextLast = occurrence(of: "-----END ", in: text, body.upperBound..<text.count) ?? text.count
      }
      var end: Int?
      if nextLast < text.count, nextLast - body.upperBound < Self.longestKey {
        end = occurrence(of: "KEY", in: text, nextLast..<min(text.count, nextLast + 60)).map { $0 + "KEY".utf8.count }
      }
      let range = found..<(end ?? endOfLines(in: text, from: body.upperBound))
      matches.append(range)
      start = range.upperBound
    }
    return matches
  }

  /// Whether the first line of a key may begin at a place.
  static func begins(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    place + 1 < text.count && text[place + 1] == UInt8(ascii: "-")
      && text[place...].starts(with: "-----BEGIN ".utf8)
  }

  /// The bytes of an RSA key of 16,384 bits in Base64, with line breaks and indentation.
  private static let longestKey = 32_768

  private mutating func occurrence(of part: StaticString, in text: [UInt8], _ range: Range<Int>) -> Int? {
    let found = text.firstOccurrence(of: part, in: range)
    steps += (found ?? range.upperBound) - range.lowerBound + 1
    return found
  }

  /// The first line of Base64 within the lines after the label, which may tell how the key is encrypted.
  private mutating func body(in text: [UInt8], after label: Int) -> Range<Int>? {
    var start = label
    for place in label..<min(text.count, label + 600) {
      steps += 1
      guard text[place].isBase64Byte else {
        start = place + 1
        continue
      }
      if place - start >= 40 { return start..<place + 1 }
    }
    return nil
  }

  /// Where the lines of Base64 end that go on at a place.
  ///
  /// A key without its last line is cut, and as good as whole to whoever knows the format.
  private mutating func endOfLines(in text: [UInt8], from start: Int) -> Int {
    var end = start
    var place = start
    while place < text.count {
      let lineStart = place
      while place < text.count, text[place].isBase64Byte || text[place] == UInt8(ascii: "=") { place += 1 }
      // The rest of the first line, then lines; a shorter one is a word of something else.
      if lineStart > start, place - lineStart < 20 { break }
      end = place
      while place < text.count, text[place] <= 0x20 || text[place] == UInt8(ascii: "\\") { place += 1 }
      if place == end { break }
    }
    steps += place - start
    return end
  }
}

extension UInt8 {
  /// Whether Base64 (RFC 4648, 4) may hold the byte, padding aside.
  var isBase64Byte: Bool {
    isLetterOrDecimalDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "/")
  }
}
