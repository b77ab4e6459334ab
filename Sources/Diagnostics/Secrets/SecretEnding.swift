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
  static let ofNames = Set(namesOfSecrets)

  private static let namesOfSecrets: [SecretEnding] = [
    SecretEnding("password"), SecretEnding("passwd"), SecretEnding("passphrase"), SecretEnding("pwd"),
    SecretEnding("token"), SecretEnding("secret"), SecretEnding("credential"), SecretEnding("credentials"),
    SecretEnding("key"),
  ]

  /// Those of the names of settings that mean a secret in one kind of file.
  static let ofTests = Set(namesInFiles)

  private static let namesInFiles: [SecretEnding] = [
    SecretEnding("client-key-data"), SecretEnding(".dockerconfigjson"), SecretEnding(".dockercfg"),
    SecretEnding("auth"), SecretEnding("sig"),
  ]

  /// Those of all names of settings that mean something, also `name`, `value` and `default`.
  static let ofSettings = Set(
    namesOfSecrets + namesInFiles + [SecretEnding("name"), SecretEnding("value"), SecretEnding("default")])

  /// A few endings, in which one is looked for without a comparison with each.
  struct Set {
    private let endings: [SecretEnding]
    /// A bit for the last five bits of each letter, in which letters differ, of all that one of the endings may have.
    ///
    /// 4 kB, which stay in the processor's nearest memory while a file is gone through.
    private let mayContain: [UInt64]

    fileprivate init(_ endings: [SecretEnding]) {
      self.endings = endings
      var mayContain = Array(repeating: 0 as UInt64, count: (1 << 15) / 64)
      for ending in endings { mayContain[ending.lowBits / 64] |= 1 << UInt64(ending.lowBits % 64) }
      self.mayContain = mayContain
    }

    func contains(_ ending: SecretEnding) -> Bool {
      let bits = ending.lowBits
      return mayContain.withUnsafeBufferPointer { $0[bits / 64] >> UInt64(bits % 64) & 1 } != 0
        && endings.contains(ending)
    }
  }

  private var lowBits: Int { Int(letters >> 6 & 0x7C00 | letters >> 3 & 0x3E0 | letters & 0x1F) }
}
