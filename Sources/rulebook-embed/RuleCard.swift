import Diagnostics
import YAMLSyntax

/// What a rule's `rule.yaml` says about the rule.
struct RuleCard {
  /// A severity that a rule may have by default; `off` for a rule that the configuration has to enable.
  static let severities = ["error", "warning", "info", "off"]
  /// The parts of the catalogue: the cases of `RuleInfo.Category`.
  static let categories = [
    "files", "yaml", "v1-mode", "parameters", "workflow", "practice", "freshness", "schedules", "directives",
  ]
  /// How sure a finding of the rule is.
  static let confidences = ["high", "medium", "low"]

  let severity: String
  /// The severity in the profile `strict`, if that is another one.
  let strict: String?
  let category: String
  let summary: String
  /// The first version that has the rule, such as `0.1.0`.
  let since: String
  let confidence: String
  let options: [CardOption]

  /// One thing that is wrong in the file, as compilers print it, so that editors and CI find the place.
  struct Defect: Error, CustomStringConvertible {
    let description: String

    init(_ message: String, at span: SourceSpan, in file: SourceFile) {
      let position = LineTable(file).position(of: span.range.lowerBound)
      description = "\(file.path):\(position.line):\(position.column): error: \(message)"
    }
  }

  /// Everything that is wrong in the file.
  struct Defects: Error, CustomStringConvertible {
    let all: [Defect]
    var description: String { all.map(\.description).joined(separator: "\n") }
  }

  init(parsing file: SourceFile) throws(Defects) {
    var reader = CardReader(file)
    let root = try reader.root()
    let severity = reader.choice("severity", of: Self.severities, in: root)
    let category = reader.choice("category", of: Self.categories, in: root)
    let summary = reader.text("summary", in: root) { text in
      text.hasSuffix(".") || text.contains("\n") ? "write the summary as half a sentence, without a full stop" : nil
    }
    let since = reader.text("since", in: root) { text in
      let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
      return numbers.count == 3 && !numbers.contains(nil) ? nil : "write the version as 0.2.0, not \"\(text)\""
    }
    let confidence = root["confidence"] == nil ? "high" : reader.choice("confidence", of: Self.confidences, in: root)
    let strict = reader.strict(in: root, besides: severity)
    let options = reader.options(in: root)
    reader.checkKeys(of: root)
    if strict != nil, !options.isEmpty, options.allSatisfy({ $0.standard == nil }), let value = root["strict"] {
      reader.note("a profile cannot switch on a rule that needs an option", at: value.span)
    }
    guard reader.defects.isEmpty, let severity, let category, let summary, let since, let confidence else {
      throw Defects(all: reader.defects)
    }
    self.severity = severity
    self.strict = strict
    self.options = options
    self.category = category
    self.summary = summary
    self.since = since
    self.confidence = confidence
  }
}

/// Reads the keys of a card and collects what is wrong, so that one build shows all of it.
struct CardReader {
  private static let keys = ["severity", "strict", "category", "summary", "since", "confidence", "options"]

  let file: SourceFile
  private(set) var defects: [RuleCard.Defect] = []

  init(_ file: SourceFile) {
    self.file = file
  }

  func root() throws(RuleCard.Defects) -> YAMLNode {
    let start = SourceSpan(0, 0)
    let documents: [YAMLNode]
    do {
      documents = try YAMLTree.parse(file).documents
    } catch {
      throw RuleCard.Defects(all: [.init(error.message, at: error.span, in: file)])
    }
    guard documents.count == 1, let root = documents.first, root.kind == .mapping else {
      throw RuleCard.Defects(all: [.init("write one mapping with the keys of a rule", at: start, in: file)])
    }
    return root
  }

  mutating func note(_ message: String, at span: SourceSpan) {
    defects.append(.init(message, at: span, in: file))
  }

