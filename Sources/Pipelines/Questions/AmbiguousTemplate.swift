import YAMLSyntax

/// A template of which nobody can say what it does.
public struct AmbiguousTemplate: Sendable {
  /// The template.
  public let template: Template
  /// Its kinds, none or more than one, each at its key.
  public let kinds: [Sourced<TemplateKind>]
}

extension WorkflowGraph {
  /// The templates that are of no kind, or of several.
  ///
  /// A template with a field that Argo does not know is left out: the field may be what makes it a template.
  public var ambiguousTemplates: [AmbiguousTemplate] {
    let defaults = workflow.spec["templateDefaults"].map { TemplateKind.all(in: $0) } ?? []
    return templates.compactMap { template in
      let kinds = template.kinds
      if kinds.count == 1 || template.node.kind != .mapping || template.node.hasMergedEntries { return nil }
      if kinds.isEmpty, !defaults.isEmpty || typeDefects.hasUnknownField(in: template.node) { return nil }
      return AmbiguousTemplate(template: template, kinds: kinds)
    }
  }
}
