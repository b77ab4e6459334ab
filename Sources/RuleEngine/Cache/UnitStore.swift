import Configuration
import Diagnostics
import Pipelines
import Snapshots

/// What earlier runs found out about pipelines, and what this one adds.
///
/// A unit is known by the content of its files: by the ids of git's objects, or, on disk, by what the operating
/// system says of the files, so that nothing has to be read. What else it depends on is either in the identity of the store, such
/// as the configuration and the rules, or was asked of the files around it, and is asked again.
public final class UnitStore: UnitMemory {
  /// When a run began, and on which machine.
  public struct Moment: Sendable {
    let seconds: Int64
    let machine: [UInt8]?

    /// A time in seconds since 1970; what the system says of files holds as long as `machine` is the same, and not at all
    /// without one.
    public init(seconds: Int64, machine: [UInt8]?) {
      (self.seconds, self.machine) = (seconds, machine)
    }

    var day: UInt32 { UInt32(clamping: seconds / 86_400) }
  }

  /// By what files are known.
  private enum Way: UInt8 {
    case blobs
    case stamps
  }

  private let identity: [UInt8]
  private let moment: Moment
  private let holdsFindings: Bool
  private let stored: StoredUnits
  private var fresh: [[UInt8]: StoredUnit] = [:]
  private var used = Set<Int>()
  private var runs: [Int: [Outcome.Unit.RuleRun]] = [:]
  private var pathFromRoot: (Path) -> Path = { $0 }
  private var limit = 0
  private var isActive = false

  /// How many units did not have to be looked at.
  public private(set) var reused = 0

  /// A store of what a file holds, if it is one for the same `identity`.
  ///
  /// With `holdsFindings`, units in which something was found are among them; without, those are looked at each time.
  public init(_ file: [UInt8]?, for identity: [UInt8], at moment: Moment, holdsFindings: Bool) {
    self.identity = identity
    self.holdsFindings = holdsFindings
    self.moment = moment
    stored = file.flatMap { StoredUnits($0, for: identity) } ?? StoredUnits()
  }

  /// How many results a file holds; `nil` if it is no cache file, or a damaged one.
  public static func count(in file: [UInt8]) -> Int? { StoredUnits(file, for: nil)?.count }

  /// How many days old the last use of a record may be before it is written down again.
  private static let dayStep = 7

  /// Whether there is something to be written.
  public var hasNews: Bool {
    !fresh.isEmpty || used.contains { stored.day($0) <= Int(moment.day) - Self.dayStep }
  }

  /// What the file is to hold, where it holds `current` by now: another run may have written it meanwhile.
  public func file(besides current: [UInt8]?) -> [UInt8] {
    var records: [[UInt8]: StoredUnits.Record] = [:]
    let other = current.flatMap { StoredUnits($0, for: identity) }
    for record in stored.records + (other?.records ?? []) { records[record.key] = record }
    for position in used {
      guard let record = records[Array(stored.key(position))] else { continue }
      records[record.key] = StoredUnits.Record(key: record.key, day: moment.day, unit: record.unit)
    }
    for (key, unit) in fresh { records[key] = StoredUnits.Record(key: key, day: moment.day, unit: unit) }
    return StoredUnits.bytes(of: Array(records.values), for: identity)
  }

  /// Starts a check of everything; without this, nothing is known and nothing is kept.
  func start(_ policy: Policy) {
    pathFromRoot = policy.path(fromRoot:)
    limit = policy.settings.maxFileSize
    isActive = true
  }

  func look(
    for candidate: PipelineCandidate, around surroundings: SurroundingsReader, in snapshot: BoundedSnapshot
  ) -> UnitLook? {
    guard isActive, Self.isKnowable(candidate) else { return nil }
    do throws(SnapshotError) {
      if let look = try look(for: candidate, by: .stamps, around: surroundings, in: snapshot, stamp) { return look }
      return try look(for: candidate, by: .blobs, around: surroundings, in: snapshot) {
        (entry) throws(SnapshotError) in try snapshot.blob(of: entry, limit: limit)?.bytes
      }
    } catch {
      return nil
    }
  }

  /// What change rules and named files are about, nobody knows in advance.
  private static func isKnowable(_ candidate: PipelineCandidate) -> Bool {
    !candidate.isNamed && !candidate.isPartOfChange && candidate.declaredKind == nil
  }

  private func stamp(of entry: Entry) -> [UInt8]? {
    guard moment.machine != nil, let stamp = entry.stamp, stamp.isSettled(at: moment.seconds) else { return nil }
    return stamp.bytes
  }

  private func look(
    for candidate: PipelineCandidate, by way: Way, around surroundings: SurroundingsReader,
    in snapshot: BoundedSnapshot, _ identify: (Entry) throws(SnapshotError) -> [UInt8]?
  ) throws(SnapshotError) -> UnitLook? {
    guard let key = try key(of: candidate, by: way, identify), let position = stored.position(of: key),
      let unit = stored.unit(position)
    else { return nil }
    var answers: Lookups?
    if let questions = unit.questions {
      let found = try surroundings.answers(to: questions)
      guard try digest(of: found, identify) == unit.answers else { return nil }
      answers = found
    }
    let before = snapshot.spent
    guard let look = self.look(of: candidate, unit, at: position, answers, in: snapshot) else { return nil }
    snapshot.spend(max(0, Int(unit.size) - (snapshot.spent - before)))
    used.insert(position)
    reused += 1
    // What was read this time need not be read the next.
    if way == .blobs { try keep(unit, answers, for: candidate, by: .stamps, stamp) }
    return look
  }

