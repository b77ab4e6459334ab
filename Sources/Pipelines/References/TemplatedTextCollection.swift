import ArgoGrammar
import Diagnostics
import YAMLSyntax

/// Finds every scalar with Argo's braces in a workflow's `spec`, in keys as well as in values.
///
/// Metadata is left out: Argo substitutes nothing in it. So are the values of `spec.arguments`, which are texts that
/// somebody supplies and not parts of the workflow. What a field of a template is meant as that nobody knows is not known,
/// and so neither what its braces may use.
struct TemplatedTextCollection {
  private(set) var texts: [TemplatedText] = []
  private let followsAliases: Bool
  private let spec: ArgoObject
  private var defects: TypeDefects { spec.defects }

  init(in spec: ArgoObject, templates: [Template], taskGraphs: [TaskGraph]) {
    self.spec = spec
    followsAliases = if case .bounded = spec.node.tree.expansion { true } else { false }
    for entry in spec.node.entries where !(entry.key == "templates" || entry.key == "arguments") {
      collect(entry.value, ReferencePlace(.workflow))
    }
    // The graph of a template itself, and not of one that stands in a task of it.
    var graphs = [Int?](repeating: nil, count: templates.count)
    for (number, graph) in taskGraphs.enumerated() where graph.body == graph.template.node {
      let position = graph.template.position
      if graphs.indices.contains(position), graphs[position] == nil { graphs[position] = number }
    }
    for (template, graph) in zip(templates, graphs) {
      collect(template, graph: graph, tasks: graph.map { taskGraphs[$0].tasks } ?? [])
    }
  }

  private mutating func collect(_ template: Template, graph: Int?, tasks: [DAGTask]) {
    let callsOthers = template.node["dag"] != nil || template.node["steps"] != nil
    for (key, value) in template.node.entries where !defects.isUnknown(key) {
      if key == "dag" {
        for entry in value.entries where !(entry.key == "tasks") && !defects.isUnknown(entry.key) {
          collect(entry.value, ReferencePlace(.template, in: template))
        }
        for (position, task) in tasks.enumerated() {
          collect(task, .task, .hook, in: template, graph: graph, position: position)
        }
      } else if key == "steps" {
        for step in value.items.flatMap(\.items) {
          collect(DAGTask(ArgoObject(of: step, defects)), .step, .step, in: template)
        }
      } else if key == "outputs", callsOthers {
        collect(value, ReferencePlace(.outputs, in: template, graph: graph))
      } else {
        collect(value, ReferencePlace(.template, in: template))
      }
    }
  }

  private mutating func collect(
    _ task: DAGTask, _ part: ReferencePlace.Part, _ hookPart: ReferencePlace.Part, in template: Template,
    graph: Int? = nil, position: Int? = nil
  ) {
    for (key, value) in task.node.entries where !defects.isUnknown(key) {
      let isHook = key == "hooks" || key == "onExit"
      let part = key == "inline" ? .inline : isHook ? hookPart : part
      collect(value, ReferencePlace(part, in: template, task: task, graph: graph, position: position))
    }
  }

  private mutating func collect(_ root: YAMLNode, _ place: ReferencePlace) {
    for node in root.scalars(holding: "{{", followingAliases: followsAliases) {
      guard let bytes = node.scalarBytes else { continue }
      texts.append(TemplatedText(node: node, text: TemplateText(Array(bytes)), place: place))
    }
  }
}
