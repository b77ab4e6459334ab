import ArgumentParser
import Configuration
import Diagnostics
import Policies
import RuleEngine
import Rules

/// `kfplint rules`: the catalogue, a line per rule, or as a document.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, with the levels that hold in the current folder.",
    discussion: """
      A level is that of .kfplint.yaml, or else that of its profile; --no-config shows what holds without the file. What \
      `overrides:` says for some paths is not shown.
      """)

  @Option(help: "The format of the list.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("List only the rules that are newer than this version.", valueName: "VERSION"),
    transform: KnownVersion.read)
  var since: KnownVersion?

  @OptionGroup var reading: SourceArguments

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  func run() throws {
    TimeLimit.start(seconds: reading.timeLimit)
    let found = try ConfigurationLookup.here(reading)
    let all = Rulebook.rules.map(\.info)
    let rules = since.map { since in all.filter { $0.isNewer(than: since.version) } } ?? all
    switch format {
    case .text:
      try StandardStream.report(text(rules, found.settings) + (since == nil ? policies(of: found.settings) : ""))
    case .json: try StandardStream.report(RulesDocument.text(rules, found.settings))
    }
    if let since, rules.isEmpty, !reading.quiet {
      StandardStream.tell("no rule is newer than \(since.version)")
    }
    if let file = found.configuration?.file.path, !reading.quiet {
      StandardStream.tell("the levels are those of \(file), profile \(found.settings.profile.rawValue)")
    }
  }

  /// The rules that this repository brings along.
  private func policies(of settings: Settings) -> String {
    let own = settings.policies.map { RuleInfo($0) }
    if own.isEmpty { return "" }
    let width = own.map(\.id.count).max() ?? 0
    return "\nPolicies of this repository\n"
      + own.map { rule in
        let level = Self.word(rule.severity(under: settings))
        return "  \(rule.id)\(String(repeating: " ", count: width - rule.id.count))  "
          + "\(level)\(String(repeating: " ", count: 7 - level.count))  \(rule.summary)\n"
      }.joined()
  }

  private func text(_ rules: [RuleInfo], _ settings: Settings) -> String {
    let width = rules.map(\.id.count).max() ?? 0
    var text = ""
    for category in RuleInfo.Category.allCases where rules.contains(where: { $0.category == category }) {
      text += text.isEmpty ? "\(category.title)\n" : "\n\(category.title)\n"
      for rule in rules where rule.category == category {
        let id = rule.id + String(repeating: " ", count: width - rule.id.count)
        let level = Self.word(rule.severity(under: settings))
        let standard = Self.word(rule.severity)
        let note = level == standard ? "" : " (\(standard) by default)"
        text += "  \(id)  \(level)\(String(repeating: " ", count: 7 - level.count))  \(rule.summary)\(note)\n"
      }
    }
    return text
  }

  private static func word(_ severity: Severity?) -> String { severity?.rawValue ?? "off" }
}
