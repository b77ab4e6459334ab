public import Configuration
public import Diagnostics
public import Pipelines
public import Schedules

/// Runs rules over units.
///
/// It holds no state: the same unit and policy give the same result.
public struct Linter: Sendable {
  private let rules: [RegisteredRule]
  private let policy: Policy
  private let request: DetailsRequest
  /// The rules as every unit runs them; `nil` where that depends on the unit.
  private let everywhere: RulePlan?

  /// A linter with a set of rules, sorted by id, which also finds out what is requested for reports.
  public init(rules: [RegisteredRule], policy: Policy, request: DetailsRequest = DetailsRequest()) {
    self.rules = rules.sorted { $0.info.id < $1.info.id }
    self.policy = policy
    self.request = request
    everywhere = policy.dependsOnPaths ? nil : RulePlan(self.rules, policy, at: "", in: "")
  }

  /// What a check of one unit found out.
  public struct Result: Sendable {
    var unit: Outcome.Unit
    let findings: [Finding]

    init(unit: Outcome.Unit, findings: [Finding]) {
      self.unit = unit
      self.findings = findings
    }

    /// What comes of a file that was named and is somebody else's, or nothing.
    init(of path: Path, thatIsNothingToCheck reason: String) {
      unit = Outcome.Unit(
        .init(path: path, kind: .barePipeline), status: .unreadable("\(path) is not a pipeline or schedule: \(reason)"),
        rules: [])
      findings = []
    }
  }

  /// Checks a pipeline.
  public func check(_ unit: PipelineUnit) -> Result {
    let files = unit.files
    let (runs, drafts) = run(in: files.unit, unit.document?.file.path) { rule, report in
      switch rule {
      case .unitFiles(let rule):
        rule.check(files, &report)
        return .ran
      case .files(let rule):
        rule.check(files, &report)
        return .ran
      case .document(let rule):
        if let document = unit.document { rule.check(document, &report) }
        return .stopped(by: unit.documentObstacle)
      case .workflow(let rule):
        if let graph = unit.graph { rule.check(graph, &report) }
        return .stopped(by: unit.graphObstacle)
      case .pipeline(let rule):
        if let pipeline = unit.pipeline { rule.check(pipeline, &report) }
        return .stopped(by: unit.pipelineObstacle)
      case .pipelineChange(let rule):
        guard files.kind == .rendered else { return nil }
        if let change = unit.change { rule.check(change, &report) }
        return .stopped(by: unit.change == nil ? Self.noBase : nil)
      case .schedule, .pinnedSchedule, .scheduleChange, .render, .configuration, .suppressions, .each, .configurable:
        return nil
      }
    }
    let id = UnitID(path: files.unit, kind: files.kind == .rendered ? .pipeline : .barePipeline)
    var result = result(
      Outcome.Unit(id, status: unit.unreadable.map { .unreadable($0) } ?? .checked, rules: runs), drafts,
      [unit.document.flatMap { CommentDirectives(in: $0.tree) }].compactMap(\.self))
    result.unit.details = request.details(of: unit, hasFindings: !result.findings.isEmpty)
    return result
  }

  /// Checks the schedules of a team, with what their jobs take from commits as far as that was looked up.
  public func check(_ unit: ScheduleUnit, _ contents: PinnedContents) -> Result {
    let files = unit.files
    let pinned = PinnedSchedule(unit.schedule, contents)
    let (runs, drafts) = run(in: files.folder) { rule, report in
      switch rule {
      case .unitFiles(let rule):
        rule.check(files, &report)
        return .ran
      case .schedule(let rule):
        rule.check(unit.schedule, &report)
        return .stopped(by: unit.obstacle)
      case .pinnedSchedule(let rule):
        rule.check(pinned, &report)
        return .stopped(by: unit.obstacle)
      case .scheduleChange(let rule):
        if let change = unit.change { rule.check(change, &report) }
        return .stopped(by: unit.change == nil ? Self.noBase : unit.obstacle)
      case .files, .document, .workflow, .pipeline, .pipelineChange, .render, .configuration, .suppressions, .each,
        .configurable:
        return nil
      }
    }
    let id = UnitID(path: files.folder, kind: .schedule)
    var result = result(
      Outcome.Unit(id, status: files.unreadable.map { .unreadable($0) } ?? .checked, rules: runs), drafts,
      files.documents.compactMap { CommentDirectives(in: $0.tree) })
    result.unit.details = request.details(of: unit)
    return result
  }

  /// What was found in a unit, with what is wrong with its own comments.
  private func result(
    _ unit: Outcome.Unit, _ drafts: [(RuleInfo, Report.Draft)], _ directives: [CommentDirectives]
  ) -> Result {
    let findings = findings(from: drafts, in: unit.id, directives: directives)
    if directives.isEmpty { return Result(unit: unit, findings: findings) }
    let suppressions = Suppressions(directives, findings: findings, knownRules: rules.map(\.info.id)) { rule in
      if let run = unit.rules.first(where: { $0.rule == rule }) { return run.obstacle == nil }
      // A rule that is switched off may be switched on again; one that is about other things never finds anything here.
      return rules.contains { $0.info.id == rule && policy.mayBeEnabled($0.info, in: unit.path) }
    }
    let (more, runs) = check(suppressions, in: unit.id)
    return Result(
      unit: Outcome.Unit(unit.id, status: unit.status, rules: (unit.rules + runs).sorted { $0.rule < $1.rule }),
      findings: findings + more)
  }

