import ArgoGrammar
import Diagnostics
import YAMLSyntax

/// The names of a workflow, and what each of them means where.
public struct WorkflowNames: Sendable {
  /// All that have a name.
  public private(set) var all: [WorkflowName] = []
  private var positions: [Key: Int] = [:]

  private struct Key: Hashable {
    let kind: WorkflowName.Kind
    let owner: Int?
    /// The graph that a task is in.
    let graph: Int?
    let name: ByteString
  }

  /// Reads the names of a workflow; `specification` is the interface that the SDK wrote beside it.
  public init(_ graph: WorkflowGraph, _ specification: PipelineSpec? = nil) {
    declare(graph, specification)
    for call in graph.calls {
      if let name = call.templateName, call.callee != nil { use(.template, name) }
    }
    for name in [graph.workflow.entrypoint, graph.workflow.onExit].compactMap(\.self) { use(.template, name) }
    for (index, tasks) in graph.taskGraphs.enumerated() {
      for task in tasks.tasks {
        for dependency in Dependency.all(of: task) {
          add(dependency.span, \.uses, Key(kind: .task, owner: nil, graph: index, name: dependency.name))
        }
      }
    }
    for (call, arguments) in zip(graph.calls, graph.callArguments) {
      guard let callee = call.callee else { continue }
      for item in arguments.parameters + arguments.artifacts {
        add(
          item.name.textSpan, \.arguments,
          Key(kind: .input, owner: callee.position, graph: nil, name: item.name.value))
      }
    }
    for text in graph.templatedTexts {
      let map = ScalarSourceMap(text.node)
      for tag in text.text.tags {
        if tag.isExpression { useVariables(of: tag, in: text, map, graph) } else { use(tag, in: text, map, graph) }
      }
    }
  }

  /// What is named at a place.
  public func name(at offset: Int) -> WorkflowName? {
    all.first { $0.places.contains { $0.range.contains(offset) || Int($0.end) == offset } }
  }

  private mutating func declare(_ graph: WorkflowGraph, _ specification: PipelineSpec?) {
    let roots = Set((graph.roots + graph.exitRoots).map(\.position))
    for parameter in graph.workflow.parameters { declare(.parameter, parameter.name) }
    for input in specification?.inputs ?? [] where key(.parameter, input.name.value) != nil {
      declare(.parameter, input.name)
    }
    for (template, interface) in zip(graph.templates, graph.interfaces) {
      if let name = template.name { declare(.template, name) }
      for item in interface.inputs.parameters + interface.inputs.artifacts {
        declare(.input, item.name, in: template, isOfRoot: roots.contains(template.position))
      }
      for item in interface.outputs.parameters + interface.outputs.artifacts {
        declare(.output, item.name, in: template)
      }
    }
    for (index, tasks) in graph.taskGraphs.enumerated() {
      for task in tasks.tasks {
        if let name = task.name { declare(.task, name, in: tasks.template, graph: index) }
      }
    }
  }

  private func key(_ kind: WorkflowName.Kind, _ name: ByteString) -> Int? {
    positions[Key(kind: kind, owner: nil, graph: nil, name: name)]
  }

  private mutating func declare(
    _ kind: WorkflowName.Kind, _ name: Sourced<ByteString>, in owner: Template? = nil, graph: Int? = nil,
    isOfRoot: Bool = false
  ) {
    let key = Key(kind: kind, owner: graph == nil ? owner?.position : nil, graph: graph, name: name.value)
    if positions[key] == nil {
      positions[key] = all.count
      all.append(WorkflowName(kind, name.value, in: owner))
    }
    if let position = positions[key] {
      all[position].declarations.append(name.textSpan)
      all[position].isOfRoot = all[position].isOfRoot || isOfRoot
    }
  }

  private mutating func use(_ kind: WorkflowName.Kind, _ name: Sourced<ByteString>) {
    add(name.textSpan, \.uses, Key(kind: kind, owner: nil, graph: nil, name: name.value))
  }

