public import Diagnostics

extension Check {
  /// What a check found out.
  public struct Result: Sendable {
    /// The units, sorted by path.
    public let units: [Outcome.Unit]
    /// The findings, sorted by path, offset and rule.
    public var findings: [Finding]
    /// The files that looked like a pipeline or schedules by their name and belong to other tools, with the reason.
    public let skipped: [(path: Path, reason: String)]
    /// The folders that were passed over as they belong to other repositories.
    public var otherRepositories: [Path] = []
    /// How many files the configuration leaves out.
    public var excludedFiles = 0
    /// The files called `.kfplint.yaml`, wherever they lie; `nil` where not everything was listed.
    public var configurationFiles: [Path]?
    /// Whether the configuration file has problems, so that nothing or the wrong thing was looked at.
    public let isConfigurationInvalid: Bool
    /// What became of the baseline, if there is one.
    public var baselineUse: BaselineUse?
    /// What is to be known of a check of one part of the units.
    public var part: Outcome.Part?

    /// The same, with everything that was found in the baseline.
    public var baselined: Result {
      let findings = findings.map { finding in
        guard finding.suppression == nil, BaselineUse.canHold(finding) else { return finding }
        var copy = finding
        copy.suppression = .init(by: .baseline, reason: nil)
        return copy
      }
      var copy = self
      copy.findings = findings
      return copy
    }

    /// What of it concerns units at or below some paths, or that the paths lie in; the repository is always concerned.
    public func limited(to paths: [Path]) -> Result {
      func concerns(_ path: Path) -> Bool {
        paths.contains { $0 == path || path.isInside($0) || $0.isInside(path) }
      }
      func concerns(_ unit: UnitID) -> Bool { unit.kind == .repository || concerns(unit.path) }
      return Result(
        units: units.filter { concerns($0.id) }, findings: findings.filter { concerns($0.unit) },
        skipped: skipped.filter { concerns($0.path) }, otherRepositories: otherRepositories.filter { concerns($0) },
        excludedFiles: excludedFiles, configurationFiles: configurationFiles,
        isConfigurationInvalid: isConfigurationInvalid, baselineUse: baselineUse, part: part)
    }
  }
}
