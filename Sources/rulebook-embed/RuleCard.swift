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
  let category: String
  let summary: String
  /// The first version that has the rule, such as `0.1.0`.
  let since: String
  let confidence: String

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
    reader.checkKeys(of: root)
    guard reader.defects.isEmpty, let severity, let category, let summary, let since, let confidence else {
      throw Defects(all: reader.defects)
    }
    self.severity = severity
    self.category = category
    self.summary = summary
    self.since = since
    self.confidence = confidence
  }
}

/// Reads the keys of a card and collects what is wrong, so that one build shows all of it.
private struct CardReader {
  private static let keys = ["severity", "category", "summary", "since", "confidence"]

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
