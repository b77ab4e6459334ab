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

  /// The fields that say of which kind a template is.
  fileprivate static let fields: [(name: StaticString, kind: TemplateKind)] = [
    ("container", .container), ("containerSet", .containerSet), ("script", .script), ("resource", .resource),
    ("data", .data), ("http", .http), ("plugin", .plugin), ("suspend", .suspend), ("dag", .dag), ("steps", .steps),
  ]

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

extension TemplateKind {
  /// The kinds that the fields of a template's mapping stand for, in the order written, each once.
  static func all(in template: YAMLNode) -> [Sourced<TemplateKind>] {
    var kinds: [Sourced<TemplateKind>] = []
    for (key, value) in template.entries {
      guard let kind = fields.first(where: { key == $0.name })?.kind, value.isPresent,
        !kinds.contains(where: { $0.value == kind })
      else { continue }
      kinds.append(Sourced(kind, at: key))
    }
    return kinds
  }
}
