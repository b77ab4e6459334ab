import Configuration
import Policies
import RuleEngine
import Snapshots

/// The policies of the repository around the current folder, for commands that name rules.
enum OwnPolicies {
  /// What there is to say about them; nothing where there is no configuration, or none that can be read.
  static var infos: [RuleInfo] {
    guard let source = try? LintSource.disk([], LintOptions()),
      let found = try? ConfigurationLookup.find(for: source, SourceOptions())
    else { return [] }
    return found.settings.policies.map { RuleInfo($0) }
  }
}
