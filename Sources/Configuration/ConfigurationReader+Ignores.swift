import Diagnostics
import YAMLSyntax

/// Reads the decisions to live with findings.
extension ConfigurationReader {
  mutating func ignore(_ node: YAMLNode) -> Settings.Ignore? {
    let fields = fields(of: node, called: "an ignore", ConfigurationShape.ignoreKeys)
    // Each is looked at before any is missed, so that all that is wrong is said at once.
    let path = fields["path"].flatMap { pattern($0) }
    let place = fields["place"].flatMap { readPlace($0) }
    let rules = fields["rule"].flatMap { ignoredRules($0) }
    let reason = fields["reason"].flatMap { readReason($0) }
    let until = fields["until"].flatMap { readDay($0) }
    guard let path, let rules, let reason, (fields["until"] == nil) == (until == nil),
      (fields["place"] == nil) == (place == nil)
    else { return nil }
    return Settings.Ignore(
      path: path, place: place, rules: rules, reason: reason, until: until, location: node.location)
  }

  private mutating func readPlace(_ node: YAMLNode) -> String? {
    if node.text.first == "/" { return node.text }
    report("place has to be a place such as /spec/templates/[NAME], not \(node.quoted)", at: node)
    return nil
  }

  /// One rule, or a list of them.
  private mutating func ignoredRules(_ node: YAMLNode) -> [String]? {
    if node.kind != .sequence { return isRule(node) ? [node.text] : nil }
    let names = Array(node.items)
    if names.isEmpty { report("rule has to be a rule or a list of them, not an empty list", at: node) }
    let rules = names.filter { isRule($0) }.map(\.text)
    return rules.isEmpty || rules.count < names.count ? nil : rules
  }

  private mutating func readReason(_ node: YAMLNode) -> String? {
    if !node.text.isEmpty { return node.text }
    report("reason needs a sentence for the person who reads it next year, not \(node.quoted)", at: node)
    return nil
  }

  private mutating func readDay(_ node: YAMLNode) -> CalendarDate? {
    if let date = CalendarDate(node.text) { return date }
    report("until has to be a day such as 2027-01-31, not \(node.quoted)", at: node)
    return nil
  }

  private mutating func isRule(_ node: YAMLNode) -> Bool { known(node) != nil }
}
