import Diagnostics
import Planning

/// The plan for a pull request: what a repository holds stands in spans of code, where no mark-up means anything.
///
/// So do whole sentences that may quote a repository: GitHub mentions people and links issues also in text that is escaped
/// (`&#64;`, `\\#`; github/cmark-gfm#181), and addresses by themselves, but none of it in code.
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

  /// A span of code, with more backticks around it than it holds in a row (CommonMark, 6.1).
  private static func code(_ value: ByteString) -> String { code(PlanWording.shown(value)) }

  private static func code(sentence: String) -> String { code(VisibleText.of(SecretSearch.hidden(in: sentence).utf8)) }

  private static func code(_ text: String) -> String {
    guard !text.isEmpty else { return "*empty*" }
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let needsSpace = longest > 0 || (text.first == " " && text.last == " ")
    return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }
}
