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
  static func all(_ kind: Kind, among names: [YAMLNode], _ defects: TypeDefects) -> [DuplicateName] {
    YAMLNode.repetitions(among: names).compactMap { first, again in
      guard let name = defects.name(again), let first = defects.name(first) else { return nil }
      // An empty name has a defect of its own, and so has one with a variable, except where Argo fills in variables: there
      // equal texts become equal names (`validateDAG` in `workflow/validate/validate.go` of Argo 3.4.17).
      if name.value.isEmpty || name.value.contains("{{") && kind != .task && kind != .step { return nil }
      return DuplicateName(kind: kind, name: name, first: first)
    }
  }
}

extension WorkflowGraph {
  /// The names of templates that are there twice.
  public var duplicateTemplates: [DuplicateName] {
    DuplicateName.all(.template, among: templates.compactMap { $0.name?.node }, typeDefects)
  }

  /// Every other name that is there twice in a list where Argo or Kubernetes wants each once.
  public var duplicateNames: [DuplicateName] {
    var found = duplicates(in: workflow.spec, ["arguments"])
    for template in templates {
      found += duplicates(in: template.node, ["inputs", "outputs"])
      if let steps = template.node["steps"] {
        let names = steps.items.flatMap { $0.items.compactMap { $0["name"] } }
        found += DuplicateName.all(.step, among: names, typeDefects)
      }
    }
    for graph in taskGraphs {
      found += DuplicateName.all(.task, among: graph.tasks.compactMap { $0.name?.node }, typeDefects)
    }
    for call in calls where call.kind != .exitHandler { found += duplicates(in: call.task.node, ["arguments"]) }
    return found
  }

  private func duplicates(in owner: YAMLNode, _ interfaces: [StaticString]) -> [DuplicateName] {
    var found = duplicates(.volume, in: owner["volumes"])
    for interface in interfaces {
      guard let interface = owner[interface] else { continue }
      found += duplicates(.parameter, in: interface["parameters"])
      found += duplicates(.artifact, in: interface["artifacts"])
    }
    return found
  }

  /// The names that are in a list twice; mostly there is only one item in it.
  private func duplicates(_ kind: DuplicateName.Kind, in list: YAMLNode?) -> [DuplicateName] {
    guard let list, list.count > 1 else { return [] }
    return DuplicateName.all(kind, among: list.items.compactMap { $0["name"] }, typeDefects)
  }
}
