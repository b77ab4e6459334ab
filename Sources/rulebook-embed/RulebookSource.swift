import SwiftLiterals

/// The Swift source of the rulebook: an enum of ids and what each folder says.
func rulebookSource(for folders: [RuleFolder]) -> String {
  let cases = folders.map { "  case \(caseName(of: $0.id)) = \"\($0.id)\"" }.joined(separator: "\n")
  let entries = folders.map { folder in
    let severity = folder.card.severity == "off" ? "nil" : ".\(folder.card.severity)"
    return """
          case .\(caseName(of: folder.id)):
            RuleInfo(
              id: rawValue, severity: \(severity), category: .\(caseName(of: folder.card.category)),
              summary: \(stringLiteral(folder.card.summary)), since: \(stringLiteral(folder.card.since)),
              confidence: .\(folder.card.confidence),
              page: \(stringLiteral(folder.page)))
      """
  }
  return """
    // This file is generated from the folders of rules/. Do not edit it.
    import Diagnostics
    import RuleEngine

    /// The rules, by the names of their folders.
    enum RuleID: String, CaseIterable {
    \(cases)

      /// What the rule's folder says about it.
      var info: RuleInfo {
        switch self {
    \(entries.joined(separator: "\n"))
        }
      }
    }

    """
}

/// A name as an enum case: `params-missing` is `paramsMissing`.
private func caseName(of name: String) -> String {
  let words = name.split(separator: "-")
  return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
}
