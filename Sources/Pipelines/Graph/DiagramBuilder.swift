public import Diagnostics
import YAMLSyntax

extension WorkflowGraph {
  /// What a picture of the workflow shows.
  public var diagram: TaskDiagram {
    var builder = DiagramBuilder(self)
    return builder.diagram()
  }
}

/// Makes a picture of a workflow: the SDK compiles conditions and loops to graphs of their own, which are drawn inside of the
/// tasks that call them.
private struct DiagramBuilder {
  private let graph: WorkflowGraph
  /// The graphs by where the mapping begins that they stand in.
  private let graphs: [Int: TaskGraph]
  /// The calls by their tasks and steps, exit handlers aside.
  private let exitHandlers: [ObjectIdentifier: [TemplateCall]]
  private var count = 0
  /// The templates that were drawn, and those of graphs whose inside was.
  private var shown = Set<Int>()
  private var opened = Set<Int>()
  /// The graphs that nest too deep, which are drawn by themselves.
  private var waiting: [Template] = []

  /// How deep graphs are drawn inside of each other.
  private static let mostNested = 12

  init(_ graph: WorkflowGraph) {
    self.graph = graph
    graphs = Dictionary(
      graph.taskGraphs.map { (Int($0.body.span.start), $0) }, uniquingKeysWith: { first, _ in first })
    exitHandlers = Dictionary(
      grouping: graph.calls.filter { $0.kind == .exitHandler }, by: { ObjectIdentifier($0.task) })
  }

  mutating func diagram() -> TaskDiagram {
    var parts = graph.roots.map { part(.entrypoint, $0) }
    parts += graph.exitRoots.map { part(.exitHandler, $0) }
    let hooks = graph.calls.filter { $0.caller == nil }.compactMap(\.callee)
    for hook in hooks where !shown.contains(hook.position) { parts.append(part(.hook, hook)) }
    draw(&parts)
    // Without a known beginning, those that nobody calls come first.
    let called = Set(graph.calls.compactMap { $0.callee?.position })
    let rest = graph.templates.filter { !shown.contains($0.position) && graph.isReached($0) }
    for template in rest.filter({ !called.contains($0.position) }) + rest where !shown.contains(template.position) {
      parts.append(part(.template, template))
      draw(&parts)
    }
    let unreached = graph.templates.filter { !shown.contains($0.position) }.map { template in
      var node = node(named: template.name?.value)
      node.kind = template.kind?.rawValue
      node.places = [template.node.span.range]
      return node
    }
    return TaskDiagram(path: graph.document.file.path, parts: parts, unreached: unreached)
  }

  /// Draws what nested too deep.
  private mutating func draw(_ parts: inout [TaskDiagram.Part]) {
    while let template = waiting.popLast() {
      if !opened.contains(template.position) { parts.append(part(.template, template)) }
    }
  }

  private mutating func part(_ role: TaskDiagram.Role, _ template: Template) -> TaskDiagram.Part {
    var node = node(named: template.name?.value)
    call(template, by: &node, depth: 0)
    return TaskDiagram.Part(role, node)
  }

  private mutating func node(named name: ByteString?) -> TaskDiagram.Node {
    defer { count += 1 }
    return TaskDiagram.Node(id: count, name: name.map { VisibleText.of($0.bytes) } ?? "(without a name)")
  }

  /// Adds to a node what its template is, and the tasks in it unless they are drawn elsewhere.
  private mutating func call(_ template: Template, by node: inout TaskDiagram.Node, depth: Int) {
    shown.insert(template.position)
    node.kind = template.kind?.rawValue
    node.places.append(template.node.span.range)
    guard template.kind?.isLeaf == false else { return }
    if opened.contains(template.position) || depth >= Self.mostNested {
      node.isDrawnElsewhere = true
      if !opened.contains(template.position) { waiting.append(template) }
      return
    }
    opened.insert(template.position)
    node.body = body(of: template.node, in: template, depth: depth + 1)
  }

  private mutating func body(of mapping: YAMLNode, in template: Template, depth: Int) -> TaskDiagram.Body? {
    if let tasks = graphs[Int(mapping.span.start)] { return body(of: tasks, depth: depth) }
    return template.kind == .steps ? body(of: template.stepGroups, depth: depth) : nil
  }

  private mutating func body(of tasks: TaskGraph, depth: Int) -> TaskDiagram.Body {
    var body = TaskDiagram.Body()
    var places = Array(repeating: 0, count: tasks.tasks.count)
    let order = tasks.groups.joined()
    for position in order {
      places[position] = body.nodes.count
      add(tasks.tasks[position], to: &body, depth: depth)
    }
    var seen = Set<TaskDiagram.Edge>()
    for position in order {
      for dependency in tasks.edges[position] {
        let edge = TaskDiagram.Edge(from: places[dependency], to: places[position])
        if seen.insert(edge).inserted { body.edges.append(edge) }
      }
    }
    return body
  }

  /// Steps of a group wait for all of the group before; where both have several, by way of a join.
  private mutating func body(of groups: [[DAGTask]], depth: Int) -> TaskDiagram.Body {
    var body = TaskDiagram.Body()
    var before: [Int] = []
    for group in groups where !group.isEmpty {
      if before.count > 1 && group.count > 1 {
        var join = node(named: nil)
        join.name = ""
        join.isJoin = true
        body.edges += before.map { .init(from: $0, to: body.nodes.count) }
        before = [body.nodes.count]
        body.nodes.append(join)
      }
      var own: [Int] = []
      for step in group {
        own.append(body.nodes.count)
        add(step, to: &body, depth: depth)
      }
      body.edges += before.flatMap { from in own.map { .init(from: from, to: $0) } }
      before = own
    }
    return body
  }

  /// Adds a task, and after it what runs at its events.
  private mutating func add(_ task: DAGTask, to body: inout TaskDiagram.Body, depth: Int) {
    let position = body.nodes.count
    body.nodes.append(node(for: task, depth: depth))
    let handlers = exitHandlers[ObjectIdentifier(task)] ?? []
    let events =
      task.hooks.map { (event: "hook", name: $0.template?.value) }
      + handlers.map { (event: "exit handler", name: $0.templateName?.value) }
    for (event, name) in events {
      var node = node(named: name)
      node.event = event
      if let callee = name.flatMap({ graph.templatesByName[$0] }) { call(callee, by: &node, depth: depth) }
      body.edges.append(.init(from: position, to: body.nodes.count))
      body.nodes.append(node)
    }
  }

  private mutating func node(for task: DAGTask, depth: Int) -> TaskDiagram.Node {
    let template = task.template?.value
    var node = node(named: task.name?.value ?? template)
    node.places = [task.node.span.range]
    if template != task.name?.value { node.template = template.map { VisibleText.of($0.bytes) } }
    node.condition = task.when.flatMap { $0.value.isEmpty ? nil : VisibleText.of($0.value.bytes) }
    node.loop = task.loop?.summary
    node.depends = task.depends.flatMap { depends in
      depends.value.bytes.contains { ".|!".utf8.contains($0) } ? VisibleText.of(depends.value.bytes) : nil
    }
    if let inline = task.node["inline"], inline.kind == .mapping {
      node.kind = TemplateKind.all(in: inline).first?.value.rawValue
      if depth < Self.mostNested, let tasks = graphs[Int(inline.span.start)] {
        node.body = body(of: tasks, depth: depth + 1)
      }
    } else if let callee = template.flatMap({ graph.templatesByName[$0] }) {
      call(callee, by: &node, depth: depth)
    }
    return node
  }
}
