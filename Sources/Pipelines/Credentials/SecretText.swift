import Diagnostics
import Glibc

/// Tells a value that somebody keeps secret from a name, a path or a word that stands in for one.
enum SecretText {
  /// Whether the value of something called a password, token or key is probably one.
  ///
  /// It is, if it has letters and digits, no white space, and is neither the name of an object such as
  /// `training-credentials-2` nor a path nor a placeholder, and if chance alone would hardly write it: it takes at least
  /// 20 bits, by the frequencies of its own bytes.
  static func isSecret(_ value: ArraySlice<UInt8>, named name: SecretName) -> Bool {
    isDense(value) && value.count <= 4096 && !isPlaceholder(value) && !isPath(value)
      && !isName(value, orWord: name.mayNameAnObject)
      && entropy(of: value) >= 20
  }

  /// How many bytes a secret has at least.
  static let leastLength = 8

  /// Whether a byte is an ASCII character that is not white space.
  static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// Whether a text is long enough for a secret, or for a setting with one, and has letters and digits and no white space.
  static func isDense(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= leastLength && text.allSatisfy(isVisible)
      && text.contains(where: \.isLatinLetter) && text.contains(where: \.isDecimalDigit)
  }

  /// Whether a value stands in for another one: a variable, a template, a word that every manual has, the same letter.
  static func isPlaceholder(_ value: ArraySlice<UInt8>) -> Bool {
    let marks = [UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "*")]
    if value.contains(where: marks.contains) { return true }
    if value.starts(with: "%(".utf8) || value.elementsEqual("%s".utf8) { return true }
    if Set(value).count < 3 { return true }
    return words.contains(String(decoding: value, as: UTF8.self).lowercased())
  }

  private static let words: Set<String> = [
    "pass", "passwd", "password", "pwd", "secret", "token", "key", "changeme", "change-me", "replaceme", "replace-me",
    "example", "dummy", "none", "null", "true", "false", "default", "todo", "redacted", "username", "user",
  ]

  private static func isPath(_ value: ArraySlice<UInt8>) -> Bool {
    ["/", "./", "../", "~/"].contains { value.starts(with: $0.utf8) } || contains("://", value)
  }

  private static func contains(_ part: StaticString, _ value: ArraySlice<UInt8>) -> Bool {
    Array(value).firstOccurrence(of: part) != nil
  }

  /// Whether a value consists of several words, each of letters with at most four digits after them; `orWord` says
  /// whether a single such word will do.
  private static func isName(_ value: ArraySlice<UInt8>, orWord: Bool) -> Bool {
    let words = value.split(omittingEmptySubsequences: false) { !$0.isLetterOrDecimalDigit }
    guard words.count > 1 || orWord else { return false }
    return words.allSatisfy { word in
      let digits = word.drop(while: \.isLatinLetter)
      return digits.count <= 4 && digits.allSatisfy(\.isDecimalDigit)
    }
  }

  /// Shannon's entropy of a text, in bits.
  static func entropy(of value: ArraySlice<UInt8>) -> Double {
    var counts = Array(repeating: 0, count: 256)
    for byte in value { counts[Int(byte)] += 1 }
    let total = Double(value.count)
    return counts.reduce(0) { $1 == 0 ? $0 : $0 - Double($1) * log2(Double($1) / total) }
  }
}
