import Diagnostics
import YAMLSyntax

/// Reads the entries of a baseline: what is not understood is a problem, never passed over.
struct BaselineReader: ProblemReporting {
  private(set) var entries: [BaselineEntry] = []
  var problems: [ConfigurationProblem] = []

  mutating func read(_ tree: YAMLTree) {
    if case .excessive(let alias, _) = tree.expansion {
      report("aliases expand beyond the limit", at: alias)
      return
    }
    guard let root = tree.documents.first, !root.isNull else {
      report("this is not a baseline: it is empty", at: Location(tree.file, SourceSpan(0, 0)), help: Self.writeAgain)
      return
    }
    if tree.documents.count > 1 {
      report("a baseline has to be one document", at: tree.documents[1], help: "remove the line `---` and what follows")
    }
    guard root.kind == .mapping, let version = root.entries.first(where: { $0.key.text == "version" })?.value else {
      report("this is not a baseline: it has no version", at: root, help: Self.writeAgain)
      return
    }
    guard version.integer == Self.version else {
      report(
        "this kfplint reads baselines of version \(Self.version), not \(version.quoted)", at: version,
        help: "install the kfplint that wrote it, or a later one")
      return
    }
    let fields = fields(of: root, called: "a baseline", Self.keys)
    guard let findings = fields["findings"] else { return }
    for item in items(of: findings, called: "findings") {
      if let entry = entry(item) { entries.append(entry) }
    }
  }

  /// The version of the format that is written and read.
  static let version = 1

  private static let keys = ConfigurationShape.Keys(required: ["version", "findings"], optional: [])
  private static let entryKeys = ConfigurationShape.Keys(
    required: ["unit", "rule"], optional: ["file", "place", "count"])

  private static let writeAgain = "write it with `kfplint lint --write-baseline FILE`"

  private mutating func entry(_ node: YAMLNode) -> BaselineEntry? {
    let fields = fields(of: node, called: "an entry", Self.entryKeys)
    guard let unit = fields["unit"], let rule = fields["rule"] else { return nil }
    for (name, value) in fields where name != "count" && value.kind != .scalar {
      report("\(name) has to be text, not \(value.quoted)", at: value)
      return nil
    }
    var count = 1
    if let given = fields["count"] {
      guard let number = given.integer, number > 0 else {
        report("count has to be a number from 1, not \(given.quoted)", at: given)
        return nil
      }
      count = number
    }
    return BaselineEntry(
      key: BaselineKey(
        rule: rule.text, unit: unit.text, file: fields["file"]?.text ?? "", place: fields["place"]?.text ?? ""),
      count: count, location: node.location)
  }
}
