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
    /// What it is, for a sentence, such as "a GitHub token".
    public let kind: String
    /// Whether it has the form of such a secret; otherwise a name says that it is one.
    public let isKnownByForm: Bool

    /// A place where a secret was found as it is written.
    public init(_ match: SecretMatch, in bytes: [UInt8]) {
      self.init(match, at: match.range, in: bytes)
    }

    /// A place where a secret is written in another way than in the bytes in which it was found.
    fileprivate init(_ match: SecretMatch, at range: Range<Int>, in bytes: [UInt8]) {
      self.range = range
      secret = Array(bytes[match.range])
      kind = match.kind
      isKnownByForm = match.isKnownByForm
    }
  }

  /// The places in a file; they may overlap.
  public static func all(in file: SourceFile) -> [Place] {
    (file.mayHoldSecret ? shown(in: file.bytes) : []) + named(file)
  }

  /// The places of secrets that show by what they are or stand beside, in each way to read the bytes.
  static func shown(in bytes: [UInt8]) -> [Place] {
    var places = Self.places(in: bytes) { $0 }
    // Escapes within escapes: JSON in a text of YAML or of other JSON.
    if let once = UnescapedText(bytes) {
      places += Self.places(in: once.bytes) { once.written($0) }
      if let twice = UnescapedText(once.bytes) {
        places += Self.places(in: twice.bytes) { once.written(twice.written($0)) }
      }
    }
    if let narrow = UnescapedText(withoutZerosOf: bytes) {
      places += Self.places(in: narrow.bytes) { narrow.written($0) }
    }
    return places
  }

  /// The places in some bytes; `written` tells where a part of them stands in the file.
  private static func places(in bytes: [UInt8], written: (Range<Int>) -> Range<Int>) -> [Place] {
    var search = SecretSearch()
    return search.matches(in: bytes, as: .value).map { Place($0, at: written($0.range), in: bytes) }
  }

  /// The whole of a parameter file whose name says that it is a secret.
  private static func named(_ file: SourceFile) -> [Place] {
    guard file.path.parent.name == RenderedFolder.paramsName, let name = SecretName(file.path.name) else { return [] }
    return file.bytes.split { $0 == 0x0A || $0 == 0x0D }
      .filter { SecretText.isSecret($0[...], named: name) || isSecretWithoutText($0) }
      .map { line in
        Place(
          SecretMatch(range: line.startIndex..<line.endIndex, kind: name.kind, isKnownByForm: false), in: file.bytes)
      }
  }

  /// Whether a line that is no text may be a secret: its bytes outside of ASCII say nothing against it.
  private static func isSecretWithoutText(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains { $0 >= 0x80 } && SecretText.isDense(line.filter { $0 > 0x20 && $0 < 0x7F }[...])
  }
}
