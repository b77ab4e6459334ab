public import Diagnostics
public import YAMLSyntax

/// What a YAML document is, as far as a linter of KFP pipelines cares.
///
/// Kubeflow Pipelines has had six formats that look alike, and the KFP API accepts only two of them; a pipeline in another
/// one is rejected, or worse, accepted and fails at night. Each case names the node that shows it.
public enum PipelineFormat: Sendable {
  /// An Argo `Workflow` that a KFP SDK compiled in V1 mode: the format that is wanted.
  case v1(Workflow)
  /// A V2 intermediate representation, from `kfp.v2.compiler` or any SDK 2.
  case v2IR(evidence: YAMLNode)
  /// An Argo `Workflow` compiled with `mode=V2_COMPATIBLE`.
  case v2Compatible(evidence: YAMLNode)
  /// An Argo `Workflow` that a KFP 2 backend compiled from an intermediate representation.
  case backendExport(evidence: YAMLNode)
  /// What kfp-tekton writes.
  case tekton(evidence: YAMLNode)
  /// The definition of one component.
  case component(evidence: YAMLNode)
  /// An Argo `Workflow` that no KFP SDK wrote.
  case argo(Workflow)
  /// A file with the marks of a compiled pipeline that is no Argo `Workflow` any more.
  case brokenWorkflow(NotAWorkflow)
  /// Somebody else's file.
  case unrecognised(NotAWorkflow)

  /// Why a document is no Argo `Workflow`.
  public enum NotAWorkflow: Sendable {
    /// There is nothing in it.
    case empty
    /// It is a list or a scalar.
    case notAMapping(YAMLNode)
    /// It lacks a key that every workflow has, with the key that was probably meant for it.
    case missing(key: String, misspelt: Sourced<ByteString>?)
    /// It has `apiVersion` or `kind` of something else.
    case wrong(key: String, value: Sourced<ByteString>, expected: String)
    /// A key holds something of another type than in every workflow.
    case wrongType(key: String, value: YAMLNode)
    /// Aliases would expand beyond all bounds, so that it was not read.
    case aliasExpansion
  }

  /// Classifies one document.
  ///
  /// The order matters: kfp-tekton writes KFP's annotations too, an exported workflow looks like a V1 one, and the
  /// V2-compatible mode writes everything that the V1 mode writes. Over 1,110 files of all kinds the rules confuse none.
  ///
  /// What somebody declares decides for an Argo `Workflow`, which may be a pipeline or not; nobody can declare away that a
  /// document is in another format.
  public init(of root: YAMLNode, as declaredKind: DeclaredKind? = nil) {
    if let evidence = Self.tektonEvidence(in: root) {
      self = .tekton(evidence: evidence)
    } else if let evidence = Self.v2IREvidence(in: root) ?? Self.v2ObjectEvidence(in: root) {
      self = .v2IR(evidence: evidence)
    } else if let evidence = Self.componentEvidence(in: root) {
      self = .component(evidence: evidence)
    } else if let defect = NotAWorkflow(in: root) {
      if Self.hasPipelineShape(root) {
        self = .brokenWorkflow(defect)
      } else if case .missing(key: "metadata", misspelt: nil) = defect, declaredKind != .kfp,
        root["spec"]?.kind == .mapping
      {
        // Argo's own tools take such a file; only the cluster, and so KFP, wants a name.
        self = .argo(Workflow(root: root))
      } else {
        self = .unrecognised(defect)
      }
    } else {
      self = Self.classify(Workflow(root: root), as: declaredKind)
    }
  }

  private static func classify(_ workflow: Workflow, as declaredKind: DeclaredKind?) -> PipelineFormat {
    if declaredKind == .argo { return .argo(workflow) }
    if let evidence = backendExportEvidence(in: workflow) { return .backendExport(evidence: evidence) }
    if let evidence = v2CompatibleEvidence(in: workflow) { return .v2Compatible(evidence: evidence) }
    return workflow.hasKFPMark || declaredKind == .kfp ? .v1(workflow) : .argo(workflow)
  }

