import Diagnostics
import Planning

/// The plan for a terminal: control characters from a repository are shown, and long values cut.
enum PlanText {
  static func of(_ plan: Plan) -> String {
    var text = ""
    for team in plan.teams {
      text += "\(team.folder)\n"
      if let status = PlanWording.status(team) { text += "  \(visible(status))\n" }
      for job in team.jobs where job.isWorthALine { append(job, to: &text) }
      let rest = team.jobs.count { !$0.isWorthALine }
      if rest > 0 { text += "  = \(rest) \(rest == 1 ? "job" : "jobs") unchanged\n" }
      for note in team.notes { text += "  note: \(visible(note))\n" }
      text += "\n"
    }
    for impact in plan.impacts {
      text += "\(impact.pipeline) changes\n"
      for job in impact.jobs {
        text += "  \"\(PlanWording.shown(job.name))\" in \(job.team) \(visible(PlanWording.sentence(job)))\n"
      }
      text += "\n"
    }
    return text + "plan: \(PlanWording.summary(plan))\n"
  }

  private static func append(_ job: JobPlan, to text: inout String) {
    text += "  \(job.action.mark) \"\(PlanWording.shown(job.name))\" \(PlanWording.action(job.action))\n"
    for change in job.changes {
      let (head, details) = PlanWording.lines(change)
      text += "      \(line(head))\n"
      for detail in details { text += "        \(line(detail))\n" }
    }
    for note in job.notes { text += "      note: \(visible(note))\n" }
  }

  private static func line(_ words: [PlanWord]) -> String {
    words.map { word in
      switch word {
      case .words(let text), .sentence(let text): visible(text)
      case .value(let value): "\"\(PlanWording.shown(value))\""
      }
    }.joined()
  }

  private static func visible(_ text: String) -> String { VisibleText.of(SecretSearch.hidden(in: text).utf8) }
}

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
}