  /// The severity in `strict`, which has to be graver than the one by default.
  fileprivate mutating func strict(in root: YAMLNode, besides severity: String?) -> String? {
    guard let value = root["strict"], let strict = choice("strict", of: RuleCard.severities, in: root) else {
      return nil
    }
    let order = RuleCard.severities
    if let severity, let own = order.firstIndex(of: severity), let other = order.firstIndex(of: strict), other >= own {
      note("strict has to be graver than the severity, which is \(severity)", at: value.span)
    }
    return strict
  }

  mutating func choice(_ key: StaticString, of allowed: [String], in root: YAMLNode) -> String? {
    text(key, in: root) { text in
      allowed.contains(text) ? nil : "\(key) is \"\(text)\"; it has to be one of \(allowed.joined(separator: ", "))"
    }
  }

  mutating func text(_ key: StaticString, in root: YAMLNode, refusal: (String) -> String?) -> String? {
    guard let value = root[key] else {
      defects.append(.init("the key \(key) is missing", at: SourceSpan(0, 0), in: file))
      return nil
    }
    guard let text = value.scalar?.string, !text.isEmpty else {
      defects.append(.init("\(key) has to be text", at: value.span, in: file))
      return nil
    }
    guard let refusal = refusal(text) else { return text }
    defects.append(.init(refusal, at: value.span, in: file))
    return nil
  }

  mutating func checkKeys(of root: YAMLNode) {
    var seen: Set<String> = []
    for entry in root.entries {
      let key = entry.key.scalar?.string ?? ""
      if !seen.insert(key).inserted {
        defects.append(.init("the key \(key) is given twice", at: entry.key.span, in: file))
      } else if !Self.keys.contains(key) {
        let nearest = NearestName.of(ByteString(key), among: Self.keys.map { ByteString($0) })
        let hint = nearest.map { "; did you mean \($0)?" } ?? "; a rule has \(Self.keys.joined(separator: ", "))"
        defects.append(.init("unknown key \"\(key)\"\(hint)", at: entry.key.span, in: file))
      }
    }
  }
}

extension CardReader {
  private static let optionKeys = ["kind", "words", "meaning", "default"]

  /// The options, in the order written.
  mutating func options(in root: YAMLNode) -> [CardOption] {
    guard let node = root["options"] else { return [] }
    guard node.kind == .mapping, node.count > 0 else {
      note("options has to be a mapping of names to kind, meaning and default", at: node.span)
      return []
    }
    return node.entries.compactMap { option(key: $0.key, $0.value) }
  }

  private mutating func option(key: YAMLNode, _ node: YAMLNode) -> CardOption? {
    let name = key.scalar?.string ?? ""
    let isName = !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    if !isName || name == "level" { note("name the option in lower case, with hyphens, and not level", at: key.span) }
    guard node.kind == .mapping else {
      note("an option is a mapping with kind and meaning", at: node.span)
      return nil
    }
    for (key, _) in node.entries where !Self.optionKeys.contains(key.scalar?.string ?? "") {
      note("unknown key; an option has \(Self.optionKeys.joined(separator: ", "))", at: key.span)
    }
    let kind = choice("kind", of: CardOption.kinds, in: node)
    let meaning = text("meaning", in: node) { text in
      text.hasSuffix(".") || text.contains("\n") ? "write the meaning as half a sentence, without a full stop" : nil
    }
    let words = node["words"].map { list($0) } ?? []
    if (kind == "words") == words.isEmpty {
      note("words are for an option of kind words, which needs them", at: key.span)
    }
    let standard = node["default"].map { list($0) }
    if kind == "words", let other = standard?.first(where: { !words.contains($0) }) {
      note("the default \"\(other)\" is not one of the words", at: key.span)
    }
    guard let kind, let meaning else { return nil }
    return CardOption(name: name, kind: kind, words: words, meaning: meaning, standard: standard)
  }

  private mutating func list(_ node: YAMLNode) -> [String] {
    let texts = node.items.compactMap { $0.scalar?.string }
    if node.kind != .sequence || texts.count != node.count { note("write a list of texts", at: node.span) }
    return texts
  }
}
