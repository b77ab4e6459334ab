/// A secret in a text.
public struct SecretMatch: Sendable {
  /// Its bytes.
  public let range: Range<Int>
  /// What it is, for a sentence, such as "a GitHub token".
  public let kind: String
  /// Whether it has the form of such a secret; otherwise a name beside it says that it is one.
  public let isKnownByForm: Bool

  /// A secret.
  public init(range: Range<Int>, kind: String, isKnownByForm: Bool) {
    self.range = range
    self.kind = kind
    self.isKnownByForm = isKnownByForm
  }
}
