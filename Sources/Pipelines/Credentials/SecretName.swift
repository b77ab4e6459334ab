import Diagnostics

/// A name that says that its value is a secret, such as `DB_PASSWORD`, `--api-key` or `clientSecret`.
struct SecretName {
  /// What the value is, for a sentence.
  let kind: String
  /// Whether the name is as good for the name of a Kubernetes Secret as for a secret.
  let mayNameAnObject: Bool

  /// Reads a name: its last words decide, so `TOKEN_FILE`, `secret_name` and `GOOGLE_APPLICATION_CREDENTIALS_PATH` are none.
  init?(_ name: ByteString) {
    var words = Self.words(of: name)[...]
    while let last = words.last, last.allSatisfy(\.isNumber) { words.removeLast() }
    guard let last = words.last else { return nil }
    switch last {
    case "password", "passwd", "passphrase", "pwd": self.init(kind: "a password", mayNameAnObject: false)
    case "token": self.init(kind: "a token", mayNameAnObject: false)
    case "secret", "credential", "credentials": self.init(kind: "a secret", mayNameAnObject: true)
    case "apikey", "accesskey", "secretkey", "authkey", "accountkey", "privatekey":
      self.init(kind: "a key", mayNameAnObject: false)
    case "key" where words.dropLast().last.map { Self.keys.contains($0) } ?? false:
      self.init(kind: "a key", mayNameAnObject: false)
    default: return nil
    }
  }

  private init(kind: String, mayNameAnObject: Bool) {
    self.kind = kind
    self.mayNameAnObject = mayNameAnObject
  }

  /// What a key is called that has to stay secret; most keys are those of a table or a mapping.
  private static let keys: Set<String> = [
    "api", "access", "secret", "private", "auth", "account", "storage", "encryption", "signing", "master", "shared",
  ]

  /// The words of a name in lower case, by its separators and its capitals.
  private static func words(of name: ByteString) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLowerCase = false
    for byte in name.bytes {
      if !byte.isLetterOrDecimalDigit || (byte.isUpperCaseLetter && wasLowerCase) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if byte.isLetterOrDecimalDigit { word.unicodeScalars.append(Unicode.Scalar(byte)) }
      wasLowerCase = byte.isLetterOrDecimalDigit && !byte.isUpperCaseLetter
    }
    if !word.isEmpty { words.append(word) }
    return words.map { $0.lowercased() }
  }
}
