public import ArgoGrammar
public import Diagnostics
public import YAMLSyntax

/// The labels and annotations of an object that a workflow is or creates.
public struct ObjectMetadata: Sendable {
  /// The object that carries them.
  public enum Owner: Sendable {
    /// The Workflow itself.
    case workflow
    /// The pods of a template, by its name.
    case pods(of: ByteString?)
    /// Every pod.
    case everyPod
    /// A claim of a volume that Argo makes.
    case volumeClaim
  }

  /// The object that carries them.
  public let owner: Owner
  let node: YAMLNode?
  /// The labels that pods ask of the node that they run on, which follow the same rules.
  let nodeSelector: YAMLNode?

  init(_ owner: Owner, _ node: YAMLNode?, nodeSelector: YAMLNode? = nil) {
    self.owner = owner
    self.node = node
    self.nodeSelector = nodeSelector
  }

  /// The key below which the annotations stand.
  public var annotationsKey: YAMLNode? { node?.entry("annotations")?.key }

  /// The bytes of the keys and values of all annotations, as Kubernetes adds them up.
  ///
  /// The source is `ValidateAnnotationsSize` of `k8s.io/apimachinery/pkg/api/validation`.
  public var annotationsSize: Int { node?["annotations"]?.entries.reduce(0) { $0 + Self.size(of: $1) } ?? 0 }

  /// The annotation that takes the most bytes.
  public var largestAnnotation: (key: YAMLNode, size: Int)? {
    node?["annotations"]?.entries.map { ($0.key, Self.size(of: $0)) }.max { $0.1 < $1.1 }
  }

  /// The most bytes that Kubernetes takes: `TotalAnnotationSizeLimitB`.
  public static let annotationsLimit = 256 << 10

  /// Whether the annotations are more than Kubernetes takes, or more than four fifths of that.
  ///
  /// KFP and Argo add annotations of their own when a pipeline runs.
  public var annotationsAreExcessive: Bool { annotationsSize > Self.annotationsLimit * 8 / 10 }

  private static func size(of entry: (key: YAMLNode, value: YAMLNode)) -> Int {
    (entry.key.scalarBytes?.count ?? 0) + (entry.value.scalarBytes?.count ?? 0)
  }
}

extension Template {
  /// The metadata of its pods.
  var metadata: ObjectMetadata {
    ObjectMetadata(.pods(of: name?.value), node["metadata"], nodeSelector: node["nodeSelector"])
  }
}

extension Workflow {
  /// The metadata of the workflow, of its pods, and of the claims that it makes.
  public var metadata: [ObjectMetadata] {
    let claims = spec["volumeClaimTemplates"]?.items.map { ObjectMetadata(.volumeClaim, $0["metadata"]) } ?? []
    return [
      ObjectMetadata(.workflow, root["metadata"]), ObjectMetadata(.workflow, spec["workflowMetadata"]),
      ObjectMetadata(.everyPod, spec["podMetadata"], nodeSelector: spec["nodeSelector"]),
    ]
      + templates.map(\.metadata) + claims
  }

  /// `metadata.name`: a name that each run of the workflow has.
  public var fixedName: Sourced<ByteString>? { root["metadata"]?["name"]?.sourcedString }

  /// `metadata.namespace`.
  public var namespace: Sourced<ByteString>? { root["metadata"]?["namespace"]?.sourcedString }
}

extension ObjectMetadata {
  /// A key or value that Kubernetes refuses.
  public struct FaultyPart: Sendable {
    /// What it is there for.
    public enum Role: Sendable {
      case labelKey
      case labelValue(key: ByteString)
      case annotationKey
    }

    /// What it is there for.
    public let role: Role
    /// The key or value.
    public let text: Sourced<ByteString>
    /// What is wrong with it.
    public let fault: GrammarFault
  }

  /// The keys and values that Kubernetes refuses, but for those that are only known when the pipeline runs.
  public var faultyParts: [FaultyPart] {
    var parts: [FaultyPart] = []
    func look(at node: YAMLNode, as use: KubernetesName.Use, _ role: @autoclosure () -> FaultyPart.Role) {
      // Nothing is copied until there is a fault, which nearly no text has.
      guard let bytes = node.scalarBytes, let fault = KubernetesName.fault(in: bytes, as: use),
        let text = node.sourcedString, !text.value.contains("{{")
      else { return }
      parts.append(FaultyPart(role: role(), text: text, fault: fault))
    }
    for labels in [node?["labels"], nodeSelector] {
      guard let labels else { continue }
      for (key, value) in labels.entries {
        look(at: key, as: .qualifiedName, .labelKey)
        look(at: value, as: .labelValue, .labelValue(key: key.scalar ?? ""))
      }
    }
    guard let annotations = node?["annotations"] else { return parts }
    for (key, _) in annotations.entries { look(at: key, as: .qualifiedNameInAnyCase, .annotationKey) }
    return parts
  }
}