  private func look(
    of candidate: PipelineCandidate, _ unit: StoredUnit, at position: Int, _ answers: Lookups?,
    in snapshot: BoundedSnapshot
  ) -> UnitLook? {
    switch unit.outcome {
    case .nothing: return .nothing
    case .skipped: return .skipped(candidate.path, String(decoding: unit.text, as: UTF8.self))
    case .checked:
      let number = stored.textNumber(position)
      guard let runs = runs[number] ?? StoredUnit.runs(in: unit.text[...]) else { return nil }
      self.runs[number] = runs
      let id = Self.id(of: candidate)
      var findings: [Finding] = []
      if let bytes = unit.findings {
        let known =
          holdsFindings
          ? StoredFindings.findings(in: bytes, of: id) { path, size in
            file(at: path, size, of: candidate, answers, in: snapshot)
          } : nil
        guard let known else { return nil }
        findings = known
      }
      return .checked(Linter.Result(unit: Outcome.Unit(id, status: .checked, rules: runs), findings: findings))
    }
  }

  /// A file that findings point into: one of the pipeline's, or one around it.
  private func file(
    at path: Path, _ size: Int, of candidate: PipelineCandidate, _ answers: Lookups?,
    in snapshot: BoundedSnapshot
  ) -> SourceFile? {
    guard let entry = candidate.entries.first(where: { $0.path == path }) ?? answers?.entry(at: path),
      entry.kind == .file, case .bytes(let bytes)? = try? snapshot.content(of: entry, limit: size)
    else { return nil }
    return SourceFile(path: path, origin: snapshot.origin, bytes: bytes)
  }

  private static func id(of candidate: PipelineCandidate) -> UnitID {
    UnitID(path: candidate.path, kind: candidate.kind == .rendered ? .pipeline : .barePipeline)
  }

  func keep(
    _ look: UnitLook, _ lookups: Lookups?, size: Int, for candidate: PipelineCandidate,
    in snapshot: BoundedSnapshot
  ) {
    guard isActive, Self.isKnowable(candidate), let size = UInt32(exactly: size + (lookups?.size ?? 0)),
      let (outcome, text, findings) = content(of: look, candidate, snapshot.origin)
    else { return }
    let unit = StoredUnit(
      outcome: outcome, text: text, findings: findings, size: size, questions: lookups?.questions,
      answers: [UInt8](repeating: 0, count: StoredUnit.digestLength))
    do throws(SnapshotError) {
      try keep(unit, lookups, for: candidate, by: .stamps, stamp)
      try keep(unit, lookups, for: candidate, by: .blobs) { (entry) throws(SnapshotError) in
        try snapshot.blobAsRead(of: entry, limit: limit)?.bytes
      }
    } catch {
      // What cannot be told again is not kept.
    }
  }

  /// What is kept of a look; `nil` if not everything could be read, or if what was found cannot be kept.
  private func content(
    of look: UnitLook, _ candidate: PipelineCandidate, _ origin: SourceFile.Origin
  ) -> (StoredUnit.Outcome, text: [UInt8], findings: [UInt8]?)? {
    switch look {
    case .nothing: return (.nothing, [], nil)
    case .skipped(let path, let reason): return path == candidate.path ? (.skipped, Array(reason.utf8), nil) : nil
    case .checked(let result):
      guard case .checked = result.unit.status, result.unit.details == nil,
        result.unit.id == Self.id(of: candidate)
      else { return nil }
      let runs = StoredUnit.bytes(of: result.unit.rules)
      if result.findings.isEmpty { return (.checked, runs, nil) }
      guard holdsFindings,
        let findings = StoredFindings.bytes(of: result.findings, in: result.unit.id, origin: origin)
      else { return nil }
      return (.checked, runs, findings)
    }
  }

  private func keep(
    _ unit: StoredUnit, _ lookups: Lookups?, for candidate: PipelineCandidate, by way: Way,
    _ identify: (Entry) throws(SnapshotError) -> [UInt8]?
  ) throws(SnapshotError) {
    guard let key = try key(of: candidate, by: way, identify) else { return }
    var answers = [UInt8](repeating: 0, count: StoredUnit.digestLength)
    if let lookups {
      guard let digest = try digest(of: lookups, identify) else { return }
      answers = digest
    }
    fresh[key] = StoredUnit(
      outcome: unit.outcome, text: unit.text, findings: unit.findings, size: unit.size, questions: unit.questions,
      answers: answers)
  }

  private func digest(
    of lookups: Lookups, _ identify: (Entry) throws(SnapshotError) -> [UInt8]?
  ) throws(SnapshotError) -> [UInt8]? {
    try lookups.bytes(identify).map { StoredUnit.digest($0) }
  }

  /// What stands for a candidate: where it is, how it was recognised, and its files; `nil` if one of them is not known.
  private func key(
    of candidate: PipelineCandidate, by way: Way, _ identify: (Entry) throws(SnapshotError) -> [UInt8]?
  ) throws(SnapshotError) -> [UInt8]? {
    var writer = ByteWriter()
    writer.number(UInt32(way.rawValue))
    if way == .stamps { writer.text(moment.machine ?? []) }
    writer.text(candidate.path.bytes)
    writer.text(pathFromRoot(candidate.path).bytes)
    writer.text(Array("\(candidate.kind) \(candidate.intent.map { "\($0)" } ?? "")".utf8))
    for entry in candidate.entries {
      let isRead = candidate.reads(entry)
      let part = try entry.identity { (entry) throws(SnapshotError) in isRead ? try identify(entry) : [] }
      guard let part else { return nil }
      writer.text(entry.path.bytes)
      writer.text(part)
    }
    return StoredUnit.digest(writer.bytes)
  }
}
