import Diagnostics
import Planning
import Reporting

/// The plan for a pull request: what a repository holds stands in spans of code, where no mark-up means anything.
enum PlanMarkdown {
  static func of(_ plan: Plan) -> String {
    var text = "### What the reconciler will do\n\n\(PlanWording.summary(plan))\n"
    for team in plan.teams {
      text += "\n#### \(code(ByteString(team.folder.isTop ? [UInt8(ascii: ".")] : team.folder.bytes)))\n\n"
      if let status = PlanWording.status(team) { text += "\(code(sentence: status))\n\n" }
      for job in team.jobs where job.isWorthALine { append(job, to: &text) }
      let rest = team.jobs.count { !$0.isWorthALine }
      if rest > 0 { text += "- \(rest) \(rest == 1 ? "job" : "jobs") unchanged\n" }
      for note in team.notes { text += "- \(code(sentence: note))\n" }
    }
    for impact in plan.impacts {
      text += "\n#### \(code(ByteString(impact.pipeline.bytes))) changes\n\n"
      for job in impact.jobs {
        text +=
          "- \(code(job.name)) in \(code(ByteString(job.team.bytes))): \(code(sentence: PlanWording.sentence(job)))\n"
      }
    }
    for sentence in plan.unread { text += "\n**Could not be read:** \(code(sentence: sentence))\n" }
    return text
  }

  private static func append(_ job: JobPlan, to text: inout String) {
    text += "- \(code(job.name)) **\(PlanWording.action(job.action))**\n"
    for change in job.changes {
      let (head, details) = PlanWording.lines(change)
      text += "  - \(line(head))\n"
      for detail in details { text += "    - \(line(detail))\n" }
    }
    for note in job.notes { text += "  - \(code(sentence: note))\n" }
  }

  private static func line(_ words: [PlanWord]) -> String {
    words.map { word in
      switch word {
      case .words(let text): text
      case .sentence(let text): code(sentence: text)
      case .value(let value): code(value)
      }
    }.joined()
  }

  private static func code(_ value: ByteString) -> String { MarkdownCode.span(PlanWording.shown(value)) }

  private static func code(sentence: String) -> String { MarkdownCode.sentence(sentence) }
}
