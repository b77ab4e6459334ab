import Glibc

/// Tells a value that somebody keeps secret from a name, a path or a word that stands in for one.
public enum SecretText {
  /// Whether the value of something called a password, token or key is probably one.
  ///
  /// It is, if it has letters and digits, no white space, and is neither the name of an object such as
  /// `training-credentials-2` nor a path nor a placeholder, and if chance alone would hardly write it: it takes at least
  /// 20 bits, by the frequencies of its own bytes.
  public static func isSecret(_ value: ArraySlice<UInt8>, named name: SecretName) -> Bool {
    isDense(value) && !isPlaceholder(value) && !isPath(value)
      && !isName(value, orWord: name.mayNameAnObject) && !isReference(value)
      && !(name.mayNameAnObject && !name.isOwned && isObjectName(value))
      && entropy(of: value) >= 20
  }

  /// How many bytes a secret has at least.
  public static let leastLength = 8

  /// Whether a byte is an ASCII character that is not white space.
  public static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// Whether a text is long enough for a secret, or for a setting with one, and has letters and digits and no white space.
  public static func isDense(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= leastLength && text.allSatisfy(isVisible)
      && text.contains(where: \.isLatinLetter) && text.contains(where: \.isDecimalDigit)
  }

  /// Whether a value stands in for another one: a variable, a template, a word that every manual has, the same letter.
  public static func isPlaceholder(_ value: ArraySlice<UInt8>) -> Bool {
    let marks = [UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "*")]
    if value.contains(where: marks.contains) { return true }
    if value.starts(with: "%(".utf8) || value.elementsEqual("%s".utf8) { return true }
    if Set(value).count < 3 { return true }
    let word = String(decoding: value.prefix(40), as: UTF8.self).lowercased()
    return value.count <= 40 && (words.contains(word) || placeholderStarts.contains { word.hasPrefix($0) })
  }

  /// Whether a value is a password that a program or its manual comes with, so that everybody knows it.
  public static func isPublic(_ value: ArraySlice<UInt8>) -> Bool {
    value.count <= 40 && publicWords.contains(String(decoding: value, as: UTF8.self).lowercased())
  }

  /// What MinIO, Keycloak, Java, RabbitMQ, databases and their guides start with.
  private static let publicWords: Set<String> = [
    "minio123", "minioadmin", "minioadmin1", "password1", "password12", "password123", "passw0rd", "p@ssw0rd",
    "admin123",
    "admin1234", "changeit1", "test1234", "testtest1", "postgres1", "postgres123", "root1234", "secret123", "guest123",
    "minio", "admin", "root", "guest", "test", "postgres", "mysql", "changeit", "rabbitmq", "airflow", "mlpipeline",
  ]

  private static let placeholderStarts = [
    "changeme", "change-me", "change_me", "replaceme", "replace-me", "replace_me", "your-", "your_", "yourpass",
    "yourtoken", "yoursecret", "xxxx", "placeholder", "insert-", "dummy", "example", "redacted",
  ]

  private static let words: Set<String> = [
    "pass", "passwd", "password", "pwd", "secret", "token", "key", "changeme", "change-me", "replaceme", "replace-me",
    "example", "dummy", "none", "null", "true", "false", "default", "todo", "redacted", "username", "user",
  ]

  private static func isPath(_ value: ArraySlice<UInt8>) -> Bool {
    ["/", "./", "../", "~/"].contains { value.starts(with: $0.utf8) } || contains("://", value)
  }

  /// Whether a value is the address of a secret in a store of them, rather than the secret.
  ///
  /// Amazon's resource names, Google's Secret Manager, and a scheme before a path of words, such as `vault:secret/data/x`.
  static func isReference(_ value: ArraySlice<UInt8>) -> Bool {
    let starts = [
      "arn:", "projects/", "vault:", "akv:", "op:", "ssm:", "sm:", "secretref:", "secretkeyref:", "ref:", "ref+",
      "env:",
      "file:", "keyvault:", "k8s:", "gcpsm:", "awssm:", "sops:",
    ]
    return starts.contains { value.starts(with: $0.utf8) }
  }

  /// Whether a value can be the name of a Kubernetes object in several words (RFC 1123), and is not a UUID.
  private static func isObjectName(_ value: ArraySlice<UInt8>) -> Bool {
    let words = value.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    let isLabel = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isDecimalDigit || $0.isLatinLetter && !$0.isUpperCaseLetter }
    }
    // A name has a word in it that somebody can say; a UUID and chance have not.
    return words.count > 1 && isLabel && words.map(\.count) != [8, 4, 4, 4, 12]
      && words.contains { $0.count >= 2 && $0.allSatisfy(\.isLatinLetter) }
  }

  private static func contains(_ part: StaticString, _ value: ArraySlice<UInt8>) -> Bool {
    Array(value).firstOccurrence(of: part) != nil
  }

  /// Whether a text looks like words of a language or a program, so that a sentence may hold it by chance.
  public static func isLikeWords(_ text: ArraySlice<UInt8>) -> Bool {
    text.split { !$0.isLetterOrDecimalDigit }.allSatisfy { word in
      let digits = word.drop(while: \.isLatinLetter)
      return word.count <= 20 && digits.count <= 4 && digits.allSatisfy(\.isDecimalDigit)
    }
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
  public static func entropy(of value: ArraySlice<UInt8>) -> Double {
    var counts = Array(repeating: 0, count: 256)
    for byte in value { counts[Int(byte)] += 1 }
    let total = Double(value.count)
    return counts.reduce(0) { $1 == 0 ? $0 : $0 - Double($1) * log2(Double($1) / total) }
  }
}
