import Diagnostics

/// Finds private keys in the text form of RFC 7468 (`-----BEGIN … PRIVATE KEY-----`) and of OpenSSH and PGP.
enum PrivateKey {
  /// The keys in a text, from the first line to the last.
  ///
  /// A mention of the first line alone, as programs have it that read keys, is none.
  static func matches(in text: [UInt8]) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var start = 0
    while let found = text.firstOccurrence(of: "-----BEGIN ", from: start) {
      start = found + 1
      guard let label = text.firstOccurrence(of: "PRIVATE KEY", from: found), label - found < 40,
        let body = body(in: text, after: label)
      else { continue }
      let last = text.firstOccurrence(of: "-----END ", from: body.upperBound)
      let end = last.flatMap { $0 - body.upperBound < longestKey ? text.firstOccurrence(of: "KEY", from: $0) : nil }
      // A key without its last line is cut, and as good as whole to whoever knows the format.
      matches.append(found..<(end.map { $0 + "KEY".utf8.count } ?? body.upperBound))
      start = matches.last?.upperBound ?? start
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

  /// The first line of Base64 within the lines after the label, which may tell how the key is encrypted.
  private static func body(in text: [UInt8], after label: Int) -> Range<Int>? {
    var start = label
    for place in label..<min(text.count, label + 600) {
      guard text[place].isBase64Byte else {
        start = place + 1
        continue
      }
      if place - start >= 40 { return start..<place + 1 }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isBase64Byte: Bool {
    isLetterOrDecimalDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "/")
  }
}
