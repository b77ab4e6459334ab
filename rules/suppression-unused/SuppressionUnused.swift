import Configuration
import RuleEngine

/// Finds decisions to live with a finding where there is none, or none any more.
struct SuppressionUnused: Rule {
  func check(_ suppressions: Suppressions, _ report: inout Report) {
    for idle in suppressions.idle { report(.idle(idle.form), at: idle.location) }
  }
}

extension Report.Message {
  fileprivate static func idle(_ form: IdleSuppression.Form) -> Report.Message {
    switch form {
    case .comment(let rule):
      Report.Message("\(rule) finds nothing on this line", help: "remove \(rule) from the comment")
    case .unknownRule(let name, let nearest):
      Report.Message(
        "this comment ignores \"\(name)\", which is not a rule",
        help: nearest.map { "did you mean \($0)?" } ?? "`kfplint rules` lists the rules")
    case .malformedComment:
      Report.Message(
        "this comment ignores nothing: it names no rule between [ and ]",
        help: "write # kfplint: ignore[RULE] REASON")
    case .ignore(let rules):
      Report.Message(
        "nothing is ignored here: \(names(rules)) \(rules.count == 1 ? "finds" : "find") nothing at this path",
        help: "correct the path, or remove the entry")
    case .expiredIgnore(let rules, let until):
      Report.Message(
        "this ended on \(until.description), and \(names(rules)) \(rules.count == 1 ? "finds" : "find") nothing at this path",
        help: "remove the entry")
    case .baseline(let rule):
      Report.Message(
        "\(rule) does not find this any more", help: "remove the line, or run `kfplint lint --update-baseline`")
    }
  }

  private static func names(_ rules: [String]) -> String {
    guard let last = rules.last, rules.count > 1 else { return rules.first ?? "" }
    return "\(rules.dropLast().joined(separator: ", ")) and \(last)"
  }
}
