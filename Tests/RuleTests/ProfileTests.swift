import Configuration
import Diagnostics
import RuleEngine
import Rules
import Testing

/// What the profiles hold, and what rules declare for a configuration.
@Suite struct ProfileTests {
  private let rules = Rulebook.rules.map(\.info)

  @Test func eachProfileHoldsTheOneBeforeIt() {
    for rule in rules {
      let levels = [Profile.minimal, .recommended, .strict].map { rule.severity(in: $0) }
      let ranks = levels.map { level in level.flatMap { Severity.allCases.sorted().firstIndex(of: $0) } ?? -1 }
      #expect(ranks == ranks.sorted(), "\(rule.id)")
      #expect(rule.severity(in: .recommended) == rule.severity)
    }
  }

  /// A profile that changes is a change for everybody who names it, and has to be in the changelog.
  @Test func strictIsTheRecommendedRulesAndThese() {
    #expect(
      rules.filter { $0.strict != nil }.map(\.id) == [
        "container-privileged", "deadline-unset", "host-namespace", "host-path", "image-pull-policy", "image-unpinned",
        "pipeline-unexpected-file", "resources-unset", "retry-unset", "service-account", "suppression-unexplained",
      ])
    #expect(
      rules.filter { $0.severity(in: .strict) == nil }.map(\.id) == [
        "image-registry", "image-undigested", "metadata-missing",
      ])
  }

  /// What a rule declares can be written.
  @Test func theStandardOfEachOptionCanBeConfigured() {
    for rule in rules {
      for option in rule.options {
        let values = option.standard ?? ["a-text"]
        let text = "rules: {\(rule.id): {\(option.name): [\(values.map { "\"\($0)\"" }.joined(separator: ", "))]}}"
        let file = ConfigurationFile(
          parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: Array(text.utf8)), rules: Rulebook.known)
        #expect(file.problems.map(\.message) == [], "\(text)")
        #expect(file.settings.options(of: rule.id) == [option.name: values])
      }
    }
  }
}
