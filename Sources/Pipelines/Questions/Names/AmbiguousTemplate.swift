public import Diagnostics
import YAMLSyntax

/// A template whose kind is not certain.
public struct AmbiguousTemplate: Sendable {
  /// The template; the one around it for one that stands in a task.
  public let template: Template
  /// The task that it stands in, if it has no name of its own.
  public let task: DAGTask?
  /// Where to report that it is of no kind.
  public let location: Location
  /// Its kinds, none or more than one, each at its key.
  public let kinds: [Sourced<TemplateKind>]
}

extension WorkflowGraph {
  /// The templates that are of no kind, or of several.
  ///
  /// A template with a field that Argo does not know is left out: the field may be what makes it a template.
  public var ambiguousTemplates: [AmbiguousTemplate] {
    let defaults = workflow.spec["templateDefaults"].map { TemplateKind.all(in: $0) } ?? []
    func isClear(_ kinds: [Sourced<TemplateKind>], _ node: YAMLNode) -> Bool {
      if kinds.count == 1 || node.kind != .mapping || node.hasMergedEntries { return true }
      return kinds.isEmpty && (!defaults.isEmpty || typeDefects.hasUnknownField(in: node))
    }
    let own = templates.compactMap { template in
      isClear(template.kinds, template.node)
        ? nil : AmbiguousTemplate(template: template, task: nil, location: template.location, kinds: template.kinds)
    }
    return own
      + calls.compactMap { call -> AmbiguousTemplate? in
        guard call.isTaskOrStep, let caller = call.caller, let entry = call.task.node.entry("inline") else {
          return nil
        }
        let kinds = TemplateKind.all(in: entry.value)
        return isClear(kinds, entry.value)
          ? nil : AmbiguousTemplate(template: caller, task: call.task, location: entry.key.location, kinds: kinds)
      }
  }
}
