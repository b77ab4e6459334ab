import Diagnostics
import Planning
import Reporting

extension ReportedPlan {
  /// The plan in sentences: control characters from a repository are shown, and long values cut.
  init(_ plan: Plan, of source: String) {
    self.init(
      source: source, summary: PlanWording.summary(plan), teams: plan.teams.map { Team($0) },
      impacts: plan.impacts.map { Impact($0) }, unread: plan.unread.map { visible($0) })
  }
}

extension ReportedPlan.Impact {
  fileprivate init(_ impact: PipelineImpact) {
    self.init(
      path: "\(impact.pipeline)",
      jobs: impact.jobs.map { job in
        (PlanWording.shown(job.name), "\(job.team)", visible(PlanWording.sentence(job)))
      })
  }
}

extension ReportedPlan.Team {
  fileprivate init(_ team: TeamPlan) {
    self.init(
      path: "\(team.folder)", status: PlanWording.status(team).map { visible($0) },
      jobs: team.jobs.filter(\.isWorthALine).map { ReportedPlan.Job($0) },
      unchanged: team.jobs.count { !$0.isWorthALine }, notes: team.notes.map { visible($0) })
  }
}

extension ReportedPlan.Job {
  fileprivate init(_ job: JobPlan) {
    self.init(
      mark: job.action.mark, name: PlanWording.shown(job.name), action: PlanWording.action(job.action),
      weight: job.action.weight,
      changes: job.changes.map { change in
        let (head, details) = PlanWording.lines(change)
        return (Self.line(head), details.map { Self.line($0) })
      }, notes: job.notes.map { visible($0) })
  }

  private static func line(_ words: [PlanWord]) -> String {
    words.map { word in
      switch word {
      case .words(let text), .sentence(let text): visible(text)
      case .value(let value): "\"\(PlanWording.shown(value))\""
      }
    }.joined()
  }
}

private func visible(_ text: String) -> String { VisibleText.of(SecretSearch.hidden(in: text).utf8) }

extension JobPlan {
  /// Whether there is more to say than that nothing happens.
  var isWorthALine: Bool { action != .unchanged || !changes.isEmpty || !notes.isEmpty }
}

extension JobAction {
  fileprivate var mark: String {
    switch self {
    case .created: "+"
    case .replaced: "~"
    case .mayBeReplaced, .unknown: "?"
    case .paused, .over, .forgotten: "-"
    case .enabled: "*"
    case .leftBehind: "!"
    case .unchanged: "="
    }
  }

  fileprivate var weight: ReportedPlan.Job.Weight {
    switch self {
    case .created, .enabled: .good
    case .replaced, .mayBeReplaced, .unknown, .unchanged: .info
    case .paused, .over, .forgotten, .leftBehind: .warning
    }
  }
}
