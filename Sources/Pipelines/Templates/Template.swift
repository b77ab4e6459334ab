public import Diagnostics
import YAMLSyntax

/// A template of a workflow: a container to run, or a graph of tasks.
public final class Template: Sendable {
  let node: YAMLNode
  /// Its place in `spec.templates`, from zero.
  let position: Int
  /// Its name, by which tasks call it.
  public let name: Sourced<ByteString>?
  /// The kinds that it is of, each at its key, in the order written; exactly one, unless something is wrong.
  public let kinds: [Sourced<TemplateKind>]
  /// What it does, if that is clear.
  public var kind: TemplateKind? { kinds.count == 1 ? kinds.first?.value : nil }
  /// The containers of its pod, in the order in which they are explained.
  public let containers: [Container]

  /// What says which numbers are names.
  private let defects: TypeDefects

  init(node: YAMLNode, position: Int, _ defects: TypeDefects = .none) {
    self.node = node
    self.position = position
    self.defects = defects
    name = defects.name(node["name"])
    kinds = TemplateKind.all(in: node)
    containers = Container.all(in: node)
  }

  /// Where to report what is wrong with the template as a whole: its name, or else its first key.
  public var location: Location {
    (name?.node ?? node.entries.first { _ in true }?.key ?? node).location
  }

  var annotations: YAMLNode? { node["metadata"]?["annotations"] }

  var labels: YAMLNode? { node["metadata"]?["labels"] }

  /// The SDK's version on the template's pods; written since SDK 1.6.
  public var sdkVersionLabel: Sourced<ByteString>? { labels?[KFPName.sdkVersion]?.sourcedText }

  /// The account under which its pod runs, where that is not the workflow's.
  public var serviceAccount: Sourced<ByteString>? { node["serviceAccountName"]?.sourcedString }

  /// What the SDK makes a template of this name of: a `with` block of the pipeline's Python.
  public var groupOfSDK: String? { name?.value.groupOfSDK }

  /// The steps of a list of steps, in groups: each group starts when the one before it is over.
  var stepGroups: [[DAGTask]] {
    node["steps"]?.items.map { group in group.items.map { DAGTask(ArgoObject(of: $0, defects)) } } ?? []
  }

  /// The steps of a list of steps.
  var steps: [DAGTask] { stepGroups.flatMap(\.self) }

  /// The names of the steps of a list of steps.
  var stepNames: [Sourced<ByteString>] { steps.compactMap(\.name) }

  /// The first word of the container's command.
  var program: YAMLNode? { node["container"]?["command"]?.items.first { _ in true } }

  /// What the component was given, by the name of its input; the SDK writes it since 1.1.
  var componentArguments: YAMLNode? { embedded(KFPName.argumentParameters) }

  /// The inputs of the component that the template was made from, by name.
  var componentInputs: YAMLNode? { embedded(KFPName.componentSpec)?["inputs"] }

  /// Whether the SDK left an annotation or label on the template.
  var hasKFPMark: Bool { Self.hasKFPMark(on: node) }

  /// The same for a mapping that may be a template.
  static func hasKFPMark(on node: YAMLNode) -> Bool {
    let metadata = node["metadata"]
    return [metadata?["annotations"], metadata?["labels"]].contains { $0?.hasKey(prefixed: KFPName.prefix) ?? false }
  }

  /// The word of the command that shows a component of SDK 2, for which only a V2 backend fills in `{{$}}`.
  ///
  /// SDK 1.8 compiles `kfp.v2.dsl.component` in V1 mode without a complaint. The words are compared whole: the source of
  /// a step of V1 may hold the same text.
  public var v2ComponentWord: Sourced<ByteString>? {
    guard let container = node["container"] else { return nil }
    let word =
      container["args"]?.items.first { $0 == "--executor_input" || $0 == "{{$}}" || $0 == "--executor_input={{$}}" }
      ?? container["command"]?.items.first { $0.scalarContains("-m kfp.v2.components.executor_main") }
    return word?.sourcedText
  }

  /// The JSON that an annotation holds, or `nil` if there is none or it is broken.
  func embedded(_ key: StaticString) -> YAMLNode? {
    guard let scalar = annotations?[key], scalar.kind == .scalar else { return nil }
    return try? scalar.embeddedJSON()
  }
}

extension ByteString {
  /// What the SDK gives a name that starts like this one: a `with` block of the pipeline's Python.
  var groupOfSDK: String? {
    if hasPrefix("condition-") { return "dsl.Condition" }
    if hasPrefix("for-loop-") { return "dsl.ParallelFor" }
    return hasPrefix("exit-handler-") ? "dsl.ExitHandler" : nil
  }
}
