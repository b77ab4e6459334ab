import Configuration
import RuleEngine

/// Finds what `.kfplint.yaml` must not say.
struct ConfigInvalid: Rule {
  func check(_ configuration: ConfigurationFile, _ report: inout Report) {
    for problem in configuration.problems {
      report(Report.Message(problem.message, help: problem.help), at: problem.location)
    }
  }
}
