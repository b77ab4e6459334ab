import ArgoTypes
import Diagnostics
import YAMLSyntax

/// Reads the keys of `.kfplint.yaml` one by one: an unknown key or value is a problem, never passed over.
struct ConfigurationReader: ProblemReporting {
  private(set) var settings = Settings.standard
  var problems: [ConfigurationProblem] = []
  /// All rules, policies among them once those are read.
  private var rules: [KnownRule]
  private let policyFiles: PolicyFiles
  private var demands: [(rule: KnownRule, node: YAMLNode)] = []

  init(rules: [KnownRule], policyFiles: PolicyFiles) {
    self.rules = rules
    self.policyFiles = policyFiles
  }

  mutating func read(_ tree: YAMLTree) {
    if case .excessive(let alias, _) = tree.expansion {
      report("aliases expand beyond the limit", at: alias)
      return
    }
    if tree.documents.count > 1 {
      report(
        "a configuration has to be one document", at: tree.documents[1], help: "remove the line `---` and what follows")
    }
    guard let root = tree.documents.first, !root.isNull else { return }
    // Wherever they stand: other keys name the policies.
    if let extensions = root["extends"] { readExtensions(extensions) }
    readPolicies(root["policies"])
    for (key, value) in entries(of: root, called: "a configuration") {
      switch key.text {
      case "target": readTarget(value)
      case "pipelines": settings.pipelines = placedPatterns(value, called: "pipelines")
      case "schedules": settings.schedules = placedPatterns(value, called: "schedules")
      case "render": settings.render = placedPatterns(value, called: "render")
      case "exclude": settings.exclude = patterns(value, called: "exclude")
      case "fail-on": if let severity = severity(value) { settings.failOn = severity }
      case "junit-granularity": readJUnitGranularity(value)
      case "docs-url": readDocsURL(value)
      case "rules": (settings.rules, settings.ruleOptions) = levels(value)
      case "overrides": settings.overrides = items(of: value, called: "overrides").compactMap { override($0) }
      case "ignores": settings.ignores = items(of: value, called: "ignores").compactMap { ignore($0) }
      case "extends", "policies": break
      case "repositories": readRepositories(value)
      case "baseline": readBaseline(value)
      case "required-version": readRequiredVersion(value)
      case "max-file-size": readMaxFileSize(value)
      case "max-total-size": readMaxTotalSize(value)
      default: reportUnknown(key, "key", among: ConfigurationShape.keys)
      }
    }
    reportUnmetDemands(demands)
  }

  private mutating func readPolicies(_ node: YAMLNode?) {
    var reader = PolicyReader(rules: rules.map(\.id))
    if let node { reader.read(node) }
    for file in reader.files {
      let files = policyFiles.matches.first { $0.pattern == file.value }?.files ?? []
      if files.isEmpty { report("\"\(file.value.text)\" matches no file", at: file.location) }
      for file in files {
        do {
          reader.read(try YAMLTree.parse(file))
        } catch {
          report("not YAML: \(error.message)", at: Location(file, error.span))
        }
      }
    }
    if settings.hasReadyPolicies { reader.addReady(policyFiles.ready) }
    problems += reader.problems
    settings.policies = reader.policies
    rules += reader.policies.map { KnownRule(id: "\($0.name.text)", options: []) }
  }

  private mutating func readTarget(_ node: YAMLNode) {
    if node.kind == .scalar, node.text.first?.isNumber ?? false {
      report(
        "target has to say of what \(node.quoted) is the version", at: node,
        help: "write target: {kfp: \"\(node.text)\"} or target: {argo: \"\(node.text)\"}")
      return
    }
    var given: String?
    for (key, value) in entries(of: node, called: "target") {
      guard ConfigurationShape.targetKeys.contains(key.text) else {
        reportUnknown(key, "key of target", among: ConfigurationShape.targetKeys)
        continue
      }
      // A release of KFP brings its own Argo: two answers to one question could contradict each other.
      if let given, given != key.text {
        report("target takes kfp or argo, not both", at: key, help: "keep \(given), or keep \(key.text)")
      }
      given = key.text
      settings.target = version(value, of: key.text)
    }
  }

  /// The version of Argo that a release of KFP brings along, or that the file names itself.
  private mutating func version(_ node: YAMLNode, of name: String) -> ArgoVersion? {
    guard let version = node.text.first == "v" ? nil : ArgoVersion(node.text) else {
      report(
        "\(name) has to be a version such as \"\(name == "kfp" ? "2.3" : "3.4.17")\", not \(node.quoted)", at: node)
      return nil
    }
    if name == "argo" {
      // Of a version that does not exist yet, nobody knows the fields.
      let newest = ArgoTypeTree.shared.versions.last
      if let newest, (version.major, version.minor) > (newest.major, newest.minor) {
        let known = "\(newest.major).\(newest.minor)"
        report("kfplint knows Argo up to \(known), not \(node.text)", at: node, help: "write \"\(known)\"")
        return nil
      }
      return version
    }
    let argo = ArgoVersion.bundled(withKFP: node.text)
    if argo == nil { report("kfplint does not know KFP \(node.text)", at: node, help: "write 1.5 or a later release") }
    return argo
  }

