public import Diagnostics
public import RuleEngine
public import Snapshots

/// Makes the fixes of a check in memory, and lints what comes of them.
///
/// A fix whose finding is still there afterwards, or that brings a new one, is dropped. Of fixes that overlap the first one is
/// made; the next round sees what is left of the others.
public struct FixRounds {
  /// What came of the fixes.
  public struct Result {
    /// What the files are to be.
    public let files: EditedFiles
    /// What is found in them.
    public let result: Check.Result
    /// The findings that are gone.
    public let fixed: [Finding]
    /// The findings whose fix was not made, each with the reason.
    public let dropped: [(finding: Finding, reason: String)]
  }

  /// How many rounds there are at most: each makes at least one fix of those that overlapped.
  private static let mostRounds = 10
  /// How many fixes of one round are tried one by one at most, where they do not work together.
  private static let mostSingleTrials = 200

  private let snapshot: any Snapshot
  private let allowsUnsafe: Bool
  private let lint: (OverlaidSnapshot, EditedFiles) async throws(SnapshotError) -> Check.Result

  private var files = EditedFiles()
  private var result: Check.Result
  private var fixed: [Finding] = []
  private var dropped: [(finding: Finding, reason: String)] = []
  private var droppedKeys: Set<Dropped> = []
  private var singleTrials = 0

  /// What makes two findings the same one before and after a fix: places move, and so do ordinals.
  private struct Key: Hashable {
    let rule: String
    let unit: UnitID
    let path: Path
    let logicalPlace: String
    let isOpen: Bool

    init(_ finding: Finding) {
      rule = finding.rule
      unit = finding.unit
      path = finding.location.path
      logicalPlace = finding.location.logicalPlace
      isOpen = finding.suppression == nil
    }
  }

  /// A finding whose fix is not tried again.
  private struct Dropped: Hashable {
    let key: Key
    let message: String

    init(_ finding: Finding) {
      key = Key(finding)
      message = finding.message
    }
  }

  /// The fixes of what `result` found in a snapshot.
  ///
  /// `lint` checks the units that an overlaid snapshot's changed paths touch, with all rules; the files tell where a path went.
  public static func run(
    _ result: Check.Result, in snapshot: any Snapshot, allowsUnsafe: Bool,
    lint: @escaping (OverlaidSnapshot, EditedFiles) async throws(SnapshotError) -> Check.Result
  ) async throws(SnapshotError) -> Result {
    var rounds = FixRounds(snapshot: snapshot, allowsUnsafe: allowsUnsafe, lint: lint, result: result)
    for _ in 0..<mostRounds where try await rounds.makeRound() {}
    return Result(files: rounds.files, result: rounds.result, fixed: rounds.fixed, dropped: rounds.dropped)
  }

  private init(
    snapshot: any Snapshot, allowsUnsafe: Bool,
    lint: @escaping (OverlaidSnapshot, EditedFiles) async throws(SnapshotError) -> Check.Result, result: Check.Result
  ) {
    self.snapshot = snapshot
    self.allowsUnsafe = allowsUnsafe
    self.lint = lint
    self.result = result
  }

  /// Makes the fixes that do not overlap; `false` if there are none.
  private mutating func makeRound() async throws(SnapshotError) -> Bool {
    let chosen = nextFindings()
    if chosen.isEmpty { return false }
    if try await make(chosen) == nil { return true }
    // They do not all work: those of each unit, and then those that work alone.
    for (_, group) in Dictionary(grouping: chosen, by: \.unit).sorted(by: { $0.key < $1.key }) {
      if group.count < chosen.count, try await make(group) == nil { continue }
      var working: [Finding] = []
      for finding in group {
        singleTrials += 1
        if singleTrials > Self.mostSingleTrials {
          drop(finding, "too many fixes of this run do not work")
        } else if let reason = try await trial(of: [finding]).objection {
          drop(finding, reason)
        } else {
          working.append(finding)
        }
      }
      guard let first = working.first, try await make(working) != nil else { continue }
      // Each works, and not with the others: the next round sees what is left of those.
      if let reason = try await make([first]) { drop(first, reason) }
    }
    return true
  }

