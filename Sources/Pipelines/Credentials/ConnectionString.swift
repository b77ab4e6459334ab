import Diagnostics

/// Finds the passwords in addresses and connection strings: `postgresql://user:PASSWORD@host`, `Server=db;Password=…`.
enum ConnectionString {
  /// The places of the passwords.
  static func passwords(in text: [UInt8]) -> [Range<Int>] {
    addressPasswords(in: text) + settingPasswords(in: text)
  }

  private static func addressPasswords(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while let separator = text.firstOccurrence(of: "://", from: start) {
      let authority = separator + 3
      start = authority
      let end = text[authority...].firstIndex(where: endsAuthority) ?? text.count
      // A user's name has no colon; a password may have an at sign.
      guard let at = text[authority..<end].lastIndex(of: UInt8(ascii: "@")),
        let colon = text[authority..<at].firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let password = colon + 1..<at
      if !password.isEmpty, !SecretText.isPlaceholder(text[password]) { ranges.append(password) }
    }
    return ranges
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0...0x20: true
    default: false
    }
  }

  /// The values of `password=` and its like after another setting.
  private static func settingPasswords(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = text.startIndex
    while let equals = text[start...].firstIndex(of: UInt8(ascii: "=")) {
      start = equals + 1
      let nameStart = text[..<equals].lastIndex { !$0.isWordByte }.map { $0 + 1 } ?? 0
      guard nameStart > 0, separates(text[nameStart - 1]), text[..<nameStart].contains(UInt8(ascii: "=")),
        names.contains(String(decoding: text[nameStart..<equals], as: UTF8.self).lowercased())
      else { continue }
      let end =
        text[start...].firstIndex { separates($0) || endsAuthority($0) && $0 != UInt8(ascii: "/") } ?? text.count
      if !SecretText.isPlaceholder(text[start..<end]) { ranges.append(start..<end) }
      start = end
    }
    return ranges
  }

  private static let names: Set<String> = ["password", "pwd", "passwd", "accountkey", "sharedaccesskey"]

  private static func separates(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: " ")
  }
}
