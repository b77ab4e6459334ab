import Diagnostics
import YAMLSyntax

/// Finds the calls of a workflow and the graphs they stand in, also in templates that are written inside a task.
struct CallCollection {
  private(set) var calls: [TemplateCall] = []
  private(set) var taskGraphs: [TaskGraph] = []
  private let names: TemplateNames
  private let spec: ArgoObject
  /// Whether the body that is looked at stands inside a task.
  private var isInline = false
  /// Bodies of templates that are still to be looked at, with the template of the workflow that they belong to.
  private var waiting: [(body: YAMLNode, template: Template)] = []

  init(in spec: ArgoObject, templates: [Template], _ names: TemplateNames) {
    self.names = names
    self.spec = spec
    for template in templates {
      waiting = [(template.node, template)]
      while let (body, template) = waiting.popLast() { collect(body, in: template) }
    }
    isInline = false
    for hook in DAGTask.hooks(of: spec) { add(.hook, hook, in: nil) }
  }

  private mutating func collect(_ body: YAMLNode, in template: Template) {
    isInline = body != template.node
    if let graph = TaskGraph(ArgoObject(of: body, spec.defects), in: template) {
      taskGraphs.append(graph)
      for task in graph.tasks { add(.task, task, in: template) }
    }
    guard let steps = body["steps"] else { return }
    for group in steps.items {
      for step in group.items { add(.step, DAGTask(ArgoObject(of: step, spec.defects)), in: template) }
    }
  }

  private mutating func add(_ kind: TemplateCall.Kind, _ task: DAGTask, in caller: Template?) {
    let name = task.template
    calls.append(
      TemplateCall(
        kind: kind, caller: caller, isInline: isInline, task: task, templateName: name,
        callee: name.flatMap { names[$0.value] }))
    guard kind == .task || kind == .step, let caller else { return }
    for hook in task.hooks { add(.hook, hook, in: caller) }
    if let name = task.node["onExit"]?.sourcedString {
      calls.append(
        TemplateCall(
          kind: .exitHandler, caller: caller, isInline: isInline, task: task, templateName: name,
          callee: names[name.value]))
    }
    if let inline = task.node["inline"], inline.kind == .mapping { waiting.append((inline, caller)) }
  }
}
