import Diagnostics
import Pipelines
import Planning

/// A word or a value of a plan: the plan's own words, or text from a repository.
enum PlanWord {
  case words(String)
  /// A sentence that may quote a repository.
  case sentence(String)
  /// Text that a repository holds, which each form makes harmless in its own way.
  case value(ByteString)
}

/// The sentences of a plan, for the forms that people read.
enum PlanWording {
  /// Text from a repository on one line without control characters, cut where nobody reads on.
  static func shown(_ value: ByteString) -> String {
    let most = 160
    // Secrets are hidden before the text is cut: half of one does not look like one any more.
    let text = VisibleText.exact(SecretSearch.hidden(in: value.bytes, limit: 4 * most + 2048).prefix(4 * most))
    return text.unicodeScalars.count > most
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(most))) + "…" : text
  }

  static func action(_ action: JobAction) -> String {
    switch action {
    case .created: "created"
    case .replaced: "replaced"
    case .mayBeReplaced: "replaced, unless its pipeline is the same"
    case .paused: "paused"
    case .enabled: "enabled"
    case .over: "over"
    case .leftBehind: "left running"
    case .forgotten: "left paused"
    case .unknown: "unknown"
    case .unchanged: "unchanged"
    }
  }

  /// The lines about one change: what it is, and below it what belongs to it.
  static func lines(_ change: JobChange) -> (head: [PlanWord], details: [[PlanWord]]) {
    switch change {
    case .setting(let key, let old, let new):
      return ([.words("\(key): ")] + value(old) + [.words(" → ")] + value(new), [])
    case .parameter(let name, let old, let new, let verdict):
      var words: [PlanWord] = [.words("parameter "), .value(name), .words(": ")]
      words += source(old) + [.words(" → ")] + source(new)
      return (words + judgement(verdict, same: "the same value"), [])
    case .pipeline(let old, let new, let verdict, let difference):
      var words: [PlanWord] = [.words("pipeline: the pin moves from "), .value(old), .words(" to "), .value(new)]
      words += judgement(verdict, same: "the pipeline is the same, so the reconciler leaves the job alone")
      return (words, difference.map(details) ?? [])
    }
  }

  private static func judgement(_ verdict: JobChange.Verdict, same: String) -> [PlanWord] {
    switch verdict {
    case .different: []
    case .same: [.words("; \(same)")]
    case .unknown(let why): [.words("; "), .sentence(why)]
    }
  }

  private static func value(_ value: ByteString?) -> [PlanWord] { [value.map { .value($0) } ?? .words("none")] }

  private static func source(_ source: JobChange.ParameterSource?) -> [PlanWord] {
    switch source {
    case .value(let value): [.value(value)]
    case .file(let words): [.value(words)]
    case .secret: [.words("a secret")]
    case nil: [.words("not given")]
    }
  }

  private static func details(_ difference: WorkflowDifference) -> [[PlanWord]] {
    let templates = difference.templates.map { change -> [PlanWord] in
      let name: [PlanWord] = [.words("template "), .value(change.name)]
      return switch change.kind {
      case .added: name + [.words(" added")]
      case .removed: name + [.words(" removed")]
      case .renamed(let old, let parts):
        name + [.words(" renamed from "), .value(old)]
          + (parts.isEmpty ? [] : [.words(": ")] + parts.map(words).joined(separator: [.words(", ")]))
      case .changed(let parts):
        name + [.words(": ")] + parts.map(words).joined(separator: [.words(", ")])
      }
    }
    let parameters = difference.parameters.map { change -> [PlanWord] in
      let what =
        switch change.kind {
        case .added: " added"
        case .removed: " removed"
        case .changedDefault: " has another default"
        }
      return [.words("parameter of the pipeline "), .value(change.name), .words(what)]
    }
    return templates + parameters + difference.others.map { [.value($0), .words(" changed")] }
  }

  private static func words(_ part: WorkflowDifference.TemplatePart) -> [PlanWord] {
    switch part {
    case .image(let old, let new): [.words("image ")] + value(old) + [.words(" → ")] + value(new)
    case .taskAdded(let name): [.words("task "), .value(name), .words(" added")]
    case .taskRemoved(let name): [.words("task "), .value(name), .words(" removed")]
    case .taskChanged(let name): [.words("task "), .value(name), .words(" changed")]
    case .field(let name): [.value(name), .words(" changed")]
    }
  }

  /// What happens to a team as a whole, where its jobs do not tell.
  static func status(_ team: TeamPlan) -> String? {
    switch team.status {
    case .reconciled: team.jobs.isEmpty ? "there are no jobs" : nil
    case .refused(let reasons):
      "the reconciler refuses the schedules and changes nothing: \(reasons.joined(separator: "; "))"
    case .removed: "the schedules are removed, so the reconciler no longer does anything here"
    case .unreadable: "the schedules cannot be read, and the reconciler stops before it changes anything"
    }
  }

  /// The last line: how many jobs there are of each action.
  static func summary(_ plan: Plan) -> String {
    guard !plan.teams.isEmpty else { return "the change touches no schedules" }
    let counts = plan.counts.map { "\($0.count) \(word($0.action))" }
    let teams = plan.teams.count == 1 ? "1 team" : "\(plan.teams.count) teams"
    return (counts.isEmpty ? "no jobs" : counts.joined(separator: ", ")) + " in \(teams)"
  }

  private static func word(_ action: JobAction) -> String {
    action == .mayBeReplaced ? "perhaps replaced" : self.action(action)
  }
}
