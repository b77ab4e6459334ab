import Configuration
import Diagnostics
import Policies
import RuleEngine
import Rules
import Snapshots

/// A rule that somebody names on the command line: one of the rulebook, or a policy of the configuration that holds.
enum NamedRule {
  /// What there is to say about a rule of the rulebook, or about what `verify-render` finds.
  static func builtIn(_ id: String) -> RuleInfo? { known.first { $0.id == id } }

  private static var known: [RuleInfo] { (Rulebook.rules + RenderRules.all).map(\.info) }

  /// What there is to say about a rule; throws what to type instead if there is no such rule.
  static func info(_ id: String, _ settings: Settings) throws(SnapshotError) -> RuleInfo {
    let rules = known + settings.policies.map { RuleInfo($0) }
    if let info = rules.first(where: { $0.id == id }) { return info }
    let nearest = NearestName.of(ByteString(id), among: rules.map { ByteString($0.id) })
    let hint = nearest.map { "did you mean \($0)?" } ?? "`kfplint rules` lists them"
    throw SnapshotError("there is no rule \(ByteString(id)); \(hint)")
  }
}
