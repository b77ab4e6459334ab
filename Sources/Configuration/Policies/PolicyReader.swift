import Diagnostics
import YAMLSyntax

/// Reads policies, in `.kfplint.yaml` or in a file of their own.
struct PolicyReader: ProblemReporting {
  private(set) var policies: [PolicyDeclaration] = []
  /// The patterns of files with more of them.
  private(set) var files: [Settings.Placed<PathPattern>] = []
  var problems: [ConfigurationProblem] = []
  private var names: Set<ByteString>

  /// `rules` are the names that are taken.
  init(rules: [String]) {
    names = Set(rules.map { ByteString($0) })
  }

  /// Reads the value of `policies:`: policies, and patterns of files.
  mutating func read(_ node: YAMLNode) {
    for item in items(of: node, called: "policies") {
      if item.kind == .mapping {
        readPolicy(item)
      } else {
        readPattern(item)
      }
    }
  }

  /// Reads a file of policies: a list of them, a mapping with `policies:`, or a policy a document.
  mutating func read(_ tree: YAMLTree) {
    if case .excessive(let alias, _) = tree.expansion {
      report("aliases expand beyond the limit", at: alias)
      return
    }
    for document in tree.documents where !document.isNull {
      if document.kind == .sequence {
        for item in document.items { readPolicy(item) }
      } else if document["policies"] != nil {
        for (key, value) in entries(of: document, called: "a file of policies") {
          if key.text == "policies" {
            for item in items(of: value, called: "policies") { readPolicy(item) }
          } else {
            reportUnknown(key, "key", among: ["policies"])
          }
        }
      } else {
        readPolicy(document)
      }
    }
  }

  /// Adds the policies that are built in, except those that the configuration has its own of.
  mutating func addReady(_ files: [SourceFile]) {
    let own = policies
    for file in files {
      // A policy of the same name takes the place of the ready one.
      guard let tree = try? YAMLTree.parse(file), let name = tree.documents.first?["name"]?.scalar,
        !own.contains(where: { $0.name.text == name })
      else { continue }
      read(tree)
    }
    for index in own.count..<policies.count { policies[index].isReady = true }
  }

  private mutating func readPattern(_ node: YAMLNode) {
    guard node.kind == .scalar, let text = node.scalar, let pattern = try? PathPattern(text) else {
      report("an entry of policies is a policy or a pattern such as \"policies/*.yaml\", not \(node.quoted)", at: node)
      return
    }
    files.append(Settings.Placed(value: pattern, location: node.location))
  }

  private mutating func readPolicy(_ node: YAMLNode) {
    let fields = fields(of: node, called: "a policy", ConfigurationShape.policyKeys)
    let name = fields["name"].flatMap { readName($0) }
    let subject = fields["on"].flatMap { readSubject($0) }
    let severity = fields["severity"].map { readSeverity($0) } ?? .warning
    let conditions = (fields["matchConditions"].map { items(of: $0, called: "matchConditions") } ?? []).compactMap {
      text(self.fields(of: $0, called: "a match condition", ConfigurationShape.matchConditionKeys)["expression"])
    }
    let variables = (fields["variables"].map { items(of: $0, called: "variables") } ?? []).compactMap { variable($0) }
    let validations = (fields["validations"].map { items(of: $0, called: "validations") } ?? []).compactMap {
      validation($0)
    }
    if let list = fields["validations"], list.kind == .sequence, list.count == 0 {
      report("a policy without validations finds nothing", at: list)
    }
    guard let name, let subject else { return }
    policies.append(
      PolicyDeclaration(
        name: name, subject: subject, severity: severity, description: text(fields["description"]),
        matchConditions: conditions, variables: variables, validations: validations))
  }

  private mutating func readName(_ node: YAMLNode) -> PolicyText? {
    guard let name = node.scalar, let first = name.bytes.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first,
      name.bytes.allSatisfy({
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "-")
      }), name.bytes.count <= 63
    else {
      report("the name of a policy consists of small letters, digits and -, not \(node.quoted)", at: node)
      return nil
    }
    guard names.insert(name).inserted else {
      report("there is a rule \(name.quoted) already", at: node, help: "give the policy another name")
      return nil
    }
    return PolicyText(name, at: node)
  }

  private mutating func readSubject(_ node: YAMLNode) -> PolicyDeclaration.Subject? {
    if let subject = PolicyDeclaration.Subject(rawValue: node.text) { return subject }
    reportUnknown(node, "subject", among: PolicyDeclaration.Subject.allCases.map(\.rawValue))
    return nil
  }

  private mutating func readSeverity(_ node: YAMLNode) -> Severity? {
    if node.text == "off" { return nil }
    if let severity = Severity(rawValue: node.text) { return severity }
    reportUnknown(node, "severity", among: ConfigurationWords.levels)
    return .warning
  }

  private mutating func variable(_ node: YAMLNode) -> PolicyDeclaration.Variable? {
    let fields = fields(of: node, called: "a variable", ConfigurationShape.policyVariableKeys)
    guard let name = text(fields["name"]), let expression = text(fields["expression"]) else { return nil }
    return PolicyDeclaration.Variable(name: name, expression: expression)
  }

  private mutating func validation(_ node: YAMLNode) -> PolicyDeclaration.Validation? {
    let fields = fields(of: node, called: "a validation", ConfigurationShape.validationKeys)
    guard let expression = text(fields["expression"]) else { return nil }
    return PolicyDeclaration.Validation(
      expression: expression, message: text(fields["message"]), messageExpression: text(fields["messageExpression"]),
      place: text(fields["at"]), help: text(fields["help"]))
  }

  private mutating func text(_ node: YAMLNode?) -> PolicyText? {
    guard let node else { return nil }
    guard node.kind == .scalar, !node.isNull, let text = node.scalar, !text.isEmpty else {
      report("a text is expected here, not \(node.quoted)", at: node)
      return nil
    }
    return PolicyText(text, at: node)
  }
}