  /// Whether the document is a pipeline in any of the formats.
  public var isRecognised: Bool {
    switch self {
    case .v1, .v2IR, .v2Compatible, .backendExport, .tekton, .component, .brokenWorkflow: true
    case .argo, .unrecognised: false
    }
  }
}

extension PipelineFormat {
  /// A Tekton object with a mark of kfp-tekton; other Tekton objects belong to other tools.
  ///
  /// kfp-tekton keeps KFP's annotations and adds `tekton.dev/` ones to the same metadata.
  private static func tektonEvidence(in root: YAMLNode) -> YAMLNode? {
    guard let version = root["apiVersion"]?.scalar,
      version.hasPrefix("tekton.dev/") || version.hasPrefix("custom.tekton.dev/")
    else { return nil }
    let isKFP = [root["metadata"]?["annotations"], root["metadata"]?["labels"]].contains { map in
      map.map { $0.hasKey(prefixed: KFPName.prefix) || $0.hasKey(prefixed: "tekton.dev/input_artifacts") } ?? false
    }
    return isKFP ? root["apiVersion"] : nil
  }

  /// The objects in which KFP 2 keeps pipelines in a cluster: `backend/src/crd/kubernetes/v2beta1` of `kubeflow/pipelines`.
  private static func v2ObjectEvidence(in root: YAMLNode) -> YAMLNode? {
    guard let version = root["apiVersion"]?.scalar, version.hasPrefix(KFPName.prefix), let kind = root["kind"],
      kind == "Pipeline" || kind == "PipelineVersion"
    else { return nil }
    return kind
  }

  /// The keys of `PipelineSpec` in `kubeflow/pipelines`, `api/v2alpha1/pipeline_spec.proto`, bare or wrapped.
  private static func v2IREvidence(in root: YAMLNode) -> YAMLNode? {
    // The JSON of `kfp.v2.compiler` wraps the specification, as a Vertex `PipelineJob` does.
    let spec = root["pipelineSpec"] ?? root["pipeline_spec"] ?? root
    guard spec["apiVersion"] == nil else { return nil }
    if let info = spec.entry("pipelineInfo"),
      spec["root"] != nil || spec["deploymentSpec"] != nil || spec["schemaVersion"] != nil
    {
      return info.key
    }
    if let schema = spec.entry("schemaVersion"), schema.value.scalar?.hasPrefix("2.") == true,
      spec["deploymentSpec"] != nil || spec["components"] != nil || spec["root"] != nil
    {
      return schema.key
    }
    return nil
  }

  /// A KFP 2 backend names its driver templates like this, and marks every pod it starts.
  private static func backendExportEvidence(in workflow: Workflow) -> YAMLNode? {
    for template in workflow.templates {
      guard let name = template.name else { continue }
      if name.value == "system-container-driver" || name.value == "system-dag-driver"
        || name.value == "system-container-executor" || name.value == "system-container-impl"
      {
        return name.node
      }
    }
    let podMetadata = workflow.spec["podMetadata"]
    return [podMetadata?["annotations"], podMetadata?["labels"]].lazy
      .compactMap { $0?.entry(KFPName.v2Component) }
      .first { $0.value.scalar == "true" }?.key
  }

  /// The annotation is what the API server itself asks for: `IsV2Compatible` in `backend/src/common/util/workflow.go`.
  ///
  /// The label, the templates' mark and the launcher's command show a workflow that lost the annotation to an edit.
  private static func v2CompatibleEvidence(in workflow: Workflow) -> YAMLNode? {
    for map in [workflow.annotations, workflow.labels] {
      if let mark = map?.entry(KFPName.v2Pipeline), mark.value.scalar == "true" { return mark.key }
    }
    for template in workflow.templates {
      for map in [template.annotations, template.labels] {
        if let mark = map?.entry(KFPName.v2Component), mark.value.scalar == "true" { return mark.key }
      }
      if let program = template.program, program == "/kfp-launcher/launch" { return program }
    }
    return nil
  }

  /// `ComponentSpec` of the SDK: `implementation` holds `container` or `graph`, and there is no `apiVersion`.
  private static func componentEvidence(in root: YAMLNode) -> YAMLNode? {
    guard root["apiVersion"] == nil, let implementation = root.entry("implementation"),
      implementation.value["container"] != nil || implementation.value["graph"] != nil
    else { return nil }
    return implementation.key
  }

