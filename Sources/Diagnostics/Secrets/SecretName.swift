/// A name that says that its value is a secret, such as `DB_PASSWORD`, `--api-key` or `clientSecret`.
public struct SecretName: Sendable {
  /// What the value is, for a sentence.
  public let kind: String
  /// Whether the name is as good for the name of a Kubernetes Secret as for a secret.
  let mayNameAnObject: Bool
  /// Whether it says of what the value is the secret, as `client_secret` does; a password's or a key's secret is the
  /// Kubernetes Secret that holds it.
  let isOwned: Bool
  /// Whether it says that the value is a password.
  var isPassword: Bool { kind == "a password" }

  /// Reads a name: its last words decide, so `TOKEN_FILE`, `secret_name` and `GOOGLE_APPLICATION_CREDENTIALS_PATH` are none.
  public init?(_ name: ByteString) {
    guard Self.mayMean(name.bytes[...]) else { return nil }
    var words = Self.words(of: name)[...]
    while let last = words.last, last.allSatisfy(\.isNumber) { words.removeLast() }
    guard let last = words.last else { return nil }
    switch last {
    case _ where Self.isPassword(last):
      self.init(kind: "a password", mayNameAnObject: false)
    case _ where Self.tokens.contains(last): self.init(kind: "a token", mayNameAnObject: false)
    case "secret", "credential", "credentials":
      let owner = words.dropLast().last ?? ""
      self.init(kind: "a secret", mayNameAnObject: true, isOwned: last == "secret" && Self.owners.contains(owner))
    case "clientsecret", "appsecret": self.init(kind: "a secret", mayNameAnObject: true, isOwned: true)
    case "apikey", "accesskey", "secretkey", "authkey", "accountkey", "privatekey":
      self.init(kind: "a key", mayNameAnObject: false)
    case "key" where words.dropLast().last.map { Self.keys.contains($0) } ?? false:
      self.init(kind: "a key", mayNameAnObject: false)
    default: return nil
    }
  }

  /// Whether the last letters are those of such a word, which rules out nearly every name before it is split.
  public static func mayMean(_ name: ArraySlice<UInt8>) -> Bool {
    guard let last = name.lastIndex(where: \.isLatinLetter), last - name.startIndex >= 2 else { return false }
    return SecretEnding.ofNames.contains(SecretEnding(in: name, at: last))
  }

  /// The same of a text that is not an array.
  public static func mayMean(_ name: UnsafeBufferPointer<UInt8>) -> Bool { mayMean(name[...]) }

  /// The same of a part of a text that is not an array.
  static func mayMean(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let last = name.lastIndex(where: \.isLatinLetter), last - name.startIndex >= 2 else { return false }
    return SecretEnding.ofNames.contains(SecretEnding(in: name.base, at: last))
  }

  private init(kind: String, mayNameAnObject: Bool, isOwned: Bool = false) {
    self.kind = kind
    self.mayNameAnObject = mayNameAnObject
    self.isOwned = isOwned
  }

  private static func isPassword(_ word: String) -> Bool {
    word == "pwd" || ["password", "passwd", "passphrase"].contains { word.hasSuffix($0) }
  }

  /// Words for a token, also those that are written as one.
  private static let tokens: Set<String> = [
    "token", "authtoken", "accesstoken", "refreshtoken", "identitytoken", "idtoken", "bearertoken", "sessiontoken",
    "apitoken",
  ]

  /// What has a secret of its own rather than a Kubernetes Secret.
  private static let owners: Set<String> = ["client", "app", "consumer", "webhook", "signing", "shared", "session"]

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
