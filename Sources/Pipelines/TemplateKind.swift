import Diagnostics
import YAMLSyntax

/// What a template does when it runs: the one field of these that it has.
public enum TemplateKind: String, CaseIterable, Sendable {
  case container
  case containerSet
  case script
  case resource
  case data
  case http
  case plugin
  case suspend
  case dag
  case steps

  /// Whether the template runs something itself, rather than calling other templates.
  public var isLeaf: Bool { self != .dag && self != .steps }

  /// Whether Argo starts a pod for it.
  public var runsPod: Bool {
    switch self {
    case .container, .containerSet, .script, .resource, .data: true
    case .http, .plugin, .suspend, .dag, .steps: false
    }
  }
}

extension Template {
  /// The kinds that it is of, each at its key, in the order written; exactly one, unless something is wrong.
  public var kinds: [Sourced<TemplateKind>] {
    node.entries.compactMap { key, value in
      guard value.isPresent, let name = key.scalar?.string, let kind = TemplateKind(rawValue: name) else { return nil }
      return Sourced(kind, at: key)
    }
  }

  /// What it does, if that is clear.
  public var kind: TemplateKind? {
    let kinds = kinds
    return kinds.count == 1 ? kinds.first?.value : nil
  }
}

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
    let defaults = workflow.spec["templateDefaults"].map { Template(node: $0, position: 0).kinds } ?? []
    return templates.compactMap { template in
      let kinds = template.kinds
      if kinds.count == 1 || template.node.kind != .mapping || template.node.hasMergedEntries { return nil }
      if kinds.isEmpty, !defaults.isEmpty || typeDefects.hasUnknownField(in: template.node) { return nil }
      return AmbiguousTemplate(template: template, kinds: kinds)
    }
  }
}
