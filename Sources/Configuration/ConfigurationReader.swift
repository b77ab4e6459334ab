import Diagnostics
import YAMLSyntax

/// Reads the keys of `.kfplint.yaml` one by one: an unknown key or value is a problem, never passed over.
struct ConfigurationReader {
  private(set) var settings = Settings.standard
  private(set) var problems: [ConfigurationFile.Problem] = []
  private let rules: [String]

  init(rules: [String]) {
    self.rules = rules
  }

  mutating func read(_ tree: YAMLTree) {
    if case .excessive(let alias, _) = tree.expansion {
      report("aliases expand beyond all bounds", at: alias)
      return
    }
    if tree.documents.count > 1 { report("a configuration is one document", at: tree.documents[1]) }
    guard let root = tree.documents.first, !root.isNull else { return }
    guard let entries = mapping(root, called: "a configuration") else { return }
    for (key, value) in entries {
      switch key.text {
      case "target": readTarget(value)
      case "pipelines": settings.pipelines = placedPatterns(value)
      case "schedules": settings.schedules = placedPatterns(value)
      case "exclude": settings.exclude = patterns(value)
      case "fail-on": if let severity = severity(value) { settings.failOn = severity }
      case "rules": settings.rules = levels(value)
      case "overrides": settings.overrides = list(value, called: "overrides").compactMap { override($0) }
      case "ignores": settings.ignores = list(value, called: "ignores").compactMap { ignore($0) }
      case "repositories": readRepositories(value)
      case "max-file-size": readMaxFileSize(value)
      default:
        reportUnknown(
          key, "key",
          among: [
            "target", "pipelines", "schedules", "exclude", "fail-on", "rules", "overrides", "ignores", "repositories",
            "max-file-size",
          ])
      }
    }
  }

  private mutating func readTarget(_ node: YAMLNode) {
    for (key, value) in mapping(node, called: "target") ?? [] {
      guard ["kfp", "argo"].contains(key.text) else {
        reportUnknown(key, "key of target", among: ["kfp", "argo"])
        continue
      }
      let version = value.text
      if version.isEmpty || !version.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }) {
        report("\(key.text) wants a version such as \"2.3\", not \(value.quoted)", at: value)
      }
    }
  }

  private mutating func readRepositories(_ node: YAMLNode) {
    for (_, value) in mapping(node, called: "repositories") ?? [] where value.kind != .scalar || value.isNull {
      report("a repository is mapped to the path of a clone", at: value)
    }
  }

  private mutating func readMaxFileSize(_ node: YAMLNode) {
    guard let size = node.integer, size > 0 else {
      report("max-file-size wants a number of bytes, not \(node.quoted)", at: node)
      return
    }
    settings.maxFileSize = size
  }

  private mutating func levels(_ node: YAMLNode) -> [String: Settings.Level] {
    var levels: [String: Settings.Level] = [:]
    for (key, value) in mapping(node, called: "rules") ?? [] {
      guard isRule(key), let level = level(value) else { continue }
      levels[key.text] = level
    }
    return levels
  }

  private mutating func override(_ node: YAMLNode) -> Settings.Override? {
    guard let fields = fields(of: node, called: "an override", required: ["paths", "rules"]) else { return nil }
    guard let paths = fields["paths"], let rules = fields["rules"] else { return nil }
    return Settings.Override(paths: patterns(paths), rules: levels(rules))
  }

  private mutating func ignore(_ node: YAMLNode) -> Settings.Ignore? {
    guard
      let fields = fields(of: node, called: "an ignore", required: ["path", "rule", "reason"], optional: ["until"]),
      let path = fields["path"].flatMap({ pattern($0) }), let rule = fields["rule"], isRule(rule),
      let reason = fields["reason"]
    else { return nil }
    if reason.text.isEmpty {
      report("an ignore wants a reason, for whoever reads it next year", at: reason)
      return nil
    }
    var until: CalendarDate?
    if let date = fields["until"] {
      until = CalendarDate(date.text)
      if until == nil {
        report("until wants a day such as 2027-01-31, not \(date.quoted)", at: date)
        return nil
      }
    }
    return Settings.Ignore(path: path, rule: rule.text, reason: reason.text, until: until)
  }

  private mutating func isRule(_ node: YAMLNode) -> Bool {
    if rules.contains(node.text) { return true }
    reportUnknown(node, "rule", among: rules)
    return false
  }

  private mutating func level(_ node: YAMLNode) -> Settings.Level? {
    // `off` without quotes is the boolean false to YAML 1.1, and the word that everybody writes.
    if node.text == "off" { return .off }
    if let severity = Severity(rawValue: node.text) { return .severity(severity) }
    reportUnknown(node, "level", among: ["off"] + Severity.allCases.map(\.rawValue))
    return nil
  }

  private mutating func severity(_ node: YAMLNode) -> Severity? {
    if let severity = Severity(rawValue: node.text) { return severity }
    reportUnknown(node, "severity", among: Severity.allCases.map(\.rawValue))
    return nil
  }

  private mutating func patterns(_ node: YAMLNode) -> [PathPattern] {
    placedPatterns(node).map(\.value)
  }

  private mutating func placedPatterns(_ node: YAMLNode) -> [Settings.Placed<PathPattern>] {
    var placed: [Settings.Placed<PathPattern>] = []
    for item in list(node, called: "patterns") {
      if let pattern = pattern(item) { placed.append(.init(value: pattern, location: item.location)) }
    }
    return placed
  }

  private mutating func pattern(_ node: YAMLNode) -> PathPattern? {
    guard node.kind == .scalar, !node.isNull, let text = node.scalar else {
      report("a pattern is text such as \"team-a/**\"", at: node)
      return nil
    }
    do {
      return try PathPattern(text)
    } catch {
      switch error {
      case .empty: report("an empty pattern matches nothing", at: node)
      case .leavesRoot: report("\(node.quoted) leads out of what is linted", at: node)
      case .unclosedSet: report("\(node.quoted) has a [ without ]", at: node)
      }
      return nil
    }
  }
}

