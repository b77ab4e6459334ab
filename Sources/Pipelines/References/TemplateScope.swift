import Diagnostics
import YAMLSyntax

/// What the references in a template, and those to the tasks that call it, can see of it.
struct TemplateScope {
  let kind: TemplateKind?
  let inputs: Names
  let outputs: Names
  let isDaemon: Bool

  init(_ template: Template, _ interface: TemplateInterface) {
    kind = template.kind
    inputs = Names(interface.inputs)
    outputs = Names(interface.outputs)
    isDaemon = template.node["daemon"]?.isPresent ?? false
  }

  /// The names of an interface.
  struct Names {
    let parameters: Set<ByteString>
    let artifacts: Set<ByteString>
    let isComplete: Bool

    init(_ items: InterfaceItems) {
      parameters = Set(items.parameters.map(\.name.value))
      artifacts = Set(items.artifacts.map(\.name.value))
      isComplete = items.isComplete
    }

    /// Whether a name is missing from one of the two sets.
    func lacks(_ name: ByteString, _ names: KeyPath<Self, Set<ByteString>>) -> Bool {
      isComplete && !self[keyPath: names].contains(name)
    }
  }

  /// Whether `tasks.X.outputs.result` and `tasks.X.exitCode` exist for a task that calls the template.
  ///
  /// That is Argo's `Template.HasOutput`: a resource, a graph and a pause have neither.
  var hasResult: Bool? {
    kind.map {
      switch $0 {
      case .container, .containerSet, .script, .data, .http, .plugin: true
      case .resource, .suspend, .dag, .steps: false
      }
    }
  }
}
