import Pipelines
import RuleEngine
import Schedules

/// Finds credentials among the parameters of jobs.
struct SecretInSchedule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for credential in schedule.runs.flatMap(\.credentials) {
      report(
        SecretInPlainText.message(for: credential), at: credential.location,
        severity: SecretInPlainText.severity(of: credential))
    }
  }
}
