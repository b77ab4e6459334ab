public import Diagnostics
public import YAMLSyntax

/// An Argo `Workflow`, as a typed view of its document.
///
/// But for templates and parameters, which everybody asks for, the values are read from the tree when they are asked for; a rule pays
/// for what it looks at. What has another type than Argo wants is left out here, and is the business of the rules about
/// types.
public struct Workflow: Sendable {
  /// The document.
  public let root: YAMLNode
  /// `spec`, or the whole document where it has none.
  let spec: YAMLNode
  /// The templates, in the order written.
  public let templates: [Template]
  /// `spec.arguments.parameters`: what the API server knows as the pipeline's parameters.
  public let parameters: [WorkflowParameter]
  private let defects: TypeDefects
  /// What several questions ask for.
  let lazyEmbeddedFunctions = Lazy<[EmbeddedFunction]>()

  /// Views a document whose `metadata` and `spec` are mappings; `defects` says which numbers are names.
  init(root: YAMLNode, _ defects: TypeDefects = .none) {
    self.root = root
    self.defects = defects
    let spec = root["spec"] ?? root
    self.spec = spec
    templates = spec["templates"]?.items.enumerated().map { Template(node: $1, position: $0, defects) } ?? []
    parameters =
      spec["arguments"]?["parameters"]?.items.compactMap { WorkflowParameter(node: $0, defects) } ?? []
  }

  var annotations: YAMLNode? { root["metadata"]?["annotations"] }

  var labels: YAMLNode? { root["metadata"]?["labels"] }

  /// The name of the template that the run starts with.
  public var entrypoint: Sourced<ByteString>? { defects.name(spec["entrypoint"]) }

  /// The name of the template that runs when the workflow ends.
  public var onExit: Sourced<ByteString>? { defects.name(spec["onExit"]) }

  /// Whether templates, arguments and entrypoint may come from a `WorkflowTemplate`.
  var extendsAnother: Bool { spec["workflowTemplateRef"]?.isPresent ?? false }

  /// The version of the SDK by the annotation.
  public var sdkVersion: Sourced<ByteString>? { annotations?[KFPName.sdkVersion]?.sourcedText }

  /// The version of the SDK by the label, which the compiler writes with the same value.
  public var sdkVersionLabel: Sourced<ByteString>? { labels?[KFPName.sdkVersion]?.sourcedText }

  /// Every place that tells the version of the SDK: the annotation, the label, and the labels of the templates.
  ///
  /// One run of the compiler writes the same value everywhere.
  public var sdkVersions: [Sourced<ByteString>] {
    [sdkVersion, sdkVersionLabel].compactMap { $0 } + templates.compactMap(\.sdkVersionLabel)
  }

  /// Whether one run of a compiler of V1 mode may have written the versions: they agree, and are not of an SDK 2.
  public var hasCredibleSDKVersion: Bool {
    let versions = sdkVersions.map(\.value)
    return versions.allSatisfy { $0 == versions[0] && !$0.bytes.starts(with: "2.".utf8) }
  }

  /// The containers of all templates, and those of `templateDefaults`, which every template has too.
  public var containers: [Container] {
    templates.flatMap(\.containers) + defaultContainers
  }

  /// The containers of `templateDefaults`.
  public var defaultContainers: [Container] { spec["templateDefaults"].map { Container.all(in: $0) } ?? [] }

  /// Whether a hook runs when the workflow ends, in place of `onExit`.
  public var hasExitHook: Bool { spec["hooks"]?["exit"]?.isPresent ?? false }

  /// The account under which the pods run.
  public var serviceAccount: Sourced<ByteString>? { spec["serviceAccountName"]?.sourcedString }

  /// The annotation that holds the pipeline's interface as JSON.
  public var pipelineSpec: YAMLNode? { annotations?[KFPName.pipelineSpec] }

  /// Whether a KFP SDK wrote the workflow: one mark is enough, since an edit may have lost the others.
  public var hasKFPMark: Bool {
    [annotations, labels].contains { $0?.hasKey(prefixed: KFPName.prefix) ?? false }
      || templates.contains { $0.hasKFPMark }
  }

  /// Where annotations stand or would stand, to report that one is missing.
  public var annotationsLocation: Location {
    (root["metadata"]?.entry("annotations")?.key ?? root.entry("metadata")?.key ?? root).location
  }
}

/// An entry of `spec.arguments.parameters`.
public struct WorkflowParameter: Sendable {
  /// The name, under which the API server matches what it is given.
  public let name: Sourced<ByteString>
  /// `value`, or `default` where there is no value; `nil` when the pipeline supplies none.
  public let value: Sourced<ByteString>?
  let node: YAMLNode

  init?(node: YAMLNode, _ defects: TypeDefects) {
    guard let name = defects.name(node["name"]) else { return nil }
    self.name = name
    self.node = node
    value = node["value"]?.sourcedText ?? node["default"]?.sourcedText
  }
}