  /// Looks at decisions to live with findings, with the rules about those.
  func check(_ suppressions: Suppressions, in unit: UnitID) -> (findings: [Finding], runs: [Outcome.Unit.RuleRun]) {
    let (runs, drafts) = run(in: unit.path) { rule, report in
      guard case .suppressions(let rule) = rule else { return nil }
      rule.check(suppressions, &report)
      return .ran
    }
    return (findings(from: drafts, in: unit, directives: []), runs)
  }

  /// Why rules about a change did not run.
  private static let noBase = "there is no earlier version to compare with"

  /// How far a rule came on a unit.
  enum Progress {
    case ran
    /// It looked at what there was, which was not everything if there is an obstacle.
    case stopped(by: String?)

    var obstacle: String? { if case .stopped(let obstacle) = self { obstacle } else { nil } }
  }

  /// Runs the rules that may be enabled in a unit; `apply` returns `nil` for one that is not about such a unit.
  ///
  /// What is set for a rule's options holds for all of the unit; of a pipeline, that is what is set at its workflow.
  func run(
    in unit: Path, _ main: Path? = nil, _ apply: (AnyRule, inout Report) -> Progress?
  ) -> (runs: [Outcome.Unit.RuleRun], drafts: [(RuleInfo, Report.Draft)]) {
    let plan = everywhere ?? RulePlan(rules, policy, at: main ?? unit, in: unit)
    var runs: [Outcome.Unit.RuleRun] = []
    runs.reserveCapacity(plan.rules.count)
    var drafts: [(RuleInfo, Report.Draft)] = []
    let shared = SharedWork()
    var report = Report(sharing: shared)
    for place in plan.rules.indices {
      var isAboutUnit = false
      var obstacle: String?
      for part in plan.rules[place].parts {
        guard let progress = apply(plan.parts[part], &report) else { continue }
        isAboutUnit = true
        obstacle = obstacle ?? progress.obstacle
      }
      guard isAboutUnit else { continue }
      // A rule that the profile leaves out did not pass; it is told only where it has a graver case.
      if plan.rules[place].holdsGraverCasesOnly {
        let info = plan.rules[place].info
        report.keep { policy.severity(of: info, draft: $0, at: unit, in: unit) != nil }
        if report.drafts.isEmpty {
          report = Report(sharing: shared)
          continue
        }
      }
      runs.append(.init(plan.rules[place].id, severity: plan.rules[place].severity, obstacle: obstacle))
      if report.drafts.isEmpty { continue }
      for draft in report.drafts { drafts.append((plan.rules[place].info, draft)) }
      report = Report(sharing: shared)
    }
    return (runs, drafts)
  }

  /// Checks the configuration file, which belongs to the repository as a whole.
  ///
  /// With one that is not usable, nothing else was looked at.
  public func check(_ configuration: ConfigurationFile, unit: Path, isUnusable: Bool = false) -> Result {
    var runs: [Outcome.Unit.RuleRun] = []
    var drafts: [(RuleInfo, Report.Draft)] = []
    for registered in rules {
      guard case .configuration(let rule) = registered.rule else { continue }
      var report = Report()
      rule.check(configuration, &report)
      runs.append(.init(registered.info.id, severity: registered.info.severity))
      drafts += report.drafts.map { (registered.info, $0) }
    }
    let id = UnitID(path: unit, kind: .repository)
    return Result(
      unit: Outcome.Unit(
        id,
        status: isUnusable
          ? .unreadable("\(configuration.file.path) has problems, so nothing else was checked") : .checked,
        rules: runs),
      findings: findings(from: drafts, in: id, directives: []))
  }

  /// Turns what the rules wrote into findings: sorted, with the configured severity, suppressed where somebody said so.
  func findings(
    from drafts: [(RuleInfo, Report.Draft)], in unit: UnitID, directives: [CommentDirectives]
  ) -> [Finding] {
    let sorted = drafts.enumerated().sorted { left, right in
      let (first, second) = (left.element.1.location, right.element.1.location)
      if first.isBefore(second) { return true }
      // Equal places keep the order in which the rules ran, which is that of their ids.
      return !second.isBefore(first) && left.offset < right.offset
    }.map(\.element)
    var ordinals: [String: Int] = [:]
    return sorted.compactMap { rule, draft in
      let location = draft.location
      guard let severity = policy.severity(of: rule, draft: draft.severity, at: location.path, in: unit.path) else {
        return nil
      }
      let key = "\(rule.id)\0\(location.path)\0\(location.logicalPlace)"
      let ordinal = ordinals[key, default: 0]
      ordinals[key] = ordinal + 1
      // What stands for others that are not told as well, no comment on one line can answer for.
      let comment =
        draft.more > 0 ? nil : directives.lazy.compactMap { $0.directive(for: rule.id, at: location) }.first
      let more = draft.more == 1 ? "1 more finding" : "\(draft.more) more findings"
      let overflow = draft.more > 0 ? ["\(more) of this rule in this file: only the first ones are listed"] : []
      let suppression =
        comment.map { .init(by: .comment, reason: $0.reason) }
        ?? policy.suppression(of: rule.id, at: location, in: unit.path)
      let expiry = suppression == nil ? policy.expiry(of: rule.id, at: location, in: unit.path) : nil
      let expired = expiry.map { ["it was ignored until \($0.description), and that day is over"] } ?? []
      return Finding(
        rule: rule.id, severity: severity, confidence: rule.confidence, unit: unit, message: draft.message.text,
        label: draft.message.label, location: location, notes: draft.message.notes + overflow + expired,
        help: draft.message.help,
        related: draft.related,
        // A finding that stands for others is not gone with the first of them.
        fix: draft.more > 0 ? nil : draft.fix,
        suppression: suppression,
        fingerprint: policy.fingerprint(of: rule.id, at: location, in: unit.path, ordinal: ordinal))
    }
  }
}
