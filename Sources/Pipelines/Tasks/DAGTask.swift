public import Diagnostics
import YAMLSyntax

/// A task of a graph: a call of a template.
///
/// A step of a list of steps and a lifecycle hook have the same fields, and are read as tasks too.
public final class DAGTask: Sendable {
  let object: ArgoObject
  var node: YAMLNode { object.node }
  /// Its name inside the graph.
  public let name: Sourced<ByteString>?
  /// The name of the template it calls.
  public let template: Sourced<ByteString>?

  init(_ object: ArgoObject) {
    self.object = object
    name = object.name("name")
    template = object.name("template")
  }

  /// Where to report what is wrong with the task as a whole: its name, or else its first key.
  public var location: Location {
    (name?.node ?? node.entries.first { _ in true }?.key ?? node).location
  }

  /// Whether the template it runs stands in another object, or in the task itself.
  public var runsNoTemplateOfTheWorkflow: Bool {
    node["templateRef"]?.isPresent ?? false || node["inline"]?.isPresent ?? false
  }

  /// The names in `dependencies`: the tasks that have to be over before this one starts; a null is a name without a letter.
  public var dependencies: [Sourced<ByteString>] {
    node["dependencies"]?.items.compactMap { $0.isNull ? Sourced("", at: $0) : object.defects.name($0) } ?? []
  }

  /// The expression about other tasks' results that has to hold before this one starts.
  public var depends: Sourced<ByteString>? { object.defects.name(node["depends"]) }

  /// The condition under which it runs at all.
  public var when: Sourced<ByteString>? { node["when"]?.sourcedString }

  /// Whether it runs once for each item of a loop.
  public var isLoop: Bool { loop != nil }

  /// Whether it runs once for each element of a list, so that its validator knows `outputs.parameters`, all of them in a list.
  ///
  /// For `withSequence` it does not (`validateDAG` in `workflow/validate/validate.go` of Argo 3.4.17).
  var collectsOutputs: Bool { loop.map { !$0.isSequenceOnly } ?? false }

  /// Whether a scalar is the value of one of its parameters, or the `from` of one of its artifacts.
  func isArgument(_ scalar: YAMLNode) -> Bool {
    guard let arguments = node["arguments"] else { return false }
    return arguments["parameters"]?.items.contains { $0["value"] == scalar } ?? false
      || arguments["artifacts"]?.items.contains { $0["from"] == scalar } ?? false
  }

  /// Whether there are cases in which it does not run although its graph does.
  ///
  /// A loop may have no items. An expression over results may be false, which omits the task. An empty condition is none.
  public var isConditional: Bool {
    isLoop
      || [node["when"], node["depends"]].contains { field in
        field.map { $0.isPresent && !($0.scalarBytes?.isEmpty ?? false) } ?? false
      }
  }

  /// The lifecycle hooks: what runs at an event of the task.
  var hooks: [DAGTask] {
    Self.hooks(of: object)
  }

  /// The lifecycle hooks of a task or of the workflow.
  static func hooks(of object: ArgoObject) -> [DAGTask] {
    object.node["hooks"]?.entries.map { DAGTask(ArgoObject(of: $0.value, object.defects)) } ?? []
  }
}

extension YAMLNode {
  /// Whether there is a value; null counts as missing in any field.
  var isPresent: Bool { !isNull }

  /// Whether entries of a mapping stand elsewhere, and come in by a merge key.
  var hasMergedEntries: Bool { self["<<"] != nil }
}
