import Diagnostics

/// What the reconciler will do after the change that a page is about, by team and job.
struct HTMLPlan {
  private let plan: ReportedPlan
  private let id: String

  /// The most lines of all teams together that are shown before one asks for them.
  private static let mostLines = 60

  /// A plan, and the id of its element.
  init(_ plan: ReportedPlan, id: String) {
    self.plan = plan
    self.id = id
  }

  /// Writes the plan as a section.
  func write(to html: inout XMLWriter) {
    html.element("section", [("id", id), ("class", "plan"), ("aria-labelledby", "\(id)-name")]) { html in
      html.element("h2", [("id", "\(id)-name")], text: "What the reconciler will do")
      html.element("p", [("class", "facts")], text: "\(plan.source): \(plan.summary)")
      for sentence in plan.unread { html.element("p", [("class", "problem")], text: "could not read \(sentence)") }
      let lines = plan.teams.flatMap(\.jobs).reduce(0) { $0 + 1 + $1.changes.count + $1.notes.count }
      for team in plan.teams {
        html.element("details", lines <= Self.mostLines ? [("open", "")] : []) { html in
          html.element("summary") { html in
            html.element("span", [("class", "path")], text: team.path)
            if lines > Self.mostLines { html.text(" (\(counted(team.jobs.count, "job")))") }
          }
          write(team, &html)
        }
      }
      for impact in plan.impacts { write(impact, &html) }
    }
    html.endLine()
  }

  private func write(_ impact: ReportedPlan.Impact, _ html: inout XMLWriter) {
    html.element("details", impact.jobs.count <= Self.mostLines ? [("open", "")] : []) { html in
      html.element("summary") { html in
        html.element("span", [("class", "path")], text: impact.path)
        html.text(" changes")
      }
      html.element("ul") { html in
        for job in impact.jobs {
          html.element("li") { html in
            html.element("code", text: job.name)
            html.text(" in \(job.team) \(job.sentence)")
          }
        }
      }
    }
  }

  private func write(_ team: ReportedPlan.Team, _ html: inout XMLWriter) {
    if let status = team.status { html.element("p", text: status) }
    html.element("ul") { html in
      for job in team.jobs {
        html.element("li") { html in
          html.element("code", text: job.name)
          html.text(" ")
          html.element("strong", [("class", job.weight.rawValue)], text: job.action)
          write(job, &html)
        }
      }
      if team.unchanged > 0 { html.element("li", text: "\(counted(team.unchanged, "job")) unchanged") }
      for note in team.notes { html.element("li", [("class", "note")], text: note) }
    }
  }

  private func write(_ job: ReportedPlan.Job, _ html: inout XMLWriter) {
    guard !job.changes.isEmpty || !job.notes.isEmpty else { return }
    html.element("ul") { html in
      for change in job.changes {
        html.element("li") { html in
          html.text(change.head)
          guard !change.details.isEmpty else { return }
          html.element("ul") { html in for detail in change.details { html.element("li", text: detail) } }
        }
      }
      for note in job.notes { html.element("li", [("class", "note")], text: note) }
    }
  }
}