extension ConfigurationReader {
  /// The values of a mapping with a fixed set of keys, by key; `nil` if one that is required is missing.
  private mutating func fields(
    of node: YAMLNode, called name: String, required: [String], optional: [String] = []
  ) -> [String: YAMLNode]? {
    guard let entries = mapping(node, called: name) else { return nil }
    var fields: [String: YAMLNode] = [:]
    for (key, value) in entries {
      if (required + optional).contains(key.text) {
        fields[key.text] = value
      } else {
        reportUnknown(key, "key of \(name)", among: required + optional)
      }
    }
    for key in required where fields[key] == nil {
      report("\(name) wants \"\(key)\"", at: node)
      return nil
    }
    return fields
  }

  /// The entries of a mapping, keys given twice reported.
  private mutating func mapping(_ node: YAMLNode, called name: String) -> [(key: YAMLNode, value: YAMLNode)]? {
    guard node.kind == .mapping else {
      report("\(name) is a mapping of keys to values", at: node)
      return nil
    }
    for duplicate in node.duplicateKeys { report("\(duplicate.again.quoted) is given twice", at: duplicate.again) }
    return node.entries.map { ($0.key, $0.value) }
  }

  private mutating func list(_ node: YAMLNode, called name: String) -> [YAMLNode] {
    guard node.kind == .sequence else {
      report("\(name) are a list", at: node)
      return []
    }
    return Array(node.items)
  }

  private mutating func reportUnknown(_ node: YAMLNode, _ what: String, among known: [String]) {
    let nearest = NearestName.of(ByteString(node.text), among: known.map { ByteString($0) })
    report(
      "unknown \(what) \(node.quoted)", at: node,
      help: nearest.map { "did you mean \($0)?" }
        ?? (known.count < 12 ? "one of \(known.joined(separator: ", "))" : nil))
  }

  private mutating func report(_ message: String, at node: YAMLNode, help: String? = nil) {
    problems.append(.init(message: message, help: help, location: node.location))
  }
}

extension YAMLNode {
  /// The text of a scalar, empty for anything else.
  fileprivate var text: String { isNull ? "" : scalar?.string ?? "" }

  /// How to name the node in a sentence.
  fileprivate var quoted: String {
    switch kind {
    case .scalar: isNull ? "nothing" : "\"\(scalar ?? "")\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
