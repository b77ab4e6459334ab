/// One problem, found at one place by one rule.
public struct Finding: Sendable {
  /// The rule's id, such as `params-missing`.
  public var rule: String
  /// How bad it is, after the configuration was applied.
  public var severity: Severity
  /// How sure the rule is that it is a problem.
  public var confidence: Confidence
  /// The unit it belongs to.
  public var unit: UnitID
  /// What is wrong, in one sentence without a full stop, naming the value.
  public var message: String
  /// What to say below the caret, when the place needs a word.
  public var label: String?
  /// Where it is.
  public var location: Location
  /// Facts that help to see why.
  public var notes: [String]
  /// The fix, in the imperative.
  public var help: String?
  /// Other places that belong to the problem.
  public var related: [Related]
  /// What `--fix` can change, so that the finding goes away.
  public var fix: Fix?
  /// Why the finding does not count, if it does not.
  public var suppression: Suppression?
  /// Identifies the finding across versions of the file: 32 hexadecimal digits of SHA-256, without line or message.
  public var fingerprint: String
  /// The refs whose commits have the problem, if a push changes several; otherwise empty.
  public var refs: [ByteString]

  /// Another place of the same problem.
  public struct Related: Sendable {
    /// What is there.
    public var message: String
    /// Where it is.
    public var location: Location

    /// Another place.
    public init(_ message: String, at location: Location) {
      self.message = message
      self.location = location
    }
  }

  /// Who decided that a finding does not count, and why.
  public struct Suppression: Sendable {
    /// What the decision is written in.
    public enum Author: String, CaseIterable, Sendable {
      case comment
      case configuration
      case baseline
    }

    /// What the decision is written in.
    public let author: Author
    /// The reason given, if one is.
    public let reason: String?
    /// The last day on which the decision holds, as `YYYY-MM-DD`.
    public let until: String?

    /// A decision.
    public init(by author: Author, reason: String?, until: String? = nil) {
      self.author = author
      self.reason = reason
      self.until = until
    }
  }

  /// A finding with all its parts.
  public init(
    rule: String, severity: Severity, confidence: Confidence = .high, unit: UnitID, message: String,
    label: String? = nil, location: Location, notes: [String] = [], help: String? = nil, related: [Related] = [],
    fix: Fix? = nil, suppression: Suppression? = nil,
    fingerprint: String, refs: [ByteString] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.unit = unit
    self.message = message
    self.label = label
    self.location = location
    self.notes = notes
    self.help = help
    self.related = related
    self.fix = fix
    self.suppression = suppression
    self.fingerprint = fingerprint
    self.refs = refs
  }

  /// The same finding, of these refs.
  public func of(_ refs: [ByteString]) -> Finding {
    var copy = self
    copy.refs = refs
    return copy
  }
}
