import Diagnostics

extension Check.Result {
  /// The same, in which findings of other rules than these have no fix.
  public func withFixes(of rules: [String]) -> Check.Result {
    var copy = self
    copy.findings = findings.map { finding in
      if rules.contains(finding.rule) { return finding }
      var copy = finding
      copy.fix = nil
      return copy
    }
    return copy
  }

  /// The same, with what a later check of some of the units found out.
  ///
  /// What it says of other units, and of the repository as a whole, does not count: it looked at a part only.
  public func updated(by later: Check.Result) -> Check.Result {
    let known = Set(units.map(\.id))
    let parts = later.units.filter { $0.kind != .repository && known.contains($0.id) }
    let again = Set(parts.map(\.id))
    return Check.Result(
      units: (units.filter { !again.contains($0.id) } + parts).sorted { $0.id < $1.id },
      findings: (findings.filter { !again.contains($0.unit) } + later.findings.filter { again.contains($0.unit) })
        .sorted(by: Finding.isInReportOrder),
      skipped: skipped, otherRepositories: otherRepositories, excludedFiles: excludedFiles,
      isConfigurationInvalid: isConfigurationInvalid, baselineUse: baselineUse)
  }
}
