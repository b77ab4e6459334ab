import Diagnostics
import YAMLSyntax

/// Looks for credentials in one text.
struct CredentialSearch {
  private let holder: Credential.Holder
  private let name: ByteString?
  /// Whether the text is a program.
  let isProgram: Bool
  private let mayBeSetting: Bool

  /// A search of what `holder` holds.
  ///
  /// A value that is called `name` may be a secret by that name alone. In a program only forms count that cannot be
  /// mistaken. A word of a command may be a setting such as `--token=…`.
  init(_ holder: Credential.Holder, name: ByteString? = nil, isProgram: Bool = false, mayBeSetting: Bool = false) {
    self.holder = holder
    self.name = name
    self.isProgram = isProgram
    self.mayBeSetting = mayBeSetting
  }

  /// The credentials in a text.
  func credentials(in text: Sourced<ByteString>) -> [Credential] {
    matches(in: text.value.bytes)
      .map { credential($0, of: text.value.bytes, at: text.location(of: $0.range)) }
  }

  /// The credentials in the value of a parameter.
  func credentials(in value: ParameterValue) -> [Credential] {
    matches(in: value.text.bytes)
      .map { credential($0, of: value.text.bytes, at: value.location(of: $0.range)) }
  }

  /// A credential that was found in a text.
  func credential(_ match: SecretMatch, of text: [UInt8], at location: Location) -> Credential {
    Credential(
      kind: match.kind, isKnownByForm: match.isKnownByForm, isPublic: SecretText.isPublic(text[match.range]),
      holder: holder, location: location.asSecret)
  }

  /// Where the credentials of a text are.
  func matches(in text: [UInt8]) -> [SecretMatch] {
    var search = SecretSearch()
    var found = search.matches(in: text, as: isProgram ? .program : .value)
    if !isProgram, let secret = namedSecret(in: text), !found.contains(where: { $0.range.overlaps(secret.range) }) {
      found.append(secret)
      found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    return found
  }

  /// The value as a whole, if its name says that it is a secret.
  private func namedSecret(in text: [UInt8]) -> SecretMatch? {
    // Editors put a line break at the end of a file.
    let end = text.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.map { $0 + 1 } ?? 0
    // The name takes longer to read than most values, which are words, paths or numbers.
    guard SecretText.isDense(text[..<end]) else { return nil }
    if let name = name.flatMap({ SecretName($0) }), SecretText.isSecret(text[..<end], named: name) {
      return SecretMatch(range: 0..<end, kind: name.kind, isKnownByForm: false)
    }
    guard mayBeSetting, let equals = text.firstIndex(of: UInt8(ascii: "=")),
      let name = SecretName(ByteString(text[..<equals])), SecretText.isSecret(text[(equals + 1)..<end], named: name)
    else { return nil }
    return SecretMatch(range: equals + 1..<end, kind: name.kind, isKnownByForm: false)
  }
}
