import Configuration
import Diagnostics

/// What has become so far of the rules that run in a unit.
struct RuleRuns {
  /// The rules that looked at the unit, sorted by id.
  private(set) var runs: [Outcome.Unit.RuleRun] = []
  /// What they wrote.
  private(set) var drafts: [(RuleInfo, Report.Draft)] = []

  /// How far a rule came on a unit.
  enum Progress {
    case ran
    /// It looked at what there was, which was not everything if there is an obstacle.
    case stopped(by: String?)

    var obstacle: String? { if case .stopped(let obstacle) = self { obstacle } else { nil } }
  }

  private let plan: RulePlan
  private let shared = SharedWork()
  private var report: Report

  /// Nothing has run yet.
  init(_ plan: RulePlan) {
    self.plan = plan
    report = Report(sharing: shared)
    runs.reserveCapacity(plan.rules.count)
  }

  /// Runs all rules of the plan; `apply` returns `nil` for one that is not about such a unit.
  mutating func runAll(under policy: Policy, in unit: Path, _ apply: (AnyRule, inout Report) -> Progress?) {
    for place in plan.rules.indices { run(place, under: policy, in: unit, apply) }
  }

  /// Runs the rule at a place of the plan.
  mutating func run(
    _ place: Int, under policy: Policy, in unit: Path, _ apply: (AnyRule, inout Report) -> Progress?
  ) {
    var isAboutUnit = false
    var obstacle: String?
    for part in plan.rules[place].parts {
      guard let progress = apply(plan.parts[part], &report) else { continue }
      isAboutUnit = true
      obstacle = obstacle ?? progress.obstacle
    }
    guard isAboutUnit else { return }
    // A rule that the profile leaves out did not pass; it is told only where it has a graver case.
    if plan.rules[place].holdsGraverCasesOnly {
      let info = plan.rules[place].info
      report.keep { policy.severity(of: info, draft: $0, at: unit, in: unit) != nil }
      if report.drafts.isEmpty {
        report = Report(sharing: shared)
        return
      }
    }
    runs.append(.init(plan.rules[place].id, severity: plan.rules[place].severity, obstacle: obstacle))
    if report.drafts.isEmpty { return }
    for draft in report.drafts { drafts.append((plan.rules[place].info, draft)) }
    report = Report(sharing: shared)
  }
}
