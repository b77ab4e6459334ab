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

    /// A sentence without a full stop; a word below the caret; facts; and the fix, in the imperative.
    public init(_ text: String, label: String? = nil, notes: [String] = [], help: String? = nil) {
      self.text = text
      self.label = label
      self.notes = notes
      self.help = help
    }
  }

  /// A finding before severities and suppressions are applied.
  struct Draft {
    let message: Message
    let location: Location
    let severity: Severity?
    let related: [Finding.Related]
    let fix: Fix?
    /// How many more there are of its kind that were not kept.
    var more = 0
  }

  /// How many findings of one rule and one severity are kept of a file.
  ///
  /// A file of some megabytes may have the same mistake in every line, and nobody reads so many; a report of them all would be
  /// a hundred times as large as the file.
  static let mostOfOneKind = 1000

  /// What findings are counted by.
  private struct Kind: Hashable {
    let path: Path
    let severity: Severity?
  }

  /// What makes two drafts of a rule the same one: the place and the words.
  private struct Identity: Hashable {
    let path: Path
    let span: SourceSpan?
    let text: String

    init(location: Location, text: String) {
      path = location.path
      span = location.place?.span
      self.text = text
    }
  }

  private(set) var drafts: [Draft] = []
  private var seen = Set<Identity>()
  private var counts: [Kind: Int] = [:]
  /// Where the draft is that tells of those that were not kept.
  private var overflows: [Kind: Int] = [:]

  /// What the rules that check the same unit share.
  public let shared: SharedWork

  init(sharing shared: SharedWork = SharedWork()) {
    self.shared = shared
  }

  /// Keeps the problems of some severities alone.
  mutating func keep(_ isKept: (Severity?) -> Bool) {
    drafts.removeAll { !isKept($0.severity) }
  }

  /// Reports a problem at a place.
  ///
  /// `severity` is for the lesser or graver case of a rule; a level set in the configuration replaces it. `fix` is what
  /// `--fix` may change.
  public mutating func callAsFunction(
    _ message: Message, at location: Location, severity: Severity? = nil, related: [Finding.Related] = [],
    fix: Fix? = nil
  ) {
    // What several aliases stand for is found once for each of them.
    guard seen.insert(Identity(location: location, text: message.text)).inserted else { return }
    let kind = Kind(path: location.path, severity: severity)
    if let overflow = overflows[kind] {
      drafts[overflow].more += 1
      seen.remove(Identity(location: location, text: message.text))
      return
    }
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    if count == Self.mostOfOneKind { overflows[kind] = drafts.count }
    drafts.append(Draft(message: message, location: location, severity: severity, related: related, fix: fix))
  }
}