  private mutating func readRepositories(_ node: YAMLNode) {
    for (key, value) in entries(of: node, called: "repositories") {
      let names = key.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      if names.count != 2 || names.contains(where: \.isEmpty) {
        report("a repository is named as OWNER/NAME, not \(key.quoted)", at: key)
      } else if value.text.isEmpty {
        report("\(key.quoted) has to be the path of a clone, not \(value.quoted)", at: value)
      } else {
        settings.repositories.append(
          .init(owner: ByteString(names[0]), repository: ByteString(names[1]), folder: Path(value.text)))
      }
    }
  }

  private mutating func readBaseline(_ node: YAMLNode) {
    let path = Path(node.text)
    guard node.kind == .scalar, !path.isTop, path.bytes.first != UInt8(ascii: "/"), !path.components.contains("..")
    else {
      report("baseline has to be the path of a file next to this one or below, not \(node.quoted)", at: node)
      return
    }
    settings.baseline = Settings.Placed(value: path, location: node.location)
  }

  private mutating func readRequiredVersion(_ node: YAMLNode) {
    guard let requirement = VersionRequirement(node.text) else {
      report("required-version has to be versions such as \">=0.2.0, <1\", not \(node.quoted)", at: node)
      return
    }
    settings.requiredVersion = Settings.Placed(value: requirement, location: node.location)
  }

  private mutating func readJUnitGranularity(_ node: YAMLNode) {
    guard let granularity = TestGranularity(rawValue: node.text) else {
      report("junit-granularity has to be rule, category or unit, not \(node.quoted)", at: node)
      return
    }
    settings.junitGranularity = granularity
  }

  private mutating func readDocsURL(_ node: YAMLNode) {
    guard node.kind == .scalar, ConfigurationShape.isAddress(node.text) else {
      report("docs-url has to be an address such as https://docs.example.com/kfplint, not \(node.quoted)", at: node)
      return
    }
    var address = node.text[...]
    while address.hasSuffix("/") { address.removeLast() }
    settings.docsURL = String(address)
  }

  private mutating func readMaxFileSize(_ node: YAMLNode) {
    // Beyond this the YAML parser refuses a file.
    guard let size = node.integer, (1...1 << 30).contains(size) else {
      report("max-file-size has to be a number of bytes up to 1073741824, not \(node.quoted)", at: node)
      return
    }
    settings.maxFileSize = size
  }

  private mutating func readMaxTotalSize(_ node: YAMLNode) {
    guard let size = node.integer, size > 0 else {
      report("max-total-size has to be a number of bytes, not \(node.quoted)", at: node)
      return
    }
    settings.maxTotalSize = size
  }

  private mutating func readExtensions(_ node: YAMLNode) {
    var profile: String?
    if node.kind == .sequence, node.count == 0 { report("extends has to name a profile or ready-policies", at: node) }
    for item in node.kind == .sequence ? Array(node.items) : [node] {
      if item.text == ConfigurationWords.readyPolicies {
        settings.hasReadyPolicies = true
      } else if let found = Profile(rawValue: item.text) {
        if let profile { report("extends names one profile, and \(profile) is one already", at: item) }
        profile = item.text
        settings.profile = found
      } else {
        reportUnknown(item, "profile", among: ConfigurationWords.extensions)
      }
    }
  }

  private mutating func levels(
    _ node: YAMLNode
  ) -> (levels: [String: Settings.Level], options: [String: [String: [String]]]) {
    let read = ruleEntries(node)
    demands += read.demands
    return (read.levels, read.options)
  }

  private mutating func override(_ node: YAMLNode) -> Settings.Override? {
    let fields = fields(of: node, called: "an override", ConfigurationShape.overrideKeys)
    guard let paths = fields["paths"], let rules = fields["rules"] else { return nil }
    let read = levels(rules)
    return Settings.Override(paths: patterns(paths, called: "paths"), rules: read.levels, options: read.options)
  }

  mutating func known(_ node: YAMLNode) -> KnownRule? {
    guard let rule = rules.first(where: { $0.id == node.text }) else {
      reportUnknown(node, "rule", among: rules.map(\.id))
      return nil
    }
    // A broken configuration is never passed over: what it leaves unchecked, nobody would know.
    if rule.id == "config-invalid" { report("config-invalid is always an error", at: node, help: "remove it") }
    return rule
  }

  mutating func level(_ node: YAMLNode) -> Settings.Level? {
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

  mutating func pattern(_ node: YAMLNode) -> PathPattern? {
    guard node.kind == .scalar, !node.isNull, let text = node.scalar else {
      report("a pattern is text such as \"team-a/**\", not \(node.quoted)", at: node)
      return nil
    }
    do {
      return try PathPattern(text)
    } catch {
      switch error {
      case .empty: report("an empty pattern matches nothing", at: node)
      case .leavesRoot: report("\(node.quoted) leads out of the folder that is checked", at: node)
      case .unclosedSet: report("\(node.quoted) has a [ without ]", at: node)
      }
      return nil
    }
  }
}
