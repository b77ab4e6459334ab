import ArgumentParser
import Reporting
import RuleEngine
import Rules

/// `kfplint explain RULE`: the page of a rule.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Print the page of a rule, or of a policy of the configuration.")

  @Argument(
    help: "The rule's id, as the reports and `kfplint rules` print it.",
    completion: .list(Rulebook.rules.map(\.info.id)))
  var rule: String

  @OptionGroup var reading: SourceArguments

  func run() throws {
    TimeLimit.start(seconds: reading.timeLimit)
    // A page of the rulebook is there in every folder, whatever its configuration says.
    let info: RuleInfo =
      if let rule = NamedRule.builtIn(rule) { rule } else {
        try NamedRule.info(rule, try ConfigurationLookup.here(reading).settings)
      }
    let page = info.page + Self.acceptance(of: info.id)
    var options = ReportOptions(color: ColorChoice.auto.isOn(for: .output))
    guard StandardStream.output.isTerminal else { return try StandardStream.report(RulePage(page).markdown) }
    Terminal.describe(in: &options)
    try StandardStream.report(PageText(page, options: options).text)
  }

  /// How to live with what the rule finds; a mistake in the configuration cannot be accepted.
  private static func acceptance(of rule: String) -> String {
    if rule == "config-invalid" { return "" }
    return """

      ## How to accept a finding

      `kfplint ignore PATH:LINE --reason TEXT` writes an entry under `ignores:` in `.kfplint.yaml`. In a file that people
      write, `# kfplint: ignore[\(rule)] reason` in the line or above it does the same. `rules: {\(rule): off}` turns the
      rule off.

      """
  }
}
