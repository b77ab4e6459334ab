public import Diagnostics

/// What a rule writes its findings into.
public struct Report {
  /// The wording of a finding.
  ///
  /// Rules keep theirs as static members at the end of the file, so that all that a rule can say is read in one place.
  public struct Message: Sendable {
    let text: String
    let label: String?
    let notes: [String]
    let help: String?

    /// A sentence without a full stop; a word below the caret; facts; and the way out, in the imperative.
    public init(_ text: String, label: String? = nil, notes: [String] = [], help: String? = nil) {
      self.text = text
      self.label = label
      self.notes = notes
      self.help = help
    }
  }

  /// A finding before the configuration had its say.
  struct Draft {
    let message: Message
    let location: Location
    let severity: Severity?
    let related: [Finding.Related]
  }

  private(set) var drafts: [Draft] = []

  init() {}

  /// Reports a problem at a place.
  ///
  /// `severity` is for the lesser or graver case of a rule; a level set in the configuration replaces it.
  public mutating func callAsFunction(
    _ message: Message, at location: Location, severity: Severity? = nil, related: [Finding.Related] = []
  ) {
    drafts.append(Draft(message: message, location: location, severity: severity, related: related))
  }
}
