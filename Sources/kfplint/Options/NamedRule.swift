import ArgumentParser
import Diagnostics
import RuleEngine
import Rules

/// A rule that somebody names on the command line.
enum NamedRule {
  /// What the rulebook says about it; throws what to type instead if there is no such rule.
  static func info(_ id: String) throws -> RuleInfo {
    let rules = (Rulebook.rules + RenderRules.all).map(\.info)
    if let info = rules.first(where: { $0.id == id }) { return info }
    let own = OwnPolicies.infos
    if let info = own.first(where: { $0.id == id }) { return info }
    let nearest = NearestName.of(ByteString(id), among: (rules + own).map { ByteString($0.id) })
    let hint = nearest.map { "did you mean \($0)?" } ?? "`kfplint rules` lists them"
    throw ValidationError("there is no rule \(ByteString(id)); \(hint)")
  }
}
