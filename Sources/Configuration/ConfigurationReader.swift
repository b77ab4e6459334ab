import ArgoTypes
import Diagnostics
import YAMLSyntax

/// Reads the keys of `.kfplint.yaml` one by one: an unknown key or value is a problem, never passed over.
struct ConfigurationReader {
  private(set) var settings = Settings.standard
  private(set) var problems: [ConfigurationProblem] = []
  private let rules: [String]

  init(rules: [String]) {
    self.rules = rules
  }

  mutating func read(_ tree: YAMLTree) {
    if case .excessive(let alias, _) = tree.expansion {
      report("aliases expand beyond all bounds", at: alias)
      return
    }
    if tree.documents.count > 1 {
      report("a configuration is one document", at: tree.documents[1], help: "remove the line `---` and what follows")
    }
    guard let root = tree.documents.first, !root.isNull else { return }
    for (key, value) in entries(of: root, called: "a configuration") {
      switch key.text {
      case "target": readTarget(value)
      case "pipelines": settings.pipelines = placedPatterns(value, called: "pipelines")
      case "schedules": settings.schedules = placedPatterns(value, called: "schedules")
      case "exclude": settings.exclude = patterns(value, called: "exclude")
      case "fail-on": if let severity = severity(value) { settings.failOn = severity }
      case "junit-granularity": readJUnitGranularity(value)
      case "rules": settings.rules = levels(value)
      case "overrides": settings.overrides = items(of: value, called: "overrides").compactMap { override($0) }
      case "ignores": settings.ignores = items(of: value, called: "ignores").compactMap { ignore($0) }
      case "repositories": readRepositories(value)
      case "max-file-size": readMaxFileSize(value)
      case "max-total-size": readMaxTotalSize(value)
      default: reportUnknown(key, "key", among: ConfigurationShape.keys)
      }
    }
  }

  private mutating func readTarget(_ node: YAMLNode) {
    var given: String?
    for (key, value) in entries(of: node, called: "target") {
      guard ConfigurationShape.targetKeys.contains(key.text) else {
        reportUnknown(key, "key of target", among: ConfigurationShape.targetKeys)
        continue
      }
      // A release of KFP brings its own Argo: two answers to one question could contradict each other.
      if let given, given != key.text {
        report("target wants kfp or argo, not both", at: key, help: "keep \(given), or keep \(key.text)")
      }
      given = key.text
      settings.target = version(value, of: key.text)
    }
  }

  /// The version of Argo that a release of KFP brings along, or that the file names itself.
  private mutating func version(_ node: YAMLNode, of name: String) -> ArgoVersion? {
    guard let version = node.text.first == "v" ? nil : ArgoVersion(node.text) else {
      report("\(name) wants a version such as \"\(name == "kfp" ? "2.3" : "3.4.17")\", not \(node.quoted)", at: node)
      return nil
    }
    if name == "argo" { return version }
    let argo = ArgoVersion.bundled(withKFP: node.text)
    if argo == nil { report("nothing is known of KFP \(node.text)", at: node, help: "write 1.5 or a later release") }
    return argo
  }

  private mutating func readRepositories(_ node: YAMLNode) {
    for (key, value) in entries(of: node, called: "repositories") {
      let names = key.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      if names.count != 2 || names.contains(where: \.isEmpty) {
        report("a repository is named as OWNER/NAME, not \(key.quoted)", at: key)
      } else if value.text.isEmpty {
        report("\(key.quoted) wants the path of a clone, not \(value.quoted)", at: value)
      } else {
        settings.repositories.append(
          .init(owner: ByteString(names[0]), repository: ByteString(names[1]), folder: Path(value.text)))
      }
    }
  }

  private mutating func readJUnitGranularity(_ node: YAMLNode) {
    guard let granularity = TestGranularity(rawValue: node.text) else {
      report("junit-granularity wants rule, category or unit, not \(node.quoted)", at: node)
      return
    }
    settings.junitGranularity = granularity
  }

  private mutating func readMaxFileSize(_ node: YAMLNode) {
    // Beyond this the YAML parser refuses a file.
    guard let size = node.integer, (1...1 << 30).contains(size) else {
      report("max-file-size wants a number of bytes up to 1073741824, not \(node.quoted)", at: node)
      return
    }
    settings.maxFileSize = size
  }

  private mutating func readMaxTotalSize(_ node: YAMLNode) {
    guard let size = node.integer, size > 0 else {
      report("max-total-size wants a number of bytes, not \(node.quoted)", at: node)
      return
    }
    settings.maxTotalSize = size
  }

  private mutating func levels(_ node: YAMLNode) -> [String: Settings.Level] {
    var levels: [String: Settings.Level] = [:]
    for (key, value) in entries(of: node, called: "rules") {
      guard isRule(key), let level = level(value) else { continue }
      levels[key.text] = level
    }
    return levels
  }

  private mutating func override(_ node: YAMLNode) -> Settings.Override? {
    let fields = fields(of: node, called: "an override", ConfigurationShape.overrideKeys)
    guard let paths = fields["paths"], let rules = fields["rules"] else { return nil }
    return Settings.Override(paths: patterns(paths, called: "paths"), rules: levels(rules))
  }

