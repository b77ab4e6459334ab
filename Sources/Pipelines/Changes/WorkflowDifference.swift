public import Diagnostics
import YAMLSyntax

/// What is different in a newer version of a workflow, template by template.
///
/// The compilation time and the SDK's version do not count.
public struct WorkflowDifference: Sendable {
  /// The templates that are not the same, those of the older version first.
  public let templates: [TemplateChange]
  /// The parameters of `spec.arguments` that are not the same.
  public let parameters: [ParameterChange]
  /// What else is not the same, by the path of its key, such as `spec.onExit`.
  public let others: [ByteString]

  /// A template that is there in one version only, or is not the same in both.
  public struct TemplateChange: Sendable {
    /// Its name.
    public let name: ByteString
    /// What became of it.
    public let kind: Kind

    /// What may become of a template.
    public enum Kind: Sendable {
      case added
      case removed
      /// Some of its parts are not the same.
      case changed([TemplatePart])
    }
  }

  /// A part of a template that is not the same in both versions.
  public enum TemplatePart: Hashable, Sendable {
    /// The image of its main container.
    case image(from: ByteString?, to: ByteString?)
    case taskAdded(ByteString)
    case taskRemoved(ByteString)
    case taskChanged(ByteString)
    /// Anything else, by its key, such as `args`.
    case field(ByteString)
  }

  /// A parameter that is there in one version only, or has another default.
  public struct ParameterChange: Sendable {
    /// Its name.
    public let name: ByteString
    /// What became of it.
    public let kind: Kind

    /// What may become of a parameter.
    public enum Kind: Hashable, Sendable {
      case added
      case removed
      case changedDefault
    }
  }

  /// Compares two versions of a workflow.
  public init(from older: WorkflowGraph, to newer: WorkflowGraph) {
    let (old, new) = (older.workflow, newer.workflow)
    templates = Self.templates(older, newer)
    parameters = Self.parameters(old.parameters, new.parameters)
    var others: [ByteString] = []
    for (prefix, before, after) in [("", old.root, new.root), ("spec.", old.spec, new.spec)] {
      others += before.changedKeys(in: after)
        .filter { key in prefix.isEmpty ? key != "spec" : key != "templates" && key != "arguments" }
        .map { ByteString(prefix.utf8 + $0.bytes) }
    }
    self.others = others
  }

  /// Whether both versions are the same.
  public var isEmpty: Bool { templates.isEmpty && parameters.isEmpty && others.isEmpty }

  private static func templates(_ old: WorkflowGraph, _ new: WorkflowGraph) -> [TemplateChange] {
    let (before, after) = (byName(old.templates) { $0.name?.value }, byName(new.templates) { $0.name?.value })
    let changed: [TemplateChange] = before.names.compactMap { name in
      guard let template = before.items[name] else { return nil }
      guard let other = after.items[name] else { return TemplateChange(name: name, kind: .removed) }
      let parts = parts(of: template, in: old, other, in: new)
      return parts.isEmpty ? nil : TemplateChange(name: name, kind: .changed(parts))
    }
    return changed + after.names.filter { before.items[$0] == nil }.map { TemplateChange(name: $0, kind: .added) }
  }

  private static func parts(
    of old: Template, in older: WorkflowGraph, _ new: Template, in newer: WorkflowGraph
  ) -> [TemplatePart] {
    var parts: [TemplatePart] = []
    for key in old.node.changedKeys(in: new.node) where key != "metadata" {
      switch (key.string, old.node[key], new.node[key]) {
      case ("container", let before?, let after?), ("script", let before?, let after?):
        for key in before.changedKeys(in: after) {
          parts.append(
            key == "image"
              ? .image(from: before["image"]?.scalar, to: after["image"]?.scalar) : .field(key))
        }
      case ("dag", .some, .some):
        let tasks = taskParts(older.tasks(of: old), newer.tasks(of: new))
        parts += tasks.isEmpty ? [.field(key)] : tasks
      default: parts.append(.field(key))
      }
    }
    // The annotations hold the component once more, and change with it.
    if parts.isEmpty, !old.node.isSame(as: new.node) { parts.append(.field("metadata")) }
    return parts
  }

  private static func taskParts(_ old: [DAGTask], _ new: [DAGTask]) -> [TemplatePart] {
    let (before, after) = (byName(old) { $0.name?.value }, byName(new) { $0.name?.value })
    let changed: [TemplatePart] = before.names.compactMap { name in
      guard let task = before.items[name] else { return nil }
      guard let other = after.items[name] else { return .taskRemoved(name) }
      return task.node.isSame(as: other.node) ? nil : .taskChanged(name)
    }
    return changed + after.names.filter { before.items[$0] == nil }.map { .taskAdded($0) }
  }

  private static func parameters(_ old: [WorkflowParameter], _ new: [WorkflowParameter]) -> [ParameterChange] {
    let (before, after) = (byName(old) { $0.name.value }, byName(new) { $0.name.value })
    let changed: [ParameterChange] = before.names.compactMap { name in
      guard let parameter = before.items[name] else { return nil }
      guard let other = after.items[name] else { return ParameterChange(name: name, kind: .removed) }
      return parameter.node.isSame(as: other.node) ? nil : ParameterChange(name: name, kind: .changedDefault)
    }
    return changed + after.names.filter { before.items[$0] == nil }.map { ParameterChange(name: $0, kind: .added) }
  }

  /// The items that have a name, the first of each, and the names in their order.
  private static func byName<Item>(
    _ items: [Item], _ name: (Item) -> ByteString?
  ) -> (names: [ByteString], items: [ByteString: Item]) {
    var (names, byName): ([ByteString], [ByteString: Item]) = ([], [:])
    for item in items {
      guard let name = name(item), byName[name] == nil else { continue }
      names.append(name)
      byName[name] = item
    }
    return (names, byName)
  }
}

extension WorkflowGraph {
  /// The tasks of a template's own DAG.
  fileprivate func tasks(of template: Template) -> [DAGTask] {
    taskGraphs.first { $0.body == template.node }?.tasks ?? []
  }
}

extension YAMLNode {
  /// The keys of two mappings whose values are not the same, those of this one first.
  fileprivate func changedKeys(in other: YAMLNode) -> [ByteString] {
    let mine = entries.compactMap { key, value in
      key.scalar.flatMap { name in other[name].map { $0.isSame(as: value) } ?? false ? nil : name }
    }
    return mine + other.entries.compactMap { $0.key.scalar }.filter { self[$0] == nil }
  }
}
