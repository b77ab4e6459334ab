import Diagnostics

/// Shows a plan to people: each job on a line with a sign, and below it what is different and what comes of it.
public struct PlanText {
  /// The lines.
  public let text: String

  /// Shows a plan, in colours and in ASCII as the options say.
  public init(_ plan: ReportedPlan, options: ReportOptions = ReportOptions()) {
    let paint = Paint(isOn: options.color)
    var text = ""
    for team in plan.teams {
      text += paint(team.path, .emphasis) + "\n"
      if let status = team.status { text += "  \(status)\n" }
      for job in team.jobs {
        let mark = paint(job.mark, .weight(job.weight))
        text += "  \(mark) \"\(job.name)\" \(paint(job.action, .weight(job.weight)))\n"
        for change in job.changes {
          text += "      \(change.head)\n"
          for detail in change.details { text += "        \(detail)\n" }
        }
        for note in job.notes { text += "      \(paint("note", .emphasis)): \(note)\n" }
      }
      if team.unchanged > 0 { text += "  = \(counted(team.unchanged, "job")) unchanged\n" }
      for note in team.notes { text += "  \(paint("note", .emphasis)): \(note)\n" }
      text += "\n"
    }
    for impact in plan.impacts {
      text += paint(impact.path, .emphasis) + " changes\n"
      for job in impact.jobs { text += "  \"\(job.name)\" in \(job.team) \(job.sentence)\n" }
      text += "\n"
    }
    text += "plan: \(plan.summary)\n"
    self.text = options.isASCII ? ASCIIText.of(text) : text
  }
}
