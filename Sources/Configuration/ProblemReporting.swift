import Diagnostics
import YAMLSyntax

/// Reads YAML that a user wrote for kfplint, and notes what is wrong with it.
protocol ProblemReporting {
  /// What was wrong so far.
  var problems: [ConfigurationProblem] { get set }
}

extension ProblemReporting {
  /// The values of a mapping with a fixed set of keys, by key; what is unknown or missing is reported.
  mutating func fields(
    of node: YAMLNode, called name: String, _ keys: ConfigurationShape.Keys
  ) -> [String: YAMLNode] {
    guard node.kind == .mapping else {
      report("\(name) is a mapping with \(keys.required.joined(separator: ", ")), not \(node.quoted)", at: node)
      return [:]
    }
    let known = keys.required + keys.optional
    var fields: [String: YAMLNode] = [:]
    var meant = Set<String>()
    for (key, value) in entries(of: node, called: name) {
      if known.contains(key.text) {
        fields[key.text] = value
      } else {
        reportUnknown(key, "key of \(name)", among: known)
        if let nearest = Self.nearest(to: key.text, among: known) { meant.insert(nearest) }
      }
    }
    // A key that is misspelt is not missing as well.
    for key in keys.required where fields[key] == nil && !meant.contains(key) {
      report("\(name) lacks \(key)", at: node)
    }
    return fields
  }

  /// The entries of a mapping, keys given twice reported.
  mutating func entries(of node: YAMLNode, called name: String) -> [(key: YAMLNode, value: YAMLNode)] {
    guard node.kind == .mapping else {
      report("\(name) has to be a mapping of keys to values, not \(node.quoted)", at: node)
      return []
    }
    for duplicate in node.duplicateKeys { report("\(duplicate.again.quoted) is given twice", at: duplicate.again) }
    return node.entries.map { ($0.key, $0.value) }
  }

  mutating func items(of node: YAMLNode, called name: String) -> [YAMLNode] {
    guard node.kind == .sequence else {
      let help = node.text.isEmpty ? nil : "write [\(node.quoted)]"
      report("\(name) has to be a list, not \(node.quoted)", at: node, help: help)
      return []
    }
    return Array(node.items)
  }

  mutating func reportUnknown(_ node: YAMLNode, _ what: String, among known: [String]) {
    let nearest = Self.nearest(to: node.text, among: known)
    report(
      "unknown \(what) \(node.quoted)", at: node,
      help: nearest.map { "did you mean \($0)?" }
        ?? (known.count < 20 ? "one of \(known.joined(separator: ", "))" : nil))
  }

  /// The word that was meant: one that is like it, or the only one of which it is the first half or more, as `warning` does with `warn`.
  private static func nearest(to text: String, among known: [String]) -> String? {
    if let nearest = NearestName.of(ByteString(text), among: known.map { ByteString($0) }) {
      return nearest.description
    }
    let longer = known.filter { $0.hasPrefix(text) && $0.utf8.count <= 2 * text.utf8.count }
    return longer.count == 1 ? longer[0] : nil
  }

  mutating func report(_ message: String, at node: YAMLNode, help: String? = nil) {
    report(message, at: node.location, help: help)
  }

  mutating func report(_ message: String, at location: Location, help: String? = nil) {
    problems.append(.init(message: message, help: help, location: location))
  }
}

extension YAMLNode {
  /// The text of a scalar, empty for anything else.
  var text: String { isNull ? "" : scalar?.string ?? "" }

  /// How to name the node in a sentence.
  var quoted: String {
    switch kind {
    case .scalar: isNull ? "nothing" : "\"\(scalar ?? "")\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