  private mutating func add(_ span: SourceSpan, _ list: WritableKeyPath<WorkflowName, [SourceSpan]>, _ key: Key) {
    if let position = positions[key] { all[position][keyPath: list].append(span) }
  }

  /// Takes the names of a tag: of a parameter, or of a task and what is wanted of it.
  private mutating func use(
    _ tag: ReferenceTag, in text: TemplatedText, _ map: ScalarSourceMap, _ graph: WorkflowGraph
  ) {
    func span(_ first: Int, _ last: Int? = nil) -> SourceSpan? {
      guard map.isExact, tag.parts.indices.contains(first) else { return nil }
      let end = tag.parts[min(last ?? first, tag.parts.count - 1)].range.upperBound
      return map.span(of: tag.parts[first].range.lowerBound..<end)
    }
    let owner = text.place.template?.position
    switch tag.reference {
    case .workflow(.parameter(let name)):
      if let span = span(2, tag.parts.count - 1) {
        add(span, \.uses, Key(kind: .parameter, owner: nil, graph: nil, name: name))
      }
    case .inputParameter(let name), .inputArtifact(let name), .inputArtifactPath(let name):
      if let span = span(2) { add(span, \.uses, Key(kind: .input, owner: owner, graph: nil, name: name)) }
    case .outputParameterPath(let name), .outputArtifactPath(let name):
      if let span = span(2) { add(span, \.uses, Key(kind: .output, owner: owner, graph: nil, name: name)) }
    case .node(.tasks, let task, let value):
      guard let index = text.place.graph else { return }
      if let span = span(1) { add(span, \.uses, Key(kind: .task, owner: nil, graph: index, name: task)) }
      guard let output = value.outputName, let position = graph.taskGraphs[index].position(of: task),
        let callee = graph.taskGraphs[index].tasks[position].template.flatMap({ graph.templatesByName[$0.value] }),
        let span = span(4)
      else { return }
      add(span, \.uses, Key(kind: .output, owner: callee.position, graph: nil, name: output))
    default: break
    }
  }
}

extension WorkflowNames {
  /// Takes the names of the variables in an expression, as far as it can be read.
  private mutating func useVariables(
    of tag: ReferenceTag, in text: TemplatedText, _ map: ScalarSourceMap, _ graph: WorkflowGraph
  ) {
    guard map.isExact, text.place.part != .inline, let bytes = text.node.scalarBytes.map({ Array($0) }) else { return }
    for variable in ExpressionVariable.all(in: Array(bytes[tag.content])) where variable.hyphenated == nil {
      func span(_ index: Int) -> SourceSpan {
        let (range, start) = (variable.nameRanges[index], tag.content.lowerBound)
        return map.span(of: range.lowerBound + start..<range.upperBound + start)
      }
      let path = variable.path
      switch (path[0].string, path.dropFirst().first?.string) {
      case ("workflow", "parameters") where path.count > 2:
        add(span(2), \.uses, Key(kind: .parameter, owner: nil, graph: nil, name: path[2]))
      case ("inputs", "parameters") where path.count > 2, ("inputs", "artifacts") where path.count > 2:
        add(span(2), \.uses, Key(kind: .input, owner: text.place.template?.position, graph: nil, name: path[2]))
      case ("tasks", _) where path.count > 1:
        guard let index = text.place.graph else { continue }
        add(span(1), \.uses, Key(kind: .task, owner: nil, graph: index, name: path[1]))
        guard path.count > 4, path[2] == "outputs", path[3] == "parameters" || path[3] == "artifacts",
          let position = graph.taskGraphs[index].position(of: path[1]),
          let callee = graph.taskGraphs[index].tasks[position].template.flatMap({ graph.templatesByName[$0.value] })
        else { continue }
        add(span(4), \.uses, Key(kind: .output, owner: callee.position, graph: nil, name: path[4]))
      default: continue
      }
    }
  }
}

extension Reference.NodeValue {
  fileprivate var outputName: ByteString? {
    switch self {
    case .parameter(let name), .artifact(let name): name
    default: nil
    }
  }
}
