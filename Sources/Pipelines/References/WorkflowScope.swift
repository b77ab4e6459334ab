import ArgoGrammar
import ArgoTypes
import Diagnostics
import YAMLSyntax

/// What `{{workflow.…}}` can see, which is the same everywhere.
struct WorkflowScope {
  /// Whether no other object brings arguments and templates of its own.
  private let isWhole: Bool
  private let parameters: TemplateScope.Names
  /// The parameters that another rule misses, normalised.
  private let owned: Set<ByteString>
  private let labels: Set<ByteString>?
  private let annotations: Set<ByteString>?
  /// The names under which outputs are known to the whole workflow; `nil` if that shows only when it runs.
  private let globalParameters: Set<ByteString>?
  private let globalArtifacts: Set<ByteString>?
  private let hasExitHandler: Bool
  /// Whether `spec.priority` may be set, which alone makes the variable.
  private let hasPriority: Bool
  /// The templates that run before the workflow ends, if that is known.
  private let beforeExit: Reach?
  private let target: ArgoVersion?

  init(
    of workflow: Workflow, outputs: [InterfaceItems], arguments: InterfaceItems, owned: Set<ByteString>,
    hasForeignCalls: Bool, beforeExit: Reach?, target: ArgoVersion?
  ) {
    hasExitHandler = workflow.onExit != nil
    hasPriority = workflow.spec["priority"]?.isPresent ?? false || workflow.spec.hasMergedEntries
    self.beforeExit = beforeExit
    self.owned = owned
    self.target = target
    isWhole = !workflow.extendsAnother
    parameters = TemplateScope.Names(arguments)
    let metadata = workflow.spec["workflowMetadata"]
    labels = Self.keys([workflow.labels, metadata?["labels"], metadata?["labelsFrom"]])
    annotations = Self.keys([workflow.annotations, metadata?["annotations"]])
    let knowsOutputs = isWhole && !hasForeignCalls && outputs.allSatisfy(\.isComplete)
    globalParameters = knowsOutputs ? Self.globalNames(outputs.flatMap(\.parameters)) : nil
    globalArtifacts = knowsOutputs ? Self.globalNames(outputs.flatMap(\.artifacts)) : nil
  }

  private static func keys(_ mappings: [YAMLNode?]) -> Set<ByteString>? {
    let mappings = mappings.compactMap { $0 }
    if mappings.contains(where: { $0.hasMergedEntries || ($0.isPresent && $0.kind != .mapping) }) { return nil }
    return Set(mappings.flatMap { $0.entries.compactMap { $0.key.scalar } })
  }

  private static func globalNames(_ items: [InterfaceItem]) -> Set<ByteString>? {
    let names = items.compactMap { $0.node["globalName"]?.scalar }
    return names.contains { $0.contains("{{") } ? nil : Set(names)
  }

  /// What is wrong with a reference to something of the workflow.
  func problem(of value: Reference.WorkflowValue, in template: Template?) -> ReferenceDefect.Problem? {
    switch value {
    case .parameter(let name):
      guard isWhole, parameters.lacks(name, \.parameters), !owned.contains(ParameterName.normalized(name)) else {
        return nil
      }
      return .unknownParameter(nearest: NearestName.near(name, among: parameters.parameters))
    case .parameters:
      return isWhole && parameters.isComplete && parameters.parameters.isEmpty ? .unknownParameter(nearest: nil) : nil
    case .label(let key): return problem(ofKey: key, in: labels)
    case .annotation(let key): return problem(ofKey: key, in: annotations)
    case .outputParameter(let name): return problem(ofGlobal: name, in: globalParameters)
    case .outputArtifact(let name): return problem(ofGlobal: name, in: globalArtifacts)
    case .property("mainEntrypoint"):
      let change = LanguageChange.mainEntrypoint
      return target.map { !change.applies(to: $0) } ?? false ? .tooNew(since: change.since) : nil
    case .property("failures"):
      let isBeforeExit = template.flatMap { template in beforeExit.map { $0.contains(template) } } ?? false
      return isWhole && (!hasExitHandler || isBeforeExit) ? .outOfPlace : nil
    case .property("priority"):  // Outside the templates nobody looks whether it is there.
      return isWhole && !hasPriority && template != nil ? .outOfPlace : nil
    case .labels, .annotations, .property: return nil
    case .unknown(let name): return .unknownVariable(nearest: Self.nearest(to: name))
    }
  }

  /// The variable that was probably meant; of the formats of a time, which are letters, one that ends alike.
  private static func nearest(to name: ByteString) -> NearName? {
    let formats = Reference.creationTimestampFormats.filter { $0.bytes.last == name.bytes.last }
    return NearestName.near(name, among: properties + formats.map { ByteString("creationTimestamp.\($0)") })
  }

  private static let properties: [ByteString] = [
    "name", "namespace", "uid", "serviceAccountName", "mainEntrypoint", "creationTimestamp",
    "creationTimestamp.RFC3339", "duration", "priority",
    "scheduledTime", "status", "failures", "parameters", "labels", "annotations",
  ]

  private func problem(ofKey key: ByteString, in keys: Set<ByteString>?) -> ReferenceDefect.Problem? {
    guard let keys, !keys.contains(key) else { return nil }
    let isSetByServer =
      key.hasPrefix(KFPName.prefix) || key.hasPrefix("pipeline/") || key.hasPrefix("workflows.argoproj.io/")
    return .unknownMetadata(isSetByServer: isSetByServer)
  }

  private func problem(ofGlobal name: ByteString, in names: Set<ByteString>?) -> ReferenceDefect.Problem? {
    guard let names, !names.contains(name) else { return nil }
    return .unknownGlobalOutput(nearest: NearestName.near(name, among: names))
  }
}
