/// The last three letters of a word, in any case.
///
/// Nearly every name of every file is ruled out by them, before any text is made of it.
struct SecretEnding: Equatable {
  private let letters: UInt32

  /// The letters up to `last`, at which the third one of a text or a later one stands.
  init(in text: ArraySlice<UInt8>, at last: Int) {
    letters = UInt32(text[last - 2] | 0x20) << 16 | UInt32(text[last - 1] | 0x20) << 8 | UInt32(text[last] | 0x20)
  }

  /// The same of a text that is not an array.
  init(in text: UnsafeBufferPointer<UInt8>, at last: Int) {
    letters = UInt32(text[last - 2] | 0x20) << 16 | UInt32(text[last - 1] | 0x20) << 8 | UInt32(text[last] | 0x20)
  }

  private init(_ word: StaticString) {
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    letters = bytes.suffix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Those of the words that say that a value is a secret.
  static let ofNames: [SecretEnding] = [
    SecretEnding("password"), SecretEnding("passwd"), SecretEnding("passphrase"), SecretEnding("pwd"),
    SecretEnding("token"), SecretEnding("secret"), SecretEnding("credential"), SecretEnding("credentials"),
    SecretEnding("key"),
  ]

  /// Those of the names of settings that mean a secret in one kind of file.
  static let ofTests: [SecretEnding] = [
    SecretEnding("client-key-data"), SecretEnding(".dockerconfigjson"), SecretEnding(".dockercfg"),
    SecretEnding("auth"), SecretEnding("sig"),
  ]

  /// Those of all names of settings that mean something, also `name`, `value` and `default`.
  static let ofSettings = ofNames + ofTests + [SecretEnding("name"), SecretEnding("value"), SecretEnding("default")]
}
