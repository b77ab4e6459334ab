public import Diagnostics
import YAMLSyntax

/// Labels and annotations that somebody wants on each workflow or pod.
public struct WantedMetadata: Sendable {
  /// The keys of labels.
  public let labels: [ByteString]
  /// The keys of annotations.
  public let annotations: [ByteString]

  /// Some keys.
  public init(labels: [ByteString], annotations: [ByteString]) {
    self.labels = labels
    self.annotations = annotations
  }

  /// Whether nothing is wanted.
  public var isEmpty: Bool { labels.isEmpty && annotations.isEmpty }

  /// What of it the metadata of no owner has; nothing where that cannot be read for certain.
  fileprivate func missing(in owners: [(object: ArgoObject?, field: StaticString)]) -> WantedMetadata {
    func lack(_ kind: StaticString, _ key: ByteString) -> Bool {
      owners.allSatisfy { object, field in
        guard let object else { return true }
        guard let metadata = object.object(field) else { return object.isAbsent(field) }
        guard let map = metadata.object(kind) else { return metadata.isAbsent(kind) }
        return map.node["<<"] == nil && !map.node.entries.contains { $0.key.scalar == key }
      }
    }
    return WantedMetadata(
      labels: labels.filter { lack("labels", $0) }, annotations: annotations.filter { lack("annotations", $0) })
  }
}

/// What a workflow or the pods of a template lack.
public struct MissingMetadata: Sendable {
  /// What carries labels and annotations: the workflow, or the pods of a template.
  public let owner: ObjectMetadata.Owner
  /// What it lacks.
  public let missing: WantedMetadata
  /// Where it stands, or would stand.
  public let location: Location
}

extension WorkflowGraph {
  /// What the workflow and its pods lack of what is wanted.
  ///
  /// Pods have what their template says, what `templateDefaults` says for all, and `podMetadata`.
  public func missingMetadata(ofWorkflow wanted: WantedMetadata, ofPods pods: WantedMetadata) -> [MissingMetadata] {
    let root = workflow.root
    var found: [MissingMetadata] = []
    let missing = wanted.missing(in: [(object(at: root), "metadata"), (specification, "workflowMetadata")])
    if !missing.isEmpty {
      let key = root.entry("metadata")?.key ?? root.entries.first { _ in true }?.key ?? root
      found.append(MissingMetadata(owner: .workflow, missing: missing, location: key.location))
    }
    if pods.isEmpty { return found }
    let defaults = specification?.object("templateDefaults")
    for template in templates where template.kind?.runsPod ?? false {
      let missing = pods.missing(
        in: [(object(at: template.node), "metadata"), (defaults, "metadata"), (specification, "podMetadata")])
      guard !missing.isEmpty else { continue }
      found.append(
        MissingMetadata(owner: .pods(of: template.name?.value), missing: missing, location: template.location))
    }
    return found
  }
}
