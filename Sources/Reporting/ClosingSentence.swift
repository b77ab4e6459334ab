import Diagnostics

/// The sentence that sums up a report: what was found in how much.
struct ClosingSentence {
  /// The sentence, such as `1 error, 2 warnings; 3 pipelines checked; 1 suppressed`.
  let text: String
  /// The worst of what was found; `nil` if there is nothing to say against what was looked at.
  let worst: Severity?

  /// The sentence for an outcome.
  init(_ outcome: Outcome) {
    let summary = Summary(outcome)
    let unread = outcome.unexplainedUnits.count
    let wording = UnitWording(outcome)
    let checked = wording.checkedUnits
    worst = unread == 0 ? summary.open.keys.max() : .error
    guard worst != nil || checked != nil else {
      text = "nothing to check: " + Self.reasonForNothing(outcome)
      return
    }
    let counts = Severity.allCases.reversed().compactMap { severity in
      summary.open[severity].map { counted($0, severity.rawValue) }
    }
    // "1 error in 2000 pipelines" could mean that each of them has it.
    let found = counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
    var parts = [
      checked.map { counts.isEmpty || wording.isOneUnit ? "\(found) in \($0)" : "\(found); \($0) checked" }
        ?? (counts.isEmpty ? "nothing was checked" : found)
    ]
    if unread > 0 { parts.append("\(unread) could not be read") }
    let closed = [
      summary.suppressed > 0 ? "\(summary.suppressed) suppressed" : nil,
      summary.baselined > 0 ? "\(summary.baselined) in the baseline" : nil,
    ]
    parts.append(closed.compactMap(\.self).joined(separator: ", "))
    parts.append(Self.fixable(outcome))
    text = parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// How many of the findings `--fix` takes care of.
  private static func fixable(_ outcome: Outcome) -> String {
    let fixes = outcome.openFindings.compactMap(\.fix)
    let safe = fixes.count { $0.safety == .safe }
    let rest = fixes.count - safe
    return switch (safe, rest) {
    case (0, 0): ""
    case (_, 0): "\(safe) fixable with --fix"
    case (0, _): "\(rest) fixable with --fix --unsafe"
    default: "\(safe) fixable with --fix, \(rest) more with --unsafe"
    }
  }

  /// Why there was no pipeline and no schedule to look at.
  private static func reasonForNothing(_ outcome: Outcome) -> String {
    if let part = outcome.part, part.digest != nil { return "shard \(part.shard) has no pipeline or schedule" }
    return switch outcome.source.kind {
    case .index, .range:
      outcome.knownUnits == 0 ? "no pipelines or schedules found" : "the change touches no pipeline or schedule"
    case .workTree, .commit, .standardInput: "no pipelines or schedules found"
    }
  }
}