  /// Whether a document that is no `Workflow` was one before it was edited.
  ///
  /// Custom resources and lists that merely nest a compiled workflow have no KFP mark at their own top level, or a
  /// `kind` of their own and no templates; the other kinds of Argo have both, and are what their authors want.
  private static func hasPipelineShape(_ root: YAMLNode) -> Bool {
    guard root.kind == .mapping, !isOtherKindOfArgo(root) else { return false }
    let metadata = root["metadata"]
    let hasMark = [metadata?["annotations"], metadata?["labels"]].contains {
      $0?.hasKey(prefixed: KFPName.prefix) ?? false
    }
    let hasTemplates = root["spec"]?["templates"]?.kind == .sequence
    return (hasMark && (hasTemplates || root["kind"]?.scalar == "Workflow"))
      || (root["spec"]?["templates"]?.items.contains { Template.hasKFPMark(on: $0) } ?? false)
  }

  /// Whether a document that is no `Workflow` was probably meant as one of Argo, whoever wrote it: where somebody names the
  /// file, to say nothing about it would be to say that all is well.
  static func isMeantAsWorkflow(_ root: YAMLNode) -> Bool {
    guard root.kind == .mapping, !isOtherKindOfArgo(root) else { return false }
    let isDeclared =
      root["kind"]?.scalarEquals("Workflow") ?? false
      && root["apiVersion"]?.scalarEquals("argoproj.io/v1alpha1") ?? false
    let spec = root["spec"] ?? root["metadata"]?["spec"]
    let runsTemplates = spec?["templates"]?.items.contains { !TemplateKind.all(in: $0).isEmpty } ?? false
    return isDeclared || runsTemplates && spec?["entrypoint"]?.kind == .scalar
  }

  private static func isOtherKindOfArgo(_ root: YAMLNode) -> Bool {
    guard let kind = root["kind"]?.scalar, root["apiVersion"]?.scalar?.hasPrefix("argoproj.io/") ?? false else {
      return false
    }
    return kind == "WorkflowTemplate" || kind == "ClusterWorkflowTemplate" || kind == "CronWorkflow"
  }
}

extension PipelineFormat.NotAWorkflow {
  /// Says why a document is not what the API server takes for an Argo workflow, or `nil` if it is one.
  ///
  /// `inferTemplateFormat` and `ValidateWorkflow` of the API server want exactly this `apiVersion` and `kind`.
  init?(in root: YAMLNode) {
    if root.isNull {
      self = .empty
      return
    }
    guard root.kind == .mapping else {
      self = .notAMapping(root)
      return
    }
    for (key, expected) in [("apiVersion", "argoproj.io/v1alpha1"), ("kind", "Workflow")] as [(StaticString, String)] {
      guard let value = root[key] else {
        self = .missing(key: key.description, misspelt: Self.misspelling(of: key, in: root))
        return
      }
      guard let text = value.sourcedText else {
        self = .wrongType(key: key.description, value: value)
        return
      }
      guard text.value == ByteString(expected) else {
        self = .wrong(key: key.description, value: text, expected: expected)
        return
      }
    }
    for key in ["metadata", "spec"] as [StaticString] {
      guard let value = root[key] else {
        self = .missing(key: key.description, misspelt: Self.misspelling(of: key, in: root))
        return
      }
      guard value.kind == .mapping else {
        self = .wrongType(key: key.description, value: value)
        return
      }
    }
    return nil
  }

  /// The key of a mapping that was probably meant to be `wanted`, which it lacks.
  private static func misspelling(of wanted: StaticString, in root: YAMLNode) -> Sourced<ByteString>? {
    let known: Set<ByteString> = ["apiVersion", "kind", "metadata", "spec", "status"]
    let keys = root.entries.compactMap { $0.key.sourcedText }.filter { !known.contains($0.value) }
    let nearest = NearestName.of(ByteString(wanted.description), among: keys.map(\.value))
    return keys.first { $0.value == nearest }
  }
}