  private mutating func ignore(_ node: YAMLNode) -> Settings.Ignore? {
    let fields = fields(of: node, called: "an ignore", ConfigurationShape.ignoreKeys)
    // Each is looked at before any is missed, so that all that is wrong is said at once.
    let path = fields["path"].flatMap { pattern($0) }
    let rule = fields["rule"].flatMap { isRule($0) ? $0.text : nil }
    let reason = fields["reason"].flatMap { readReason($0) }
    let until = fields["until"].flatMap { readDay($0) }
    guard let path, let rule, let reason, (fields["until"] == nil) == (until == nil) else { return nil }
    return Settings.Ignore(path: path, rule: rule, reason: reason, until: until)
  }

  private mutating func readReason(_ node: YAMLNode) -> String? {
    if !node.text.isEmpty { return node.text }
    report("reason needs a sentence for the person who reads it next year, not \(node.quoted)", at: node)
    return nil
  }

  private mutating func readDay(_ node: YAMLNode) -> CalendarDate? {
    if let date = CalendarDate(node.text) { return date }
    report("until wants a day such as 2027-01-31, not \(node.quoted)", at: node)
    return nil
  }

  private mutating func isRule(_ node: YAMLNode) -> Bool {
    guard rules.contains(node.text) else {
      reportUnknown(node, "rule", among: rules)
      return false
    }
    // A broken configuration is never passed over: what it leaves unchecked, nobody would know.
    if node.text == "config-invalid" { report("config-invalid is always an error", at: node, help: "remove it") }
    return true
  }

  private mutating func level(_ node: YAMLNode) -> Settings.Level? {
    // `off` without quotes is the boolean false to YAML 1.1, and the word that everybody writes.
    if node.text == "off" { return .off }
    if let severity = Severity(rawValue: node.text) { return .severity(severity) }
    reportUnknown(node, "level", among: ConfigurationWords.levels)
    return nil
  }

  private mutating func severity(_ node: YAMLNode) -> Severity? {
    if let severity = Severity(rawValue: node.text) { return severity }
    reportUnknown(node, "severity", among: ConfigurationWords.severities)
    return nil
  }

  private mutating func patterns(_ node: YAMLNode, called name: String) -> [PathPattern] {
    placedPatterns(node, called: name).map(\.value)
  }

  private mutating func placedPatterns(
    _ node: YAMLNode, called name: String
  ) -> [Settings.Placed<PathPattern>] {
    items(of: node, called: name).compactMap { item in
      pattern(item).map { Settings.Placed(value: $0, location: item.location) }
    }
  }

  private mutating func pattern(_ node: YAMLNode) -> PathPattern? {
    guard node.kind == .scalar, !node.isNull, let text = node.scalar else {
      report("a pattern is text such as \"team-a/**\", not \(node.quoted)", at: node)
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
  /// The values of a mapping with a fixed set of keys, by key; what is unknown or missing is reported.
  private mutating func fields(
    of node: YAMLNode, called name: String, _ keys: ConfigurationShape.Keys
  ) -> [String: YAMLNode] {
    guard node.kind == .mapping else {
      report("\(name) is a mapping with \(keys.required.joined(separator: ", ")), not \(node.quoted)", at: node)
      return [:]
    }
    var fields: [String: YAMLNode] = [:]
    for (key, value) in entries(of: node, called: name) {
      if (keys.required + keys.optional).contains(key.text) {
        fields[key.text] = value
      } else {
        reportUnknown(key, "key of \(name)", among: keys.required + keys.optional)
      }
    }
    for key in keys.required where fields[key] == nil { report("\(name) lacks \(key)", at: node) }
    return fields
  }

  /// The entries of a mapping, keys given twice reported.
  private mutating func entries(of node: YAMLNode, called name: String) -> [(key: YAMLNode, value: YAMLNode)] {
    guard node.kind == .mapping else {
      report("\(name) wants a mapping of keys to values, not \(node.quoted)", at: node)
      return []
    }
    for duplicate in node.duplicateKeys { report("\(duplicate.again.quoted) is given twice", at: duplicate.again) }
    return node.entries.map { ($0.key, $0.value) }
  }

  private mutating func items(of node: YAMLNode, called name: String) -> [YAMLNode] {
    guard node.kind == .sequence else {
      let help = node.text.isEmpty ? nil : "write [\(node.quoted)]"
      report("\(name) wants a list, not \(node.quoted)", at: node, help: help)
      return []
    }
    return Array(node.items)
  }

  private mutating func reportUnknown(_ node: YAMLNode, _ what: String, among known: [String]) {
    let nearest = NearestName.of(ByteString(node.text), among: known.map { ByteString($0) })
    report(
      "unknown \(what) \(node.quoted)", at: node,
      help: nearest.map { "did you mean \($0)?" }
        ?? (known.count < 16 ? "one of \(known.joined(separator: ", "))" : nil))
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
