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
  private var fresh: [ByteString: StoredUnit] = [:]
  private var used = Set<Int>()
  private var runs: [Int: [Outcome.Unit.RuleRun]] = [:]
  /// By what the system says of their files, the keys of the pipelines that are being looked at: as it was before they were read.
  private var stampKeys: [Path: [UInt8]] = [:]
  /// The answers to questions that many pipelines ask, as bytes.
  private var answers: [Way: Answers] = [:]
  private var pathFromRoot: (Path) -> Path = { $0 }
  private var limit = 0
  private var isActive = false
  private var usesStamps = false
  private var lastRuns: (runs: [Outcome.Unit.RuleRun], bytes: [UInt8]) = ([], [])

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
    var records: [ByteString: StoredUnits.Record] = [:]
    // Mostly it is what was there at the start.
    let other = current.flatMap { stored.isFile($0) ? nil : StoredUnits($0, for: identity) }
    for file in [stored, other].compactMap(\.self) {
      for record in file.records { records[ByteString(record.key)] = record }
    }
    for position in used {
      let key = ByteString(stored.key(position))
      guard let record = records[key] else { continue }
      records[key] = StoredUnits.Record(key: record.key, day: moment.day, unit: record.unit)
    }
    for (key, unit) in fresh { records[key] = StoredUnits.Record(key: key.bytes, day: moment.day, unit: unit) }
    return StoredUnits.bytes(of: Array(records.values), for: identity)
  }

  /// Starts a check of everything; without this, nothing is known and nothing is kept.
  ///
  /// On disk files are known by what the system says of them, too.
  func start(_ policy: Policy, isOnDisk: Bool) {
    usesStamps = isOnDisk && moment.machine != nil
    pathFromRoot = policy.path(fromRoot:)
    limit = policy.settings.maxFileSize
    isActive = true
  }

  func look(
    for candidate: PipelineCandidate, around surroundings: SurroundingsReader, in snapshot: BoundedSnapshot
  ) -> UnitLook? {
    guard isActive, Self.isKnowable(candidate) else { return nil }
    do throws(SnapshotError) {
      if usesStamps {
        let key = try key(of: candidate, by: .stamps, stamp(in: snapshot))
        let look = try look(for: candidate, key, by: .stamps, around: surroundings, in: snapshot, stamp(in: snapshot))
        if let look { return look }
        stampKeys[candidate.path] = key
      }
      func blob(of entry: Entry) throws(SnapshotError) -> [UInt8]? {
        try snapshot.blob(of: entry, limit: limit)?.bytes
      }
      let key = try key(of: candidate, by: .blobs, blob)
      return try look(for: candidate, key, by: .blobs, around: surroundings, in: snapshot, blob)
    } catch {
      return nil
    }
  }

  /// What change rules and named files are about, nobody knows in advance.
  private static func isKnowable(_ candidate: PipelineCandidate) -> Bool {
    !candidate.isNamed && !candidate.isPartOfChange && candidate.declaredKind == nil
  }

  /// What the system says of a file, if that tells it from every later state of it.
  private func stamp(in snapshot: BoundedSnapshot) -> Identification {
    { [seconds = moment.seconds] entry in
      guard let stamp = snapshot.stamp(of: entry), stamp.isSettled(at: seconds) else { return nil }
      return stamp.bytes
    }
  }

  private func look(
    for candidate: PipelineCandidate, _ key: [UInt8]?, by way: Way, around surroundings: SurroundingsReader,
    in snapshot: BoundedSnapshot, _ identify: Identification
  ) throws(SnapshotError) -> UnitLook? {
    guard let key, let position = stored.position(of: key), let questions = stored.questions(position) else {
      return nil
    }
    if let questions {
      let found = try answers[way, default: Answers()].bytes(of: questions, around: surroundings, identify)
      guard let found, stored.hasAnswers(StoredUnit.digest(found), position) else { return nil }
    }
    let before = snapshot.spent
    guard let look = try self.look(of: candidate, position, questions, around: surroundings, in: snapshot) else {
      return nil
    }
    snapshot.spend(max(0, Int(stored.size(position)) - (snapshot.spent - before)))
    used.insert(position)
    reused += 1
    // What was read this time need not be read the next.
    if way == .blobs, usesStamps, let unit = stored.unit(position) {
      let lookups = try questions.map { (questions) throws(SnapshotError) in try surroundings.answers(to: questions) }
      try keep(unit, lookups, by: stampKeys.removeValue(forKey: candidate.path), stamp(in: snapshot))
    }
    return look
  }

  private func look(
    of candidate: PipelineCandidate, _ position: Int, _ questions: LookupQuestions?,
    around surroundings: SurroundingsReader, in snapshot: BoundedSnapshot
  ) throws(SnapshotError) -> UnitLook? {
    guard let outcome = stored.outcome(position), let text = stored.text(position),
      let stored = stored.findings(position)
    else { return nil }
    switch outcome {
    case .nothing: return .nothing
    case .skipped: return .skipped(candidate.path, String(decoding: text, as: UTF8.self))
    case .checked:
      let number = self.stored.textNumber(position)
      guard let runs = runs[number] ?? StoredUnit.runs(in: text) else { return nil }
      self.runs[number] = runs
      let id = Self.id(of: candidate)
      var findings: [Finding] = []
      if let stored {
        guard holdsFindings else { return nil }
        let answers = try questions.map { (questions) throws(SnapshotError) in try surroundings.answers(to: questions) }
        let known = StoredFindings.findings(in: stored, of: id) { path, size in
          file(at: path, size, of: candidate, answers, in: snapshot)
        }
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
    let stampKey = stampKeys.removeValue(forKey: candidate.path)
    guard isActive, Self.isKnowable(candidate), let size = UInt32(exactly: size + (lookups?.size ?? 0)),
      let (outcome, text, findings) = content(of: look, candidate, snapshot.origin)
    else { return }
    let unit = StoredUnit(
      outcome: outcome, text: text, findings: findings, size: size, questions: lookups?.questions,
      answers: [UInt8](repeating: 0, count: StoredUnit.digestLength))
    do throws(SnapshotError) {
      if usesStamps { try keep(unit, lookups, by: stampKey, stamp(in: snapshot)) }
      func blob(of entry: Entry) throws(SnapshotError) -> [UInt8]? {
        try snapshot.blobAsRead(of: entry, limit: limit)?.bytes
      }
      try keep(unit, lookups, by: key(of: candidate, by: .blobs, blob), blob)
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
      let runs = bytes(of: result.unit.rules)
      if result.findings.isEmpty { return (.checked, runs, nil) }
      guard holdsFindings,
        let findings = StoredFindings.bytes(of: result.findings, in: result.unit.id, origin: origin)
      else { return nil }
      return (.checked, runs, findings)
    }
  }

  /// What became of the rules, as bytes; nearly always they are the same as those of the unit before, and then in memory once.
  private func bytes(of runs: [Outcome.Unit.RuleRun]) -> [UInt8] {
    if lastRuns.runs != runs { lastRuns = (runs, StoredUnit.bytes(of: runs)) }
    return lastRuns.bytes
  }

  private func keep(
    _ unit: StoredUnit, _ lookups: Lookups?, by key: [UInt8]?, _ identify: Identification
  ) throws(SnapshotError) {
    guard let key else { return }
    var answers = [UInt8](repeating: 0, count: StoredUnit.digestLength)
    if let lookups {
      guard let bytes = try lookups.bytes(identify) else { return }
      answers = StoredUnit.digest(bytes)
    }
    fresh[ByteString(key)] = StoredUnit(
      outcome: unit.outcome, text: unit.text, findings: unit.findings, size: unit.size, questions: unit.questions,
      answers: answers)
  }

  private func key(
    of candidate: PipelineCandidate, by way: Way, _ identify: Identification
  ) throws(SnapshotError) -> [UInt8]? {
    var start = ByteWriter(expecting: 512)
    start.number(UInt32(way.rawValue))
    if way == .stamps { start.text(moment.machine ?? []) }
    return try candidate.key(after: start, pathFromRoot: pathFromRoot, identify)
  }
}
