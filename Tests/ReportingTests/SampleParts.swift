import Diagnostics

/// A finding with a made-up fingerprint, which reports only pass on.
func finding(
  _ rule: String, _ severity: Severity = .error, at location: Location, _ message: String, unit: Path,
  kind: UnitID.Kind = .pipeline, label: String? = nil,
  help: String? = nil, related: [Finding.Related] = [], suppression: Finding.Suppression? = nil
) -> Finding {
  Finding(
    rule: rule, severity: severity, unit: .init(path: unit, kind: kind), message: message, label: label,
    location: location, help: help,
    related: related, suppression: suppression, fingerprint: "0123456789abcdef0123456789abcdef")
}

extension Outcome {
  /// An outcome of the index of a repository, of which all units were looked at.
  static func of(
    _ units: [Unit], _ findings: [Finding] = [], kind: Source.Kind = .index, knownUnits: Int? = 0,
    threshold: Severity = .error
  ) -> Outcome {
    let head = "3f2a91c0d4b85e6f7a8091b2c3d4e5f60718293a"
    let source =
      switch kind {
      case .index: Source(kind: kind, head: head)
      case .commit, .range:
        Source(kind: kind, head: head, base: kind == .range ? "9b1d" : nil, timestamp: "2026-11-22T15:00:00")
      case .workTree, .standardInput: Source(kind: kind)
      }
    return Outcome(
      version: "0.1.0", source: source, units: units, knownUnits: knownUnits.map { max($0, units.count) },
      findings: findings, threshold: threshold)
  }
}

extension Outcome.Unit {
  /// A unit that was read, with a few rules that all ran.
  static func checked(_ path: Path, _ kind: UnitID.Kind = .pipeline) -> Self {
    let rules =
      kind == .schedule ? ["schedule-cron"] : ["image-unpinned", "params-missing", "params-unused", "yaml-syntax"]
    return .init(.init(path: path, kind: kind), status: .checked, rules: rules.map { RuleRun($0) })
  }
}

extension SourceFile {
  convenience init(_ path: Path, _ origin: Origin, _ text: String) {
    self.init(path: path, origin: origin, bytes: Array(text.utf8))
  }

  /// The place between two offsets.
  func location(_ start: Int, _ end: Int, pointer: String? = nil) -> Location {
    Location(self, SourceSpan(start, end), pointer: pointer)
  }

  /// The place of the first `text`, or of as many of its bytes as `length` says; the file's end if it is not there.
  func location(of text: String, length: Int? = nil, pointer: String? = nil) -> Location {
    let wanted = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
    return location(start, start + (length ?? wanted.count), pointer: pointer)
  }
}
