/// A word of a command that a sentence suggests, to be copied into a shell.
public enum ShellWord {
  /// The bytes as one word, which means just them and nothing else.
  ///
  /// What does not print, and the back-tick that ends a command in our sentences, is written in the form `$'\x1B'`, which
  /// POSIX.1-2024 (2.2.4) describes and bash, zsh, ksh and busybox read.
  public static func of(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    if !bytes.isEmpty, bytes.allSatisfy(isPlain) { return String(decoding: bytes, as: UTF8.self) }
    let backtick = UInt8(ascii: "`")
    guard VisibleText.of(bytes).utf8.elementsEqual(bytes), !bytes.contains(backtick) else {
      return "$'" + bytes.map(escaped).joined() + "'"
    }
    return "'" + String(decoding: bytes, as: UTF8.self).replacing("'", with: #"'\''"#) + "'"
  }

  private static func escaped(_ byte: UInt8) -> String {
    if byte.isLetterOrDecimalDigit || isPlain(byte) || byte == UInt8(ascii: " ") {
      return String(Unicode.Scalar(byte))
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return #"\x"# + String(repeating: "0", count: 2 - digits.count) + digits
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
    default: byte.isLetterOrDecimalDigit
    }
  }
}
