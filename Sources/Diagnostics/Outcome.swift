/// Everything a run found out: what was looked at, how far that went, and the findings.
///
/// Reports are functions of it.
public struct Outcome: Sendable {
  /// The version of the tool that made it.
  public var version: String
  /// What was linted.
  public var source: Source
  /// The units that were looked at, sorted by path.
  public var units: [Unit]
  /// How many units there are, looked at or not; `nil` when only the changed ones were searched for.
  public var knownUnits: Int?
  /// The findings, sorted by path, offset and rule; suppressed ones are among them.
  public var findings: [Finding]
  /// The least severity that makes the exit status 1.
  public var threshold: Severity
  /// What is to be known of a run that looked at one part of the units only; `nil` for one that looked at all.
  public var part: Part?

  /// What was linted.
  public struct Source: Sendable {
    /// The kind of source, by the word that the JSON report uses.
    public enum Kind: String, CaseIterable, Sendable {
      case workTree = "worktree"
      case index
      case commit
      case range
      case standardInput = "stdin"
    }

    /// The kind of source.
    public let kind: Kind
    /// The commit that is checked out or was named, as hexadecimal digits.
    public let head: String?
    /// The commit that changes were counted from.
    public let base: String?
    /// When the commit was made, in UTC as `2026-11-22T15:00:00`.
    public let timestamp: String?
    /// What a push is about to change; empty if the source is no push.
    public let refs: [Ref]

    /// A ref that a push is about to change.
    public struct Ref: Sendable {
      /// Its full name, such as `refs/heads/main`.
      public let name: ByteString
      /// The commit that it is to lead to, as hexadecimal digits.
      public let head: String?
      /// The commit that changes were counted from; `nil` if everything in the head is new.
      public let base: String?

      /// A ref.
      public init(name: ByteString, head: String?, base: String?) {
        self.name = name
        self.head = head
        self.base = base
      }
    }

    /// A source.
    public init(kind: Kind, head: String? = nil, base: String? = nil, timestamp: String? = nil, refs: [Ref] = []) {
      self.kind = kind
      self.head = head
      self.base = base
      self.timestamp = timestamp
      self.refs = refs
    }
  }

  /// A thing that is linted as a whole.
  public struct Unit: Sendable {
    /// How far the look went.
    public enum Status: Sendable {
      case checked
      /// Something of the unit could not be read; the text says what, as a sentence.
      case unreadable(String)
    }

    /// Whether something of the unit could not be read.
    public var isUnreadable: Bool { if case .unreadable = status { true } else { false } }

    /// What became of one rule on the unit.
    public struct RuleRun: Hashable, Sendable {
      /// The rule's id.
      public let rule: String
      /// The severity that its findings have unless they say otherwise, after the configuration was applied.
      public let severity: Severity?
      /// Why the rule could not run, if it could not, such as "workflow.yaml does not parse".
      public let obstacle: String?

      /// A rule that ran, or did not because of `obstacle`.
      public init(_ rule: String, severity: Severity? = nil, obstacle: String? = nil) {
        self.rule = rule
        self.severity = severity
        self.obstacle = obstacle
      }
    }

    /// Which unit it is.
    public let id: UnitID
    /// How far the look went.
    public let status: Status
    /// The enabled rules that apply to such a unit, sorted by id.
    public let rules: [RuleRun]
    /// What reports tell of it beside the findings, if one wants it.
    public var details: UnitDetails?

    /// The unit's path.
    public var path: Path { id.path }
    /// The kind of thing.
    public var kind: UnitID.Kind { id.kind }

    /// A unit that was looked at.
    public init(_ id: UnitID, status: Status, rules: [RuleRun], details: UnitDetails? = nil) {
      self.id = id
      self.status = status
      self.rules = rules
      self.details = details
    }
  }

  /// An outcome with all its parts.
  public init(
    version: String, source: Source, units: [Unit], knownUnits: Int?, findings: [Finding], threshold: Severity,
    part: Part? = nil
  ) {
    self.version = version
    self.source = source
    self.units = units
    self.knownUnits = knownUnits
    self.findings = findings
    self.threshold = threshold
    self.part = part
  }

  /// The findings that are not suppressed.
  public var openFindings: [Finding] { findings.filter { $0.suppression == nil } }

  /// Whether a finding decides the exit status.
  public func counts(_ finding: Finding) -> Bool {
    finding.suppression == nil && finding.severity >= threshold
  }

  /// The units of which something could not be read, without those of which a finding says what is wrong: people need not be
  /// told twice that the configuration has problems, or that a file is too large.
  public var unexplainedUnits: [Unit] {
    let unread = unreadableUnits
    if unread.isEmpty { return [] }
    let about = Dictionary(grouping: findings, by: \.unit)
    return unread.filter { unit in
      guard case .unreadable(let problem) = unit.status, let findings = about[unit.id] else { return true }
      if unit.kind == .repository { return false }
      // Such a sentence begins with the file, and such a finding is about it as a whole.
      return !findings.contains { finding in
        // What is suppressed tells nobody.
        finding.suppression == nil && finding.location.place == nil && problem.hasPrefix("\(finding.location.path): ")
      }
    }
  }

  /// The units of which something could not be read.
  public var unreadableUnits: [Unit] {
    units.filter(\.isUnreadable)
  }
}
