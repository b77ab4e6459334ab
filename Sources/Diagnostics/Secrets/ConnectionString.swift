/// Finds the passwords in addresses and connection strings: `postgresql://user:PASSWORD@host`, `Server=db;Password=…`.
struct ConnectionString {
  /// How many bytes were looked at.
  private(set) var steps = 0

  /// The places of the passwords in addresses.
  mutating func addressPasswords(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while let separator = text.firstOccurrence(of: "://", from: start) {
      let authority = separator + 3
      // A slash ends an authority, so that none of them is looked at twice.
      let end = text[authority...].firstIndex(where: Self.endsAuthority) ?? text.count
      steps += end - start
      start = authority
      // A user's name has no colon; a password may have an at sign.
      guard let at = text[authority..<end].lastIndex(of: UInt8(ascii: "@")),
        let colon = text[authority..<at].firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let password = colon + 1..<at
      if !password.isEmpty, !SecretText.isPlaceholder(text[password]) { ranges.append(password) }
    }
    steps += text.count - start
    return ranges
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0...0x20: true
    default: false
    }
  }

  /// The places of the values of `password=` and its like after another setting.
  mutating func settingPasswords(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = text.startIndex
    guard let first = text.firstOccurrence(of: "=") else { return [] }
    while let equals = text.firstOccurrence(of: "=", from: start) {
      steps += equals - start + 1
      start = equals + 1
      // All names end in one of two letters.
      let last = equals > 0 ? text[equals - 1] | 0x20 : 0
      guard last == UInt8(ascii: "d") || last == UInt8(ascii: "y") else { continue }
      // No name is longer than the longest of them, and one byte more tells a longer word from it.
      let window = text[max(0, equals - Self.longestName - 1)..<equals]
      guard let before = window.lastIndex(where: { !$0.isWordByte }), Self.separates(text[before]), first < before
      else {
        continue
      }
      steps += window.count
      guard Self.names.contains(String(decoding: text[(before + 1)..<equals], as: UTF8.self).lowercased()) else {
        continue
      }
      let end =
        text[start...].firstIndex { Self.separates($0) || Self.endsAuthority($0) && $0 != UInt8(ascii: "/") }
        ?? text.count
      steps += end - start
      if !SecretText.isPlaceholder(text[start..<end]) { ranges.append(start..<end) }
      start = end
    }
    return ranges
  }

  private static let names: Set<String> = ["password", "pwd", "passwd", "accountkey", "sharedaccesskey"]
  private static let longestName = names.map(\.utf8.count).max() ?? 0

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: " ")
  }
}
