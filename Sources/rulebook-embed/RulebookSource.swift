import SwiftLiterals

/// The Swift source of the rulebook: an enum of ids and what each folder says.
func rulebookSource(for folders: [RuleFolder]) -> String {
  let cases = folders.map { "  case \(caseName(of: $0.id)) = \"\($0.id)\"" }.joined(separator: "\n")
  let entries = folders.map { folder in
    let severity = folder.card.severity == "off" ? "nil" : ".\(folder.card.severity)"
    return """
          case .\(caseName(of: folder.id)):
            RuleInfo(
              id: rawValue, severity: \(severity), strict: \(folder.card.strict.map { ".\($0)" } ?? "nil"), category: .\(caseName(of: folder.card.category)),
              summary: \(stringLiteral(folder.card.summary)), since: \(stringLiteral(folder.card.since)),
              confidence: .\(folder.card.confidence), options: \(optionsSource(of: folder.card.options)),
              page: \(stringLiteral(folder.page)))
      """
  }
  return """
    // This file is generated from the folders of rules/. Do not edit it.
    import Configuration
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
    \(folders.compactMap(optionTypeSource).joined())
    """
}

/// The declarations of options as a Swift array.
private func optionsSource(of options: [CardOption]) -> String {
  let items = options.map { option in
    let kind = option.kind == "words" ? "words([\(literals(option.words))])" : option.kind
    let standard = option.standard.map { "[\(literals($0))]" } ?? "nil"
    let (name, meaning) = (stringLiteral(option.name), stringLiteral(option.meaning))
    return "RuleOption(\(name), \(meaning), .\(kind), standard: \(standard))"
  }
  return "[\(items.joined(separator: ", "))]"
}

/// A type with a property for each option of a rule, so that a rule cannot ask for one that is not declared.
private func optionTypeSource(of folder: RuleFolder) -> String? {
  let options = folder.card.options
  guard !options.isEmpty else { return nil }
  let name = caseName(of: folder.id)
  let properties = options.map { option in
    let type = option.kind == "patterns" ? "PathPattern" : "ByteString"
    return
      "  /// \(option.meaning.prefix(1).uppercased())\(option.meaning.dropFirst()).\n  let \(caseName(of: option.name)): [\(type)]"
  }
  let values = options.map { option in
    let method = option.kind == "patterns" ? "patterns" : "texts"
    return "    \(caseName(of: option.name)) = values.\(method)(\(stringLiteral(option.name)))"
  }
  return """

    /// The options of `\(folder.id)`.
    struct \(name.prefix(1).uppercased())\(name.dropFirst())Options: Sendable {
    \(properties.joined(separator: "\n"))

      init(_ values: OptionValues) {
    \(values.joined(separator: "\n"))
      }
    }

    """
}

private func literals(_ texts: [String]) -> String { texts.map(stringLiteral).joined(separator: ", ") }

/// A name as an enum case: `params-missing` is `paramsMissing`.
private func caseName(of name: String) -> String {
  let words = name.split(separator: "-")
  return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
}
