import Diagnostics
import Reporting
import RuleEngine

/// The catalogue for programs: version 1 of its document, to which members are only ever added.
struct RulesDocument: Encodable {
  private let schema = 1
  private let tool: Tool
  private let rules: [Entry]

  private struct Tool: Encodable {
    let name: String
    let version: String
  }

  private struct Entry: Encodable {
    let id: String
    let category: String
    /// `off` for a rule that the configuration has to enable.
    let severity: String
    let confidence: String
    let since: String
    let summary: String
    let page: String

    init(_ info: RuleInfo) {
      id = info.id
      category = info.category.rawValue
      severity = info.severity?.rawValue ?? "off"
      confidence = info.confidence.rawValue
      since = info.since
      summary = info.summary
      page = info.page
    }
  }

  /// The document as text.
  static func text(_ rules: [RuleInfo]) -> String {
    let document = RulesDocument(
      tool: Tool(name: "kfplint", version: Version.current), rules: rules.map { Entry($0) })
    return JSONValue(encoding: document).text
  }
}
