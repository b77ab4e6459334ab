/// Turns bytes from a repository into text that can be shown.
///
/// What a repository holds must never steer a terminal: control characters are written as `\u{1B}`, and so are the
/// invisible ones that reorder text (U+202A to U+202E, U+2066 to U+2069). Bytes that are not UTF-8 are written as `\xE9`.
public enum VisibleText {
  /// All of `bytes` on one line.
  public static func of(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    append(bytes, to: &text)
    return text
  }

  /// All of `bytes` on one line, so that no two texts look alike.
  ///
  /// A backslash is written twice where one would look like the start of an escape. It is for what stands in a repository,
  /// once: in a sentence that quotes it, the backslashes are those of the escapes.
  public static func exact(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    var rest = bytes[...]
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      append(rest[..<backslash], to: &text)
      rest = rest[backslash...].dropFirst()
      text += beginsEscape(rest) ? #"\\"# : #"\"#
    }
    append(rest, to: &text)
    return text
  }

  /// Whether a backslash before `bytes` would be taken for a part of an escape, of a text's or of a build command.
  private static func beginsEscape(_ bytes: some Collection<UInt8>) -> Bool {
    switch bytes.first {
    case UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "u"),
      UInt8(ascii: "x"), UInt8(ascii: "#"), UInt8(ascii: ":"):
      true
    case nil: false
    default: UTF8Scalar.decode(bytes).map { !isHarmless($0.scalar) } ?? true
    }
  }

  /// Appends `bytes` to `text`, everything that does not print written as an escape.
  public static func append(_ bytes: some Collection<UInt8>, to text: inout String) {
    // Most texts print as they are, and are taken as a whole.
    let isPlain = bytes.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E }) else { return false }
      text += String(decoding: bytes, as: UTF8.self)
      return true
    }
    if isPlain == true { return }
    var rest = bytes[...]
    while let first = rest.first {
      // Most texts are ASCII from end to end.
      let plain = rest.prefix { (0x20...0x7E).contains($0) }
      if !plain.isEmpty {
        text += String(decoding: plain, as: UTF8.self)
        rest = rest[plain.endIndex...]
        continue
      }
      guard let (scalar, length) = UTF8Scalar.decode(rest) else {
        text += #"\x"# + hexadecimal(UInt32(first), digits: 2)
        rest = rest.dropFirst()
        continue
      }
      append(scalar, to: &text)
      rest = rest.dropFirst(length)
    }
  }

  /// Appends one scalar, as itself or as an escape.
  public static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar.value {
    case 0x0A: text += #"\n"#
    case 0x0D: text += #"\r"#
    case 0x09: text += #"\t"#
    default:
      if isHarmless(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
  }

  /// Whether a scalar may be sent to a terminal as it is.
  public static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F, 0xFDD0...0xFDEF:
      false
    // The last two of each plane are no characters, nor are those of the range above (Unicode 16, 23.7).
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

/// Decodes UTF-8 one scalar at a time, telling valid from invalid.
public enum UTF8Scalar {
  /// The scalar at the start of `bytes` and how many bytes it takes, or `nil` if they do not start with valid UTF-8.
  ///
  /// Overlong forms, surrogates and values past U+10FFFF are invalid, as RFC 3629 has it.
  public static func decode(_ bytes: some Collection<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let first = bytes.first else { return nil }
    if first < 0x80 { return (Unicode.Scalar(first), 1) }

    let (length, lead, least): (Int, UInt32, UInt32)
    switch first {
    case 0xC2...0xDF: (length, lead, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (length, lead, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, lead, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return nil
    }
    var value = lead
    let rest = bytes.dropFirst().prefix(length - 1)
    guard rest.count == length - 1 else { return nil }
    for byte in rest {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The offset of the first byte that is not part of valid UTF-8, if there is one.
  public static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    // The standard library's check is vectorised; only a file that fails it is looked at scalar by scalar.
    if bytes.isASCII || String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    while offset < bytes.count {
      guard let (_, length) = decode(bytes[offset...]) else { return offset }
      offset += length
    }
    return nil
  }
}
