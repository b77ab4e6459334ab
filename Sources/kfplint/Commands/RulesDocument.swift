import Configuration
import Diagnostics
import Policies
import Reporting
import RuleEngine

/// The catalogue for programs: version 1 of its document, to which members are only ever added.
struct RulesDocument: Encodable {
  private let schema = 1
  private let tool: Tool
  private let profile: String
  private let rules: [Entry]
  /// The rules that the configuration brings along.
  private let policies: [PolicyEntry]

  private struct Tool: Encodable {
    let name: String
    let version: String
  }

  private struct Entry: Encodable {
    let id: String
    let category: String
    /// `off` for a rule that the configuration has to enable.
    let severity: String
    /// What holds in the current folder.
    let level: String
    /// What it is in each profile.
    let profiles: Profiles
    let confidence: String
    let since: String
    let summary: String
    let options: [Option]
    let page: String

    init(_ info: RuleInfo, _ settings: Settings) {
      id = info.id
      category = info.category.rawValue
      severity = Self.word(info.severity)
      level = Self.word(info.severity(under: settings))
      profiles = Profiles(
        minimal: Self.word(info.severity(in: .minimal)), recommended: Self.word(info.severity(in: .recommended)),
        strict: Self.word(info.severity(in: .strict)))
      confidence = info.confidence.rawValue
      since = info.since
      summary = info.summary
      options = info.options.map { Option($0, info.options(under: settings)) }
      page = info.page
    }

    static func word(_ severity: Severity?) -> String { severity?.rawValue ?? "off" }
  }

  private struct PolicyEntry: Encodable {
    let id: String
    let on: String
    let severity: String
    /// What holds in the current folder.
    let level: String
    let summary: String
    /// The file that it stands in.
    let path: String
    let page: String

    init(_ policy: PolicyDeclaration, _ settings: Settings) {
      let info = RuleInfo(policy)
      id = info.id
      on = policy.subject.rawValue
      severity = Entry.word(info.severity)
      level = Entry.word(info.severity(under: settings))
      summary = info.summary
      path = "\(policy.name.location.path)"
      page = info.page
    }
  }

  private struct Profiles: Encodable {
    let minimal: String
    let recommended: String
    let strict: String
  }

  private struct Option: Encodable {
    let name: String
    let meaning: String
    let kind: String
    let words: [String]?
    let standard: [String]?
    /// What holds in the current folder.
    let value: [String]

    private enum CodingKeys: String, CodingKey {
      case name, meaning, kind, words, value
      case standard = "default"
    }

    init(_ option: RuleOption, _ values: OptionValues) {
      name = option.name
      meaning = option.meaning
      kind = option.kind.name
      words = if case .words(let words) = option.kind { words } else { nil }
      standard = option.standard
      value = values.list(option.name)
    }
  }

  /// The document as text, with what holds under some settings.
  static func text(_ rules: [RuleInfo], _ settings: Settings) -> String {
    let document = RulesDocument(
      tool: Tool(name: "kfplint", version: Version.current), profile: settings.profile.rawValue,
      rules: rules.map { Entry($0, settings) }, policies: settings.policies.map { PolicyEntry($0, settings) })
    return JSONValue(encoding: document).text
  }
}
