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
          report(.fiveFields(expression), at: cron.location, severity: .warning, fix: fix(of: cron))
        }
      } catch {
        report(
          .refused(cron.value, error), at: error.range.isEmpty ? cron.location : cron.location(of: error.range),
          fix: fix(of: cron))
      }
    }
  }

  /// Writes the seconds before five fields, if the result is an expression.
  private func fix(of cron: Sourced<ByteString>) -> Fix? {
    guard let meant = CronExpression.withSeconds(cron.value), let place = cron.location(of: 0..<0).place,
      place.span.range.isEmpty
    else { return nil }
    return Fix(
      CronExpression.isMeantWithoutSeconds(cron.value) ? .safe : .unsafe, "write `\(meant.text)`",
      [.replace(place.file, place.span, with: Array("0 ".utf8))])
  }
}

extension Report.Message {
  fileprivate static func neverComes(_ expression: CronExpression) -> Self {
    Self(
      "\(expression.text.quoted) is a date that never comes", label: expression.inWords,
      notes: ["KFP takes the job, and never runs it"], help: "write a day that the month has")
  }

  fileprivate static func fiveFields(_ expression: CronExpression) -> Self {
    Self(
      "\(expression.text.quoted) has five fields, so it runs \(expression.inWords)",
      label: "the first field is the seconds", notes: [order],
      help: advice(CronExpression.withSeconds(expression.text))
        ?? "write six fields, starting with the seconds")
  }

  fileprivate static func refused(_ text: ByteString, _ fault: CronFault) -> Self {
    Self(
      "KFP refuses \(text.quoted): \(fault.message)", notes: [order],
      help: advice(CronExpression.withSeconds(text)) ?? fault.help
        ?? "correct it; `kfplint schedule next` shows when the job would run")
  }

  private static let order = "the fields are second, minute, hour, day of the month, month, day of the week"

  /// The expression that was meant, and what it says.
  private static func advice(_ meant: CronExpression?) -> String? {
    guard let meant else { return nil }
    let words = meant.inWords
    return "write `\(meant.text)` \(words.hasPrefix("every") ? "for" : "to run") \(words)"
  }
}
