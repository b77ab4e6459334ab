/// The places in a file that hold secrets, decided on its bytes as they are.
///
/// It does not ask whether the file parses, is text at all, or is looked at by a rule.
public enum SecretPlaces {
  /// One place.
  public struct Place: Sendable {
    /// The bytes that were written.
    public let range: Range<Int>
    /// The secret that they stand for.
    public let secret: [UInt8]
  }

  /// The places in a file; they may overlap.
  public static func all(in file: SourceFile) -> [Place] {
    let bytes = file.bytes
    var places = Self.places(in: bytes)
    // Escapes within escapes: JSON in a text of YAML or of other JSON.
    if let once = UnescapedText(bytes) {
      places += Self.places(in: once.bytes).map { Place(range: once.written($0.range), secret: $0.secret) }
      if let twice = UnescapedText(once.bytes) {
        places += Self.places(in: twice.bytes)
          .map { Place(range: once.written(twice.written($0.range)), secret: $0.secret) }
      }
    }
    if let narrow = UnescapedText(withoutZerosOf: bytes) {
      places += Self.places(in: narrow.bytes).map { Place(range: narrow.written($0.range), secret: $0.secret) }
    }
    return places + named(file)
  }

  private static func places(in bytes: [UInt8]) -> [Place] {
    guard bytes.contains(where: CredentialMarks.isSeparator) || CredentialMarks(bytes[...]).mayHoldKnownForm else {
      return []
    }
    var search = SecretSearch()
    return search.matches(in: bytes, as: .value).map { Place(range: $0.range, secret: Array(bytes[$0.range])) }
  }

  /// The whole of a parameter file whose name says that it is a secret.
  private static func named(_ file: SourceFile) -> [Place] {
    guard file.path.parent.name == RenderedFolder.paramsName, let name = SecretName(file.path.name) else { return [] }
    return file.bytes.split { $0 == 0x0A || $0 == 0x0D }
      .filter { SecretText.isSecret($0[...], named: name) || isSecretWithoutText($0) }
      .map { Place(range: $0.startIndex..<$0.endIndex, secret: Array($0)) }
  }

  /// Whether a line that is no text may be a secret: its bytes outside of ASCII say nothing against it.
  private static func isSecretWithoutText(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains { $0 >= 0x80 } && SecretText.isDense(line.filter { $0 > 0x20 && $0 < 0x7F }[...])
  }
}
