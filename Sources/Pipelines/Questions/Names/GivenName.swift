import ArgoGrammar
import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A name that a workflow has to give to something, and what is wrong with it.
public struct GivenName: Sendable {
  /// What has the name.
  public enum Owner: String, Sendable {
    case workflow
    case workflowPrefix = "workflow's generateName"
    case template
    case task
    case parameter
    case artifact
  }

  /// What is wrong with a name.
  public enum Problem: Sendable {
    /// There is none.
    case missing
    /// Argo or Kubernetes refuses it; the text says why.
    case refused(String)
    /// It is too long for Argo, which allows so many bytes.
    case tooLong(limit: Int)
    /// It starts with a digit, and the graph has dependencies that Argo evaluates.
    case startsWithDigit
    /// It is a word of the language in which Argo evaluates dependencies.
    case expressionWord(ExpressionWord)
  }

  /// What has the name.
  public let owner: Owner
  /// The name, if there is one.
  public let name: Sourced<ByteString>?
  /// What is wrong with it.
  public let problem: Problem
  /// The place of the problem: the first byte that is wrong, the name, or what lacks one.
  public let location: Location

  private init(_ owner: Owner, _ name: Sourced<ByteString>?, _ problem: Problem, at location: Location) {
    self.owner = owner
    self.name = name
    self.problem = problem
    self.location = location
  }

  /// Looks at the name of an object by the rules that Argo has for such names.
  fileprivate init?(_ owner: Owner, of object: ArgoObject) {
    let use: ArgoName.Use = owner == .parameter || owner == .artifact ? .parameterOrArtifact : .workflowField
    // Names are copied only where there is something to say about them.
    if let node = object["name"], let text = node.scalarBytes, !text.isEmpty {
      guard let fault = ArgoName.fault(in: text, as: use) else { return nil }
      self.init(owner, Sourced(ByteString(text), at: node), fault)
    } else {
      guard object.lacks("name") else { return nil }
      self.init(owner, nil, .missing, at: object.place.location)
    }
  }

  private init(_ owner: Owner, _ name: Sourced<ByteString>, _ fault: GrammarFault) {
    let place = ScalarSourceMap(name.node).span(of: fault.range)
    self.init(owner, name, .refused(fault.message), at: name.node.location(of: place))
  }
}

extension GivenName {
  /// The names of the Workflow object: `name` whole, and `generateName` as the beginning of one.
  ///
  /// Kubernetes looks at a prefix as if its last character, when it is `-`, and the one before it were the letter `a`
  /// (`maskTrailingDash` of apimachinery), and then at the whole name, which is the prefix and five letters or digits
  /// (`BeforeCreate` of `k8s.io/apiserver/pkg/registry/rest`, `SimpleNameGenerator`, which takes 58 bytes of it). So what
  /// passes the first look may be refused at the second, as `trainX-` is. Argo allows a name 63 bytes, since labels carry it.
  fileprivate static func ofWorkflow(_ metadata: ArgoObject) -> [GivenName] {
    var names: [GivenName] = []
    if let name = metadata.text("name") {
      if name.value.bytes.count > 63 {
        names.append(GivenName(.workflow, name, .tooLong(limit: 63), at: name.location))
      } else if let fault = KubernetesName.fault(in: name.value.bytes[...], as: .subdomain) {
        names.append(GivenName(.workflow, name, fault))
      }
    }
    if metadata.lacks("name"), metadata.lacks("generateName") {
      names.append(
        GivenName(.workflow, nil, .missing, at: (metadata.node.entry("name")?.key ?? metadata.place).location))
    }
    if let prefix = metadata.text("generateName") {
      var masked = prefix.value.bytes
      if masked.count > 1, masked.last == UInt8(ascii: "-") { masked = masked.dropLast(2) + [UInt8(ascii: "a")] }
      let generated = prefix.value.bytes.prefix(58) + Array("x7k2p".utf8)
      if let fault = KubernetesName.fault(in: masked[...], as: .subdomain)
        ?? KubernetesName.fault(in: generated, as: .subdomain)
      {
        names.append(GivenName(.workflowPrefix, prefix, fault))
      }
    }
    return names
  }

  /// The names of tasks that Argo cannot evaluate dependencies with.
  ///
  /// It asks for a letter at the start where a task has dependencies or any task has `depends`, and fails when it runs
  /// where another one waits for such a task, or for one that is called like a word of expr-lang.
  fileprivate static func unfitForDependencies(in graph: TaskGraph, target: ArgoVersion?) -> [GivenName] {
    let odd = graph.tasks.filter { task in
      task.name.map { $0.value.bytes.first?.isDecimalDigit ?? false || ExpressionWord($0.value, for: target) != nil }
        ?? false
    }
    guard !odd.isEmpty else { return [] }
    let dependencies = graph.tasks.flatMap { Dependency.all(of: $0) }
    let waitedFor = Set(dependencies.map(\.name))
    let evaluated = Set(dependencies.filter { !$0.isCommentedOut }.map(\.name))
    let usesExpressions = graph.tasks.contains { $0.depends != nil }
    return odd.compactMap { task in
      guard let name = task.name, let first = name.value.bytes.first else { return nil }
      let isDigit = first.isDecimalDigit
      if isDigit, usesExpressions || waitedFor.contains(name.value) || !task.dependencies.isEmpty {
        return GivenName(.task, name, .startsWithDigit, at: name.location)
      }
      guard evaluated.contains(name.value), let word = ExpressionWord(name.value, for: target) else { return nil }
      return GivenName(.task, name, .expressionWord(word), at: name.location)
    }
  }
}

extension WorkflowGraph {
  /// The names that Argo or Kubernetes refuses, and those that are missing.
  ///
  /// The names of a pipeline's own parameters are left to the rule about them, which knows what KFP makes of them.
  public var refusedNames: [GivenName] {
    var names = object(at: workflow.root["metadata"]).map { GivenName.ofWorkflow($0) } ?? []
    for template in definitions {
      if let name = GivenName(.template, of: template.object) { names.append(name) }
      if let inputs = template.inputs { Self.collectRefused(in: inputs, &names) }
      if let outputs = template.outputs { Self.collectRefused(in: outputs, &names) }
    }
    for graph in taskGraphs {
      names += graph.tasks.compactMap { object(at: $0.node).flatMap { GivenName(.task, of: $0) } }
      names += GivenName.unfitForDependencies(in: graph, target: target)
    }
    for list in argumentLists {
      var found: [GivenName] = []
      Self.collectRefused(in: list.object, &found)
      let isLeftToPipeline = isPipeline && list.isOfWorkflow
      names += found.filter { !isLeftToPipeline || $0.owner != .parameter || $0.name == nil }
    }
    return names
  }

  private static func collectRefused(in interface: ArgoObject, _ names: inout [GivenName]) {
    interface.forEachObject(in: "parameters") { object in
      if let name = GivenName(.parameter, of: object) { names.append(name) }
    }
    interface.forEachObject(in: "artifacts") { object in
      if let name = GivenName(.artifact, of: object) { names.append(name) }
    }
  }
}
