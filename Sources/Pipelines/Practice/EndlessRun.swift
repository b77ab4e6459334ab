public import Diagnostics
import YAMLSyntax

/// A workflow that nothing ends if a step of it hangs.
public struct EndlessRun: Sendable {
  /// The templates whose pods have no deadline of their own, in the order written; at least one.
  public let templates: [TemplateDefinition]
  /// Whether other pods have one.
  public let isPartial: Bool
  /// The key of the part of the workflow that could have a deadline.
  public let location: Location
}

extension WorkflowGraph {
  /// The workflow as one without a deadline, if neither it, nor the defaults of its templates, nor each template with a pod
  /// has one.
  ///
  /// A template has `activeDeadlineSeconds`, which Kubernetes counts from the start of the pod, or `timeout`, which Argo counts
  /// with the time in which the pod waits.
  public var endlessRun: EndlessRun? {
    guard let specification, !workflow.extendsAnother, specification.isAbsent("activeDeadlineSeconds"),
      Self.isEndless(specification.object("templateDefaults"), of: specification)
    else { return nil }
    let pods = definitions.filter { $0.kind?.runsPod ?? false }
    let endless = pods.filter { Self.lacksDeadline($0.object) }
    guard !endless.isEmpty else { return nil }
    let key = workflow.root.entry("spec")?.key ?? specification.place
    return EndlessRun(templates: endless, isPartial: endless.count < pods.count, location: key.location)
  }

  private static func isEndless(_ defaults: ArgoObject?, of specification: ArgoObject) -> Bool {
    defaults.map(lacksDeadline) ?? specification.isAbsent("templateDefaults")
  }

  private static func lacksDeadline(_ object: ArgoObject) -> Bool {
    object.isAbsent("activeDeadlineSeconds") && object.isAbsent("timeout")
  }
}
