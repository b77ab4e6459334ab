public import Configuration
public import Diagnostics

/// Which findings a baseline answers for, and which of its entries answer for none.
public struct BaselineUse: Sendable {
  /// The findings, those of the baseline suppressed.
  let findings: [Finding]
  /// The entries that answer for fewer findings than they say, where that is known for certain.
  let idle: [BaselineEntry]
  /// The entries about units that are gone, of which every part says the same.
  let undecided: [BaselineEntry]
  /// What the baseline would have to hold to be up to date: nothing that is fixed, and what moved under its new name.
  public let current: [BaselineKey: Int]

  /// Compares findings with a baseline.
  ///
  /// `units` are those that were looked at, which are all that there are if the check `isComplete`, or those of one part if it
  /// `isPart`. `isThere` says of the path of another unit whether there is something; of a whole check it is asked only where a
  /// finding may be an old one that moved.
  init(
    of baseline: Baseline, findings: [Finding], in units: [Outcome.Unit], isComplete: Bool, isPart: Bool = false,
    _ policy: Policy, isThere: (_ unit: String) -> Bool
  ) {
    var found: [BaselineKey: [Int]] = [:]
    for (index, finding) in findings.enumerated() where finding.suppression == nil && Self.canHold(finding) {
      found[policy.baselineKey(of: finding), default: []].append(index)
    }
    var wanted: [BaselineKey: Int] = [:]
    for entry in baseline.entries { wanted[entry.key, default: 0] += entry.count }
    let looked = Looked(units, policy)
    // Of several folders that may be a renamed one, one part sees its own only, and would take a copy for it.
    let moves =
      isPart
      ? [:]
      : Self.moves(from: Set(wanted.keys), to: found) { unit in
        !looked.contains(unit) && (isComplete || !isThere(unit))
      }

    var findings = findings
    var fixed: [BaselineKey: Int] = [:]
    var gone: [BaselineKey: Int] = [:]
    var current: [BaselineKey: Int] = [:]
    for (key, count) in wanted {
      let newKey = moves[key.unit].map { key.moved(to: $0) } ?? key
      let held = (found[newKey] ?? []).prefix(count)
      for index in held { findings[index].suppression = .init(by: .baseline, reason: nil) }
      let isGone = isComplete && !looked.contains(key.unit) && (!isPart || !isThere(key.unit))
      let isKnown = moves[key.unit] != nil || looked.contains(key) || isGone && !isPart
      if isKnown, held.count < count { fixed[key] = count - held.count }
      if isPart, isGone { gone[key] = count }
      let kept = isKnown ? held.count : count
      if kept > 0 { current[newKey, default: 0] += kept }
    }
    self.findings = findings
    self.current = current
    idle = Self.entries(of: baseline, covering: fixed)
    undecided = Self.entries(of: baseline, covering: gone)
  }

  /// The last entries of a baseline that answer for as many findings as these numbers say.
  private static func entries(of baseline: Baseline, covering counts: [BaselineKey: Int]) -> [BaselineEntry] {
    var counts = counts
    return baseline.entries.reversed().filter { entry in
      guard let rest = counts[entry.key], rest > 0 else { return false }
      counts[entry.key] = rest - entry.count
      return true
    }.reversed()
  }

  /// Whether a baseline may answer for a finding: what is wrong with kfplint's own files is never old.
  static func canHold(_ finding: Finding) -> Bool { finding.unit.kind != .repository }

  /// The new paths of units that are gone, by the old ones.
  ///
  /// A folder that was renamed has the problems that it had, at the same places. It is taken for the old one if more than half
  /// of what the baseline knows of the old one is there, and the baseline knows nothing of it.
  private static func moves(
    from keys: Set<BaselineKey>, to found: [BaselineKey: [Int]], isGone: (String) -> Bool
  ) -> [String: String] {
    let known = Set(keys.map(\.unit))
    let new = Dictionary(grouping: found.keys.filter { !known.contains($0.unit) }) { $0.moved(to: "") }
      .mapValues { $0.map(\.unit) }
    if new.isEmpty { return [:] }
    var moves: [String: String] = [:]
    var taken = Set<String>()
    for (unit, keys) in Dictionary(grouping: keys, by: \.unit).sorted(by: { $0.key < $1.key }) where isGone(unit) {
      var shared: [String: Int] = [:]
      for key in keys { for other in new[key.moved(to: "")] ?? [] { shared[other, default: 0] += 1 } }
      let best = shared.filter { !taken.contains($0.key) && $0.value * 2 > keys.count }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let best else { continue }
      moves[unit] = best.key
      taken.insert(best.key)
    }
    return moves
  }

  /// What was looked at: the rules that ran to their end, by the path of the unit.
  private struct Looked {
    private let units: Set<String>
    private let rules: [String: Set<String>]

    init(_ units: [Outcome.Unit], _ policy: Policy) {
      self.units = Set(units.map { policy.path(fromRoot: $0.path).description })
      var rules: [String: Set<String>] = [:]
      for unit in units {
        guard case .checked = unit.status else { continue }
        let path = policy.path(fromRoot: unit.path).description
        rules[path, default: []].formUnion(unit.rules.filter { $0.obstacle == nil }.map(\.rule))
      }
      self.rules = rules
    }

    func contains(_ unit: String) -> Bool { units.contains(unit) }

    func contains(_ key: BaselineKey) -> Bool { rules[key.unit]?.contains(key.rule) ?? false }
  }
}

extension Policy {
  /// What a baseline knows a finding by.
  public func baselineKey(of finding: Finding) -> BaselineKey {
    BaselineKey(
      rule: finding.rule, unit: path(fromRoot: finding.unit.path), path: path(fromRoot: finding.location.path),
      logicalPlace: finding.location.logicalPlace)
  }

  /// What a baseline has to hold for all of these findings to be in it.
  public func baseline(of findings: [Finding]) -> [BaselineKey: Int] {
    findings.reduce(into: [:]) { counts, finding in
      guard finding.suppression == nil, BaselineUse.canHold(finding) else { return }
      counts[baselineKey(of: finding), default: 0] += 1
    }
  }
}
