import Diagnostics
import YAMLSyntax

/// Finds the calls of a workflow and the graphs they stand in, also in templates that are written inside a task.
struct CallCollection {
  private(set) var calls: [TemplateCall] = []
  private(set) var taskGraphs: [TaskGraph] = []
  private let names: TemplateNames
  private let defects: TypeDefects
  /// Whether the body that is looked at stands inside a task.
  private var isInline = false
  /// Bodies of templates that are still to be looked at, with the template of the workflow that they belong to.
  private var waiting: [(body: YAMLNode, template: Template)] = []

  init(of workflow: Workflow, templates: [Template], _ names: TemplateNames, _ defects: TypeDefects) {
    self.names = names
    self.defects = defects
    for template in templates {
      waiting = [(template.node, template)]
      while let (body, template) = waiting.popLast() { collect(body, in: template) }
    }
    isInline = false
    for hook in DAGTask(node: workflow.spec, defects).hooks { add(.hook, hook, in: nil) }
  }

  private mutating func collect(_ body: YAMLNode, in template: Template) {
    isInline = body != template.node
    if let graph = TaskGraph(node: body, in: template, defects) {
      taskGraphs.append(graph)
      for task in graph.tasks { add(.task, task, in: template) }
    }
    guard let steps = body["steps"] else { return }
    for group in steps.items {
      for step in group.items { add(.step, DAGTask(node: step, defects), in: template) }
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
    if let name = defects.name(task.node["onExit"]), !name.value.isEmpty {
      calls.append(
        TemplateCall(
          kind: .exitHandler, caller: caller, isInline: isInline, task: task, templateName: name,
          callee: names[name.value]))
    }
    if let inline = task.node["inline"], inline.kind == .mapping { waiting.append((inline, caller)) }
  }
}
