public import Diagnostics
import YAMLSyntax

/// A template as what it is made of: its containers and volumes, what it takes and gives, how it is tried again.
public final class TemplateDefinition: Sendable {
  /// What it does, if that is clear.
  public let kind: TemplateKind?
  /// Its name.
  public let name: Sourced<ByteString>?
  /// The containers of its pod.
  public let containers: [Container]
  let object: ArgoObject
  /// What it takes and what it gives, where it says so.
  let inputs: ArgoObject?
  let outputs: ArgoObject?
  let workflow: WorkflowDefaults

  /// Reads templates as what they are made of.
  static func all(of templates: [Template], in spec: ArgoObject?) -> [TemplateDefinition] {
    guard let spec else { return [] }
    let defaults = WorkflowDefaults(spec)
    return templates.compactMap { template in
      spec.object(at: template.node).map {
        TemplateDefinition(template, object: $0, workflow: defaults)
      }
    }
  }

  private init(_ template: Template, object: ArgoObject, workflow: WorkflowDefaults) {
    kind = template.kind
    containers = template.containers
    self.object = object
    self.workflow = workflow
    name = object.text("name")
    inputs = object.object("inputs")
    outputs = object.object("outputs")
  }

  /// How to call it in a sentence.
  public var description: String { name.map { "template \($0.value.quoted)" } ?? "a template without name" }

  /// Whether it runs something itself, rather than calling other templates; `false` where that is not clear.
  public var isLeaf: Bool { kind?.isLeaf ?? false }

  /// Whether it calls other templates; `false` where that is not clear.
  public var isGraph: Bool { kind == .dag || kind == .steps }

  /// The fields that this kind of template may not have, or that mean nothing there, each at its key.
  public var misplacedFields: [MisplacedField] {
    if isLeaf {
      return key("parallelism").map { [MisplacedField(key: $0, isRefused: true)] } ?? []
    }
    guard isGraph else { return [] }
    return Self.podFields.compactMap { key($0) }.map { MisplacedField(key: $0, isRefused: false) }
  }

  /// A field in a place where it does not belong.
  public struct MisplacedField: Sendable {
    /// The key.
    public let key: Sourced<ByteString>
    /// Whether Argo refuses it; else it has no effect.
    public let isRefused: Bool
  }

  /// What a pod has and a graph of tasks has not.
  private static let podFields: [StaticString] = ["initContainers", "sidecars", "volumes", "podSpecPatch"]

  private func key(_ field: StaticString) -> Sourced<ByteString>? {
    object[field].flatMap { _ in object.node.entry(field)?.key.sourcedText }
  }
}

extension TemplateDefinition {
  /// The parameters that it gives.
  public var outputParameters: [ParameterDefinition] {
    outputs?.objects("parameters").map { ParameterDefinition(object: $0) } ?? []
  }

  /// The artifacts that it takes.
  public var inputArtifacts: [ArtifactDefinition] { Self.artifacts(inputs) }

  /// The artifacts that it gives.
  public var outputArtifacts: [ArtifactDefinition] { Self.artifacts(outputs) }

  /// Where its outputs and logs are kept, if that is not where the cluster keeps them.
  public var archive: ArtifactDefinition? { object.object("archiveLocation").map { ArtifactDefinition(object: $0) } }

  private static func artifacts(_ interface: ArgoObject?) -> [ArtifactDefinition] {
    interface?.objects("artifacts").map { ArtifactDefinition(object: $0) } ?? []
  }
}

/// What a workflow says for all of its templates.
struct WorkflowDefaults: Sendable {
  /// `templateDefaults`, from which each template takes what it has not itself.
  let template: ArgoObject?
  /// Whether there are such defaults that could not be read.
  let areUnreadable: Bool
  /// The volumes that every template can mount; `nil` if they are not known.
  let volumes: Set<ByteString>?

  init(_ spec: ArgoObject) {
    template = spec.object("templateDefaults")
    areUnreadable = !spec.lacks("templateDefaults") && template == nil
    guard !areUnreadable, ["volumes", "volumeClaimTemplates"].allSatisfy(spec.isSound),
      template?.isSound("volumes") ?? true
    else {
      volumes = nil
      return
    }
    volumes = Set(
      (spec.objects("volumes") + (template?.objects("volumes") ?? [])).compactMap { $0.text("name")?.value }
        + spec.objects("volumeClaimTemplates").compactMap { $0.object("metadata")?.text("name")?.value })
  }

  /// Whether every template has a field inside one of its objects, as far as can be told.
  func mayHave(_ field: StaticString, in outer: StaticString) -> Bool {
    guard let template else { return areUnreadable }
    if template.lacks(outer) { return false }
    return template.object(outer).map { !$0.lacks(field) } ?? true
  }
}
