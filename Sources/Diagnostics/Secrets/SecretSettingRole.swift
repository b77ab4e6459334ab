extension SecretSetting {
  /// What the name of a setting says of its value.
  enum Role {
    /// Nothing.
    case other
    /// That it is a secret, if the test says what kind of one.
    case secret((_ value: ArraySlice<UInt8>, _ isQuoted: Bool) -> String?)
    /// That it is the name of a value beside it.
    case name
    /// That it is the value of a name beside it.
    case value

    /// Reads a name.
    init(_ name: ArraySlice<UInt8>) {
      if name.elementsEqual("name".utf8) {
        self = .name
      } else if name.elementsEqual("value".utf8) || name.elementsEqual("default".utf8) {
        self = .value
      } else if Self.mayBeTested(name), let test = Self.tests[String(decoding: name, as: UTF8.self).lowercased()] {
        self = .secret(test)
      } else if SecretName.mayMean(name), let name = SecretName(ByteString(name)) {
        self = .secret { value, isQuoted in
          SecretText.isSecret(value, named: name) || isQuoted && name.isPassword && Self.isShortPassword(value)
            ? name.kind : nil
        }
      } else {
        self = .other
      }
    }

    /// Whether a name that ends before `end` may mean something; numbers may follow its last word.
    static func mayMean(nameIn text: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Bool {
      guard end > 2 else { return false }
      let last = text[end - 1]
      if last.isLatinLetter { return SecretEnding.ofSettings.contains(SecretEnding(in: text, at: end - 1)) }
      return last.isWordByte || last == UInt8(ascii: "-") || last == UInt8(ascii: ".")
    }

    private static func mayBeTested(_ name: ArraySlice<UInt8>) -> Bool {
      name.count > 2 && SecretEnding.ofTests.contains(SecretEnding(in: name, at: name.endIndex - 1))
    }

    /// The same of a part of a text that is not an array.
    static func mayBeTested(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      name.count > 2 && SecretEnding.ofTests.contains(SecretEnding(in: name.base, at: name.endIndex - 1))
    }

    /// Names that mean a secret in one kind of file: a kubeconfig, the logins of Docker, a shared access signature.
    private static let tests: [String: @Sendable (ArraySlice<UInt8>, Bool) -> String?] = [
      "client-key-data": { value, _ in isBase64(value, atLeast: 40) ? "a private key" : nil },
      ".dockerconfigjson": { value, _ in isBase64(value, atLeast: 24) ? "a registry's login" : nil },
      ".dockercfg": { value, _ in isBase64(value, atLeast: 24) ? "a registry's login" : nil },
      "auth": { value, isQuoted in isQuoted && isLogin(value) ? "a registry's login" : nil },
      "sig": { value, _ in isSignature(value) ? "a shared access signature" : nil },
    ]

    private static func isBase64(_ value: ArraySlice<UInt8>, atLeast count: Int) -> Bool {
      value.count >= count && value.allSatisfy { $0.isBase64Byte || $0 == UInt8(ascii: "=") } && Set(value).count >= 9
    }

    /// Whether a value is the Base64 of a name, a colon and a password.
    private static func isLogin(_ value: ArraySlice<UInt8>) -> Bool {
      guard value.count >= 8, value.allSatisfy({ $0.isBase64Byte || $0 == UInt8(ascii: "=") }) else { return false }
      var bits: UInt32 = 0
      var count = 0
      for byte in value.prefix(4096) {
        guard let digit = digit(of: byte) else { break }
        bits = bits << 6 | digit
        count += 6
        if count >= 8 {
          count -= 8
          if UInt8(truncatingIfNeeded: bits >> UInt32(count)) == UInt8(ascii: ":") { return true }
        }
      }
      return false
    }

    private static func digit(of byte: UInt8) -> UInt32? {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
      case UInt8(ascii: "+"): 62
      case UInt8(ascii: "/"): 63
      default: nil
      }
    }

    /// Whether a value is the Base64 of 32 bytes, as an address writes it: Azure Storage, "Create a service SAS".
    private static func isSignature(_ value: ArraySlice<UInt8>) -> Bool {
      value.count >= 43 && Set(value).count >= 9
        && value.allSatisfy { $0.isBase64Byte || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "%") }
    }

    /// Whether a value that JSON calls a password is one, although it is short.
    private static func isShortPassword(_ value: ArraySlice<UInt8>) -> Bool {
      (6..<SecretText.leastLength).contains(value.count) && value.allSatisfy(SecretText.isVisible)
        && value.contains(where: \.isLatinLetter) && value.contains(where: \.isDecimalDigit)
        && !SecretText.isPlaceholder(value)
    }
  }
}
