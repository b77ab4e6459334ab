/// Finds the secrets in a text.
///
/// The rule about secrets reports them, and everything that shows text of a repository hides them: both ask here, so that
/// they cannot disagree. The work is in proportion to the text, whatever it holds.
public struct SecretSearch {
  /// What a text is, which says how much in it is taken for a secret.
  public enum Scope: Sendable {
    /// A program, in which only forms count that cannot be mistaken: everything else looks like many things.
    case program
    /// A value, or a document such as JSON in one.
    case value
  }

  /// How many bytes were looked at so far, those that were looked at again counted again.
  public private(set) var steps = 0

  /// A search that has not looked at anything.
  public init() {}

  /// The secrets in a text, in its order and without overlaps.
  ///
  /// With `isCut` the text goes on where it ends here, and what begins like a secret and reaches the end is one.
  public mutating func matches(in text: [UInt8], as scope: Scope, isCut: Bool = false) -> [SecretMatch] {
    var found: [SecretMatch] = []
    var keys = PrivateKey()
    Self.add(
      keys.matches(in: text).map { SecretMatch(range: $0, kind: "a private key", isKnownByForm: true) }, to: &found)
    var formats = CredentialFormatSearch(text, isCut: isCut)
    Self.add(formats.matches().map { SecretMatch(range: $0.range, kind: $0.name, isKnownByForm: true) }, to: &found)
    var headers = AuthorizationHeader()
    Self.add(headers.matches(in: text), to: &found)
    steps += keys.steps + formats.steps + headers.steps
    guard scope == .value else { return found }
    var connections = ConnectionString()
    for passwords in [connections.addressPasswords(in: text), connections.settingPasswords(in: text)] {
      Self.add(passwords.map { SecretMatch(range: $0, kind: "a password", isKnownByForm: true) }, to: &found)
    }
    var settings = SecretSetting()
    Self.add(settings.matches(in: text), to: &found)
    steps += connections.steps + settings.steps
    return found
  }

  /// Puts matches to those that are known, which win where both speak of the same bytes.
  private static func add(_ matches: [SecretMatch], to found: inout [SecretMatch]) {
    guard !matches.isEmpty else { return }
    var kept: [SecretMatch] = []
    var index = 0
    var end = 0
    for match in matches.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while index < found.count, found[index].range.upperBound <= match.range.lowerBound { index += 1 }
      let isTaken = index < found.count && found[index].range.lowerBound < match.range.upperBound
      guard !isTaken, match.range.lowerBound >= end, !match.range.isEmpty else { continue }
      end = match.range.upperBound
      kept.append(match)
    }
    guard !kept.isEmpty else { return }
    found = (found + kept).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
