public import Diagnostics
import YAMLSyntax

/// A name that another item of the same list has already.
public struct DuplicateName: Sendable {
  /// What is called so.
  public enum Kind: String, Sendable {
    case template
    case parameter
    case artifact
    case task
    case step
    case volume
  }

  /// What is called so.
  public let kind: Kind
  /// The name.
  public let name: Sourced<ByteString>
  /// The first item of the name.
  public let first: Sourced<ByteString>

  /// The names among `names` that were there before.
  static func all(_ kind: Kind, among names: [Sourced<ByteString>]) -> [DuplicateName] {
    if names.count < 2 { return [] }
    var first: [ByteString: Sourced<ByteString>] = [:]
    return names.compactMap { name in
      if let first = first[name.value] { return DuplicateName(kind: kind, name: name, first: first) }
      // An empty name has a defect of its own, and what a variable will be is not known.
      if !name.value.isEmpty, !name.value.contains("{{") { first[name.value] = name }
      return nil
    }
  }
}

extension WorkflowGraph {
  /// The names of templates that are there twice.
  public var duplicateTemplates: [DuplicateName] {
    DuplicateName.all(.template, among: templates.compactMap(\.name))
  }

  /// Every other name that is there twice in a list where Argo or Kubernetes wants each once.
  public var duplicateNames: [DuplicateName] {
    var found = Self.duplicates(in: workflow.spec, ["arguments"])
    for template in templates {
      found += Self.duplicates(in: template.node, ["inputs", "outputs"])
      let steps = template.node["steps"]?.elements.flatMap(\.elements) ?? []
      found += DuplicateName.all(.step, among: steps.compactMap { $0["name"]?.sourcedString })
    }
    for graph in taskGraphs { found += DuplicateName.all(.task, among: graph.tasks.compactMap(\.name)) }
    for call in calls where call.kind != .exitHandler { found += Self.duplicates(in: call.task.node, ["arguments"]) }
    return found
  }

  private static func duplicates(in owner: YAMLNode, _ interfaces: [StaticString]) -> [DuplicateName] {
    DuplicateName.all(.volume, among: names(in: owner["volumes"]))
      + interfaces.compactMap { owner[$0] }.flatMap { interface in
        DuplicateName.all(.parameter, among: names(in: interface["parameters"]))
          + DuplicateName.all(.artifact, among: names(in: interface["artifacts"]))
      }
  }

  /// The names of the items of a list; none where there is only one, which is the most frequent case by far.
  private static func names(in list: YAMLNode?) -> [Sourced<ByteString>] {
    guard let list, list.count > 1 else { return [] }
    return list.elements.compactMap { $0["name"]?.sourcedString }
  }
}