  /// The findings whose fixes are made next, none of which overlaps another.
  private func nextFindings() -> [Finding] {
    var taken: [Path: [Range<Int>?]] = [:]
    return result.findings.filter { finding in
      guard finding.suppression == nil, let fix = finding.fix, allowsUnsafe || fix.safety == .safe,
        !droppedKeys.contains(Dropped(finding))
      else { return false }
      let isFree = fix.edits.allSatisfy { edit in
        edit.touched.allSatisfy { path, range in
          (taken[path] ?? []).allSatisfy { !Self.overlap($0, range) }
        }
      }
      guard isFree else { return false }
      for (path, range) in fix.edits.flatMap(\.touched) { taken[path, default: []].append(range) }
      return true
    }
  }

  /// Whether two places meet; `nil` is the whole file.
  private static func overlap(_ left: Range<Int>?, _ right: Range<Int>?) -> Bool {
    guard let left, let right else { return true }
    return left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
  }

  /// Makes some fixes if what comes of them is as it should be; returns the reason if it is not.
  private mutating func make(_ findings: [Finding]) async throws(SnapshotError) -> String? {
    if findings.isEmpty { return nil }
    let trial = try await trial(of: findings)
    if let objection = trial.objection { return objection }
    files = trial.files
    result = trial.later.map { result.updated(by: $0) } ?? result
    fixed += findings
    return nil
  }

  /// What comes of some fixes.
  private struct Trial {
    var files: EditedFiles
    var later: Check.Result?
    var objection: String?
  }

  private func trial(of findings: [Finding]) async throws(SnapshotError) -> Trial {
    var trial = Trial(files: files)
    let fixes = findings.compactMap(\.fix)
    do throws(SnapshotError) {
      try trial.files.apply(fixes, in: snapshot)
    } catch {
      trial.objection = "\(error)"
      return trial
    }
    let touched = fixes.flatMap(\.edits).flatMap { $0.touched.map(\.path) }
    let overlaid = OverlaidSnapshot(snapshot, overlay: trial.files.overlay, looking: touched)
    let later = try await lint(overlaid, trial.files)
    trial.later = later
    trial.objection = objection(to: findings, later)
    return trial
  }

  /// What is wrong with what came of some fixes; `nil` if nothing is.
  private func objection(to findings: [Finding], _ later: Check.Result) -> String? {
    // A path may touch a unit that nobody asked for.
    let units = Set(later.units.map(\.id)).intersection(result.units.map(\.id))
    func counts(_ findings: [Finding]) -> [Key: Int] {
      findings.reduce(into: [:]) { counts, finding in
        if finding.unit.kind != .repository, units.contains(finding.unit) { counts[Key(finding), default: 0] += 1 }
      }
    }
    if findings.contains(where: { !units.contains($0.unit) }) { return "the result would not be linted any more" }
    for unit in later.units where units.contains(unit.id) {
      if case .unreadable(let reason) = unit.status { return "the result could not be read: \(reason)" }
    }
    if later.isConfigurationInvalid, !result.isConfigurationInvalid { return "a policy would fail on the result" }
    let (before, after) = (counts(result.findings), counts(later.findings))
    let wanted = counts(findings)
    if let left = findings.first(where: { finding in
      let key = Key(finding)
      return after[key, default: 0] > before[key, default: 0] - wanted[key, default: 0]
    }) {
      return "\(left.rule) would still be found"
    }
    if let new = later.findings.first(where: { finding in
      let key = Key(finding)
      return key.isOpen && after[key, default: 0] > before[key, default: 0]
    }) {
      return "it would bring a new finding of \(new.rule)"
    }
    return nil
  }

  private mutating func drop(_ finding: Finding, _ reason: String) {
    if droppedKeys.insert(Dropped(finding)).inserted { dropped.append((finding, reason)) }
  }
}

extension Fix.Edit {
  /// The paths that are touched, each with the bytes that are; `nil` for the file as a whole.
  fileprivate var touched: [(path: Path, range: Range<Int>?)] {
    switch self {
    case .replace(let file, let span, _): [(file.path, span.range)]
    case .rename(let path, let newPath): [(path, nil), (newPath, nil)]
    case .delete(let path): [(path, nil)]
    }
  }
}
