import Cron
import Diagnostics
import Pipelines
import Planning
import Reporting

/// The plan for programs: version 1 of its document, to which fields are only ever added.
enum PlanJSON {
  static func of(_ plan: Plan, _ source: Outcome.Source, at time: UTCTime) -> String {
    let counts = plan.counts.map { (key: $0.action.rawValue, value: JSONValue.integer($0.count)) }
    let document: JSONValue = [
      "schema": 1,
      "tool": ["name": "kfplint", "version": .string(Version.current)],
      "source": [
        "kind": .string(source.kind.rawValue), "head": JSONValue(source.head), "base": JSONValue(source.base),
      ],
      "at": .string(time.description),
      "teams": .array(plan.teams.map { team($0) }),
      "summary": .object(counts),
    ]
    return document.text
  }

  private static func team(_ team: TeamPlan) -> JSONValue {
    let (status, reasons): (String, [String]) =
      switch team.status {
      case .reconciled: ("reconciled", [])
      case .refused(let reasons): ("refused", reasons)
      case .removed: ("removed", [])
      case .unreadable: ("unreadable", [])
      }
    return [
      "path": text(ByteString(team.folder.isTop ? [UInt8(ascii: ".")] : team.folder.bytes)),
      "status": .string(status),
      "problems": .array((reasons + team.unread).map { .string($0) }),
      "notes": .array(team.notes.map { .string($0) }),
      "jobs": .array(team.jobs.map { job($0) }),
    ]
  }

  private static func job(_ job: JobPlan) -> JSONValue {
    [
      "name": text(job.name), "action": .string(job.action.rawValue),
      "changes": .array(job.changes.map { change($0) }), "notes": .array(job.notes.map { .string($0) }),
    ]
  }

  private static func change(_ change: JobChange) -> JSONValue {
    switch change {
    case .setting(let key, let old, let new):
      return ["setting": .string(key), "old": text(old), "new": text(new)]
    case .parameter(let name, let old, let new, let verdict):
      return ["parameter": text(name), "old": source(old), "new": source(new), "verdict": self.verdict(verdict)]
    case .pipeline(let old, let new, let verdict, let difference):
      return [
        "pipeline": [
          "old": text(old), "new": text(new), "verdict": self.verdict(verdict),
          "templates": .array(difference?.templates.map { template($0) } ?? []),
          "parameters": .array(difference?.parameters.map { text($0.name) } ?? []),
          "others": .array(difference?.others.map { text($0) } ?? []),
        ]
      ]
    }
  }

  private static func template(_ change: WorkflowDifference.TemplateChange) -> JSONValue {
    switch change.kind {
    case .added: return ["name": text(change.name), "change": "added"]
    case .removed: return ["name": text(change.name), "change": "removed"]
    case .renamed(let old, let parts):
      return [
        "name": text(change.name), "change": "renamed", "from": text(old), "parts": .array(parts.map { part($0) }),
      ]
    case .changed(let parts):
      return ["name": text(change.name), "change": "changed", "parts": .array(parts.map { part($0) })]
    }
  }

  private static func part(_ part: WorkflowDifference.TemplatePart) -> JSONValue {
    switch part {
    case .image(let old, let new): ["image": ["old": text(old), "new": text(new)]]
    case .taskAdded(let name): ["task": text(name), "change": "added"]
    case .taskRemoved(let name): ["task": text(name), "change": "removed"]
    case .taskChanged(let name): ["task": text(name), "change": "changed"]
    case .field(let name): ["field": text(name)]
    }
  }

  private static func verdict(_ verdict: JobChange.Verdict) -> JSONValue {
    switch verdict {
    case .different: "different"
    case .same: "same"
    case .unknown(let why): ["unknown": .string(why)]
    }
  }

  private static func source(_ source: JobChange.ParameterSource?) -> JSONValue {
    switch source {
    case .value(let value): ["value": text(value)]
    case .file(let words): ["file": text(words)]
    case .secret: ["secret": "hidden"]
    case nil: .null
    }
  }

  private static func text(_ text: ByteString?) -> JSONValue {
    text.map { .string($0.string ?? $0.description) } ?? .null
  }
}
