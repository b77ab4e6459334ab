import Cron
import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds cron expressions that do not do what their author wants.
struct ScheduleCron: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for cron in schedule.runs.compactMap({ $0.trigger?.cron }) {
      do throws(CronFault) {
        let expression = try CronExpression(cron.value)
        if expression.neverComes {
          report(.neverComes(expression), at: cron.location)
        } else if expression.fieldCount == 5 {
          report(.fiveFields(expression), at: cron.location, severity: .warning)
        }
      } catch {
        report(.refused(cron.value, error), at: error.range.isEmpty ? cron.location : cron.location(of: error.range))
      }
    }
  }
}

extension Report.Message {
  fileprivate static func neverComes(_ expression: CronExpression) -> Self {
    Self(
      "\(expression.text.quoted) is a date that never comes", label: expression.inWords,
      notes: ["KFP takes the job, and never runs it"], help: "write a day that the month has")
  }

  fileprivate static func fiveFields(_ expression: CronExpression) -> Self {
    let meant = CronExpression.withSeconds(expression.text)
    return Self(
      "\(expression.text.quoted) has five fields, and KFP takes the first for the seconds",
      label: "runs \(expression.inWords)",
      notes: ["the fields are second, minute, hour, day of the month, month, day of the week"],
      help: meant.map { "write `\($0.text)` for \($0.inWords)" }
        ?? "write six fields, of which the first are the seconds")
  }

  fileprivate static func refused(_ text: ByteString, _ fault: CronFault) -> Self {
    let meant = CronExpression.withSeconds(text).map { "write `\($0.text)` for \($0.inWords)" }
    return Self(
      "KFP refuses \(text.quoted): \(fault.message)",
      notes: ["the fields are second, minute, hour, day of the month, month, day of the week"],
      help: meant ?? fault.help ?? "correct it; `kfplint schedule next` shows when the job would run")
  }
}
