import Diagnostics

/// Hides secrets from reports.
///
/// What is a secret is decided on the bytes of each file that a finding points at, and by the places that a rule has
/// marked. It is hidden in the lines of the file, and in what is said of the unit: a unit's secrets say nothing of other
/// units, whose sentences stay as they are.
struct Redaction {
  /// The secrets of each unit.
  private(set) var indices: [UnitID: SecretIndex] = [:]
  /// The places of the secrets in each file.
  private(set) var places: [ObjectIdentifier: [Range<Int>]] = [:]
  /// The units that speak of each file.
  private var units: [ObjectIdentifier: Set<UnitID>] = [:]
  private var files: [ObjectIdentifier: SourceFile] = [:]

  /// Finds out what has to be hidden.
  init(_ findings: [Finding]) {
    if findings.isEmpty { return }
    var secrets: [UnitID: Set<[UInt8]>] = [:]
    var inFiles: [ObjectIdentifier: [[UInt8]]] = [:]
    for finding in findings {
      for place in ([finding.location] + finding.related.map(\.location)).compactMap(\.place) {
        let file = ObjectIdentifier(place.file)
        if inFiles[file] == nil {
          let found = SecretPlaces.all(in: place.file)
          inFiles[file] = found.map(\.secret)
          places[file] = found.map(\.range)
        }
        if units[file, default: []].insert(finding.unit).inserted {
          secrets[finding.unit, default: []].formUnion(inFiles[file] ?? [])
        }
        let range = place.span.range.clamped(to: 0..<place.file.bytes.count)
        guard place.isSecret, !range.isEmpty else { continue }
        places[file, default: []].append(range)
        secrets[finding.unit, default: []].insert(Array(place.file.bytes[range]))
      }
    }
    indices = secrets.filter { !$0.value.isEmpty }.mapValues { SecretIndex($0) }
  }

  /// The outcome as it may be shown; offsets, lines and columns stay as they are.
  static func of(_ outcome: Outcome) -> Outcome {
    var redaction = Redaction(outcome.findings)
    var copy = outcome
    var known: KnownRuns = ([], [])
    copy.units = outcome.units.map { redaction.redacted($0, &known) }
    copy.findings = outcome.findings.map { redaction.redacted($0) }
    return copy
  }

  /// What became of the rules on a unit without secrets of its own, and how that is shown: nearly all units share it.
  private typealias KnownRuns = (runs: [Outcome.Unit.RuleRun], shown: [Outcome.Unit.RuleRun])

  private func redacted(_ unit: Outcome.Unit, _ known: inout KnownRuns) -> Outcome.Unit {
    var status = unit.status
    if case .unreadable(let problem) = status { status = .unreadable(redacted(problem, of: unit.id)) }
    let rules: [Outcome.Unit.RuleRun]
    if indices[unit.id] == nil {
      if known.runs != unit.rules { known = (unit.rules, redacted(unit.rules, of: unit.id)) }
      rules = known.shown
    } else {
      rules = redacted(unit.rules, of: unit.id)
    }
    return Outcome.Unit(
      unit.id, status: status, rules: rules, details: unit.details?.mapTexts { redacted($0, of: unit.id) })
  }

  private func redacted(_ runs: [Outcome.Unit.RuleRun], of unit: UnitID) -> [Outcome.Unit.RuleRun] {
    runs.map { run in
      run.obstacle.map {
        Outcome.Unit.RuleRun(run.rule, severity: run.severity, obstacle: redacted($0, of: unit))
      } ?? run
    }
  }

  private mutating func redacted(_ finding: Finding) -> Finding {
    var copy = finding
    let unit = finding.unit
    copy.message = redacted(finding.message, of: unit)
    copy.label = finding.label.map { redacted($0, of: unit) }
    copy.notes = finding.notes.map { redacted($0, of: unit) }
    copy.help = finding.help.map { redacted($0, of: unit) }
    copy.location = redacted(finding.location, of: unit)
    copy.related = finding.related.map { .init(redacted($0.message, of: unit), at: redacted($0.location, of: unit)) }
    copy.fix = finding.fix.flatMap { redacted($0, of: unit) }
    copy.suppression = finding.suppression.map { suppression in
      .init(
        by: suppression.author, reason: suppression.reason.map { redacted($0, of: unit) }, until: suppression.until)
    }
    return copy
  }

  /// A fix without secrets; `nil` if what it writes is one.
  private mutating func redacted(_ fix: Fix, of unit: UnitID) -> Fix? {
    var edits: [Fix.Edit] = []
    for edit in fix.edits {
      guard case .replace(let file, let span, let bytes) = edit else {
        edits.append(edit)
        continue
      }
      if SecretSearch.hidden(in: bytes) != bytes || !(indices[unit]?.places(in: bytes).isEmpty ?? true) { return nil }
      edits.append(.replace(redacted(file), span, with: bytes))
    }
    return fix.with(summary: redacted(fix.summary, of: unit), edits: edits)
  }

  private mutating func redacted(_ location: Location, of unit: UnitID) -> Location {
    guard let place = location.place else { return location }
    return Location(
      redacted(place.file), place.span, pointer: place.pointer.map { redacted($0, of: unit) },
      logicalPlace: location.logicalPlace)
  }

  /// The file with its secrets hidden; always the same for the same file, which reports tell apart by identity.
  private mutating func redacted(_ file: SourceFile) -> SourceFile {
    let id = ObjectIdentifier(file)
    if let known = files[id] { return known }
    // A unit that only points at the file from elsewhere has no say in what of it is shown.
    let owners = (units[id] ?? []).filter { file.path == $0.path || file.path.isInside($0.path) }
    let copies = owners.compactMap { indices[$0] }.flatMap { $0.places(in: file.bytes) }
    var ranges = (places[id] ?? []) + copies
    var redacted = file
    if !ranges.isEmpty {
      ranges.sort { $0.lowerBound < $1.lowerBound }
      var bytes = file.bytes
      var end = 0
      for range in ranges where range.upperBound > end {
        Self.hide(max(end, range.lowerBound)..<range.upperBound, of: &bytes)
        end = range.upperBound
      }
      redacted = SourceFile(path: file.path, origin: file.origin, bytes: bytes)
    }
    files[id] = redacted
    return redacted
  }

  /// A sentence without the secrets of its unit, nor what looks like one in any sentence.
  private func redacted(_ text: String, of unit: UnitID) -> String {
    guard let index = indices[unit] else { return SecretSearch.hidden(in: text) }
    var bytes = Array(text.utf8)
    for range in index.places(in: bytes).reversed() { bytes.replaceSubrange(range, with: SecretSearch.mask) }
    return SecretSearch.hidden(in: String(decoding: bytes, as: UTF8.self))
  }

  /// Replaces every character but line breaks by one that takes as many bytes, so that no place moves.
  static func hide(_ range: Range<Int>, of bytes: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = min(UTF8Scalar.decode(bytes[offset...])?.length ?? 1, range.upperBound - offset)
      if bytes[offset] != 0x0A, bytes[offset] != 0x0D {
        bytes.replaceSubrange(offset..<offset + length, with: masks[length - 1])
      }
      offset += length
    }
  }

  /// A character of each length in UTF-8.
  private static let masks = ["*", "\u{B7}", "\u{2022}", "\u{1F512}"].map { Array($0.utf8) }
}
