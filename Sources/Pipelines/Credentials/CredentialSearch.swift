import Diagnostics
import YAMLSyntax

/// Looks for credentials in one text.
struct CredentialSearch {
  private let holder: Credential.Holder
  private let name: ByteString?
  private let isProgram: Bool
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

  /// The credentials in a scalar; how to look at it is asked only where there may be one.
  static func credentials(in scalar: YAMLNode, _ search: (CredentialMarks) -> CredentialSearch) -> [Credential] {
    guard let bytes = scalar.scalarBytes else { return [] }
    let marks = CredentialMarks(bytes)
    guard marks.mayHoldAny, let text = scalar.sourcedText else { return [] }
    let search = search(marks)
    return search.isProgram && !marks.mayHoldKnownForm ? [] : search.credentials(in: text)
  }

  func credentials(in text: Sourced<ByteString>) -> [Credential] {
    credentials(in: text.value.bytes) { text.location(of: $0) }
  }

  func credentials(in value: ParameterValue) -> [Credential] {
    credentials(in: value.text.bytes) { value.location(of: $0) }
  }

  private func credentials(in text: [UInt8], location: (Range<Int>) -> Location) -> [Credential] {
    var search = SecretSearch()
    var found = search.matches(in: text, as: isProgram ? .program : .value)
    if !isProgram, let secret = namedSecret(in: text), !found.contains(where: { $0.range.overlaps(secret.range) }) {
      found.append(secret)
      found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    return found.map { match in
      Credential(
        kind: match.kind, isKnownByForm: match.isKnownByForm, isPublic: SecretText.isPublic(text[match.range]),
        holder: holder, location: location(match.range).asSecret)
    }
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
