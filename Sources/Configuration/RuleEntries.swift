import Diagnostics
import YAMLSyntax

/// What a mapping under `rules:` says: the levels and the options of rules, by their ids.
struct RuleEntries {
  var levels: [String: Settings.Level] = [:]
  var options: [String: [String: [String]]] = [:]
  /// The places that switch on a rule that needs an option, and set none.
  var demands: [(rule: KnownRule, node: YAMLNode)] = []
}

extension ConfigurationReader {
  /// Reads `rules:`, of the whole file or of an override.
  ///
  /// A rule has a level, or a mapping with `level` and its options. Without `level` the level stays what it is, except that
  /// a rule that would be off is switched on.
  mutating func ruleEntries(_ node: YAMLNode) -> RuleEntries {
    var read = RuleEntries()
    for (key, value) in entries(of: node, called: "rules") {
      guard let rule = known(key) else { continue }
      if value.kind == .mapping {
        setting(value, of: rule, into: &read)
      } else if let level = level(value) {
        read.levels[rule.id] = level
      }
      if rule.needsOptions, read.options[rule.id] == nil, let level = read.levels[rule.id], level != .off {
        read.demands.append((rule, value))
      }
    }
    return read
  }

  /// Reports what is switched on, and finds nothing since no option says what to look for.
  mutating func reportUnmetDemands(_ demands: [(rule: KnownRule, node: YAMLNode)]) {
    for (rule, node) in demands where settings.ruleOptions[rule.id] == nil {
      let names = rule.options.map(\.name)
      report(
        "\(rule.id) finds nothing without \(names.joined(separator: " or "))", at: node,
        help:
          "write \(rule.id): {level: warning, \(names.first ?? ""): […]}; `kfplint explain \(rule.id)` has an example")
    }
  }

  private mutating func setting(_ node: YAMLNode, of rule: KnownRule, into read: inout RuleEntries) {
    let names = ["level"] + rule.options.map(\.name)
    if node.count == 0 { report("\(rule.id) has neither a level nor an option", at: node, help: oneOf(names)) }
    for (key, value) in entries(of: node, called: rule.id) {
      if key.text == "level" {
        read.levels[rule.id] = level(value)
      } else if let option = rule.options.first(where: { $0.name == key.text }) {
        read.options[rule.id, default: [:]][option.name] = list(value, of: option)
      } else if rule.options.isEmpty {
        report("\(rule.id) has no options, so it takes level only, not \(key.quoted)", at: key)
      } else {
        reportUnknown(key, "option of \(rule.id)", among: names)
      }
    }
  }

  private func oneOf(_ names: [String]) -> String { "one of \(names.joined(separator: ", "))" }

  private mutating func list(_ node: YAMLNode, of option: RuleOption) -> [String] {
    items(of: node, called: option.name).compactMap { item in
      guard !item.text.isEmpty else {
        report("\(option.name) is a list of texts, and \(item.quoted) is not one", at: item)
        return nil
      }
      switch option.kind {
      case .texts: return item.text
      case .patterns:
        if (try? PathPattern(ByteString(item.text))) != nil { return item.text }
        report("\(item.quoted) is not a pattern", at: item, help: "a pattern has no `..`, and a `]` for each `[`")
      case .words(let words):
        if words.contains(item.text) { return item.text }
        reportUnknown(item, "word for \(option.name)", among: words)
      }
      return nil
    }
  }
}
