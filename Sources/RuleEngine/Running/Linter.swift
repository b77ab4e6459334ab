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
    var ran = RuleRuns(plan(in: unit.files.unit, unit.document?.file.path))
    ran.runAll(under: policy, in: unit.files.unit) { rule, report in Self.apply(rule, to: unit, &report) }
    return result(of: unit, ran)
  }

  /// Checks pipelines, all of them with a rule before the next one.
  ///
  /// The instructions of a hundred rules do not fit into the processor's nearest memory. Here those of one rule are there
  /// when the second pipeline comes, which takes a twelfth of the time of a check away.
  func check(_ units: [PipelineUnit]) -> [Result] {
    guard let plan = everywhere else { return units.map { check($0) } }
    var ran = units.map { _ in RuleRuns(plan) }
    for place in plan.rules.indices {
      for position in units.indices {
        let unit = units[position]
        ran[position].run(place, under: policy, in: unit.files.unit) { rule, report in
          Self.apply(rule, to: unit, &report)
        }
      }
    }
    return units.indices.map { result(of: units[$0], ran[$0]) }
  }

  /// Lets a rule look at a pipeline; `nil` if it is about something else.
  private static func apply(_ rule: AnyRule, to unit: PipelineUnit, _ report: inout Report) -> RuleRuns.Progress? {
    switch rule {
    case .unitFiles(let rule):
      rule.check(unit.files, &report)
      return .ran
    case .files(let rule):
      rule.check(unit.files, &report)
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
      guard unit.files.kind == .rendered else { return nil }
      if let change = unit.change { rule.check(change, &report) }
      return .stopped(by: unit.change == nil ? noBase : nil)
    case .schedule, .pinnedSchedule, .scheduleChange, .render, .configuration, .suppressions, .each, .configurable:
      return nil
    }
  }

  /// What came of a pipeline.
  private func result(of unit: PipelineUnit, _ ran: RuleRuns) -> Result {
    let files = unit.files
    let id = UnitID(path: files.unit, kind: files.kind == .rendered ? .pipeline : .barePipeline)
    var result = result(
      Outcome.Unit(id, status: unit.unreadable.map { .unreadable($0) } ?? .checked, rules: ran.runs), ran.drafts,
      [unit.document.flatMap { CommentDirectives(in: $0.tree) }].compactMap(\.self))
    result.unit.details = request.details(of: unit, hasFindings: !result.findings.isEmpty)
    return result
  }

  /// Checks the schedules of a team, with what their jobs take from commits as far as that was looked up.
  public func check(_ unit: ScheduleUnit, _ contents: PinnedContents) -> Result {
    let files = unit.files
    let pinned = PinnedSchedule(unit.schedule, contents)
    let ran = run(in: files.folder) { rule, report in
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
      Outcome.Unit(id, status: files.unreadable.map { .unreadable($0) } ?? .checked, rules: ran.runs), ran.drafts,
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
    let ran = run(in: unit.path) { rule, report in
      guard case .suppressions(let rule) = rule else { return nil }
      rule.check(suppressions, &report)
      return .ran
    }
    return (findings(from: ran.drafts, in: unit, directives: []), ran.runs)
  }

  /// Why rules about a change did not run.
  private static let noBase = "there is no earlier version to compare with"

  /// Runs the rules that may be enabled in a unit; `apply` returns `nil` for one that is not about such a unit.
  ///
  /// What is set for a rule's options holds for all of the unit; of a pipeline, that is what is set at its workflow.
  func run(in unit: Path, _ apply: (AnyRule, inout Report) -> RuleRuns.Progress?) -> RuleRuns {
    var ran = RuleRuns(plan(in: unit, nil))
    ran.runAll(under: policy, in: unit, apply)
    return ran
  }

  /// The rules that run in a unit, with the options that are set at its main file.
  private func plan(in unit: Path, _ main: Path?) -> RulePlan {
    everywhere ?? RulePlan(rules, policy, at: main ?? unit, in: unit)
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
