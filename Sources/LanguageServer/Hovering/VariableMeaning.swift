import ArgoGrammar
import Diagnostics
import Pipelines
import YAMLSyntax

/// What a variable in braces resolves to, and where that is produced.
struct VariableMeaning {
  private let graph: WorkflowGraph
  private let names: WorkflowNames
  private let pipeline: Pipeline?

  init(_ graph: WorkflowGraph, _ names: WorkflowNames, _ pipeline: Pipeline?) {
    (self.graph, self.names, self.pipeline) = (graph, names, pipeline)
  }

  /// What a reference means at a place, a line for each fact.
  func lines(of reference: Reference, at place: ReferencePlace) -> [String] {
    switch reference {
    case .inputParameter(let name), .inputArtifact(let name), .inputArtifactPath(let name):
      let known = names.all.first { $0.kind == .input && $0.name == name && $0.owner === place.template }
      return ["input of template \(code(place.template?.name))"]
        + (known.map { lines(of: $0) } ?? ["- which does not declare it"])
    case .node(let family, let task, let value):
      return node(task, value, family, at: place)
    case .workflow(.parameter(let name)):
      guard let parameter = pipeline?.parameters.first(where: { $0.name.value == name }), let pipeline else {
        return ["parameter of the workflow"]
      }
      return [ParameterFacts(pipeline, graph).text(of: parameter)]
    case .workflow(.parameters): return ["all parameters of the workflow, as JSON"]
    case .workflow(.property(let name)): return ["a property of the run: \(MarkdownText.code(name.bytes))"]
    case .workflow: return ["a value of the workflow"]
    case .outputParameterPath, .outputArtifactPath: return ["the path at which the container leaves this output"]
    case .item: return ["the element of the loop that the task runs for"]
    case .itemField(let name):
      return ["the field \(MarkdownText.code(name.bytes)) of the element that the task runs for"]
    case .podName: return ["the name of the pod that runs the template"]
    case .retries: return ["how often the pod was tried again"]
    case .expression: return ["an expression, which Argo evaluates when the run comes to it"]
    case .misspelt(_, let meant, _):
      return ["Argo has no such variable; \(MarkdownText.code(meant.bytes)) was probably meant"]
    case .foreign: return ["not a variable of Argo"]
    default: return []
    }
  }

  /// What is known of something with a name.
  func lines(of name: WorkflowName) -> [String] {
    switch name.kind {
    case .input: return producers(of: name)
    case .output:
      return name.owner.map { owner in ["- given by template \(code(owner.name))"] + source(of: name.name, in: owner) }
        ?? []
    case .template:
      let template = graph.templates.first { $0.name?.value == name.name }
      let callers = graph.calls.filter { $0.callee === template }.compactMap(\.task.name?.value)
      let image = template?.containers.first?.image.map { ["- image: \(MarkdownText.code($0.value.bytes))"] } ?? []
      let kind = template?.kind.map { ["- \($0.rawValue)"] } ?? []
      return kind + image + (callers.isEmpty ? [] : ["- run by \(list(callers))"])
    case .task:
      let task = graph.taskGraphs.filter { $0.template === name.owner }.flatMap(\.tasks).first {
        $0.name?.value == name.name
      }
      return [task?.template.map { "- runs template \(MarkdownText.code($0.value.bytes))" }].compactMap(\.self)
        + (task.map { $0.dependencies.isEmpty ? [] : ["- after \(list($0.dependencies.map(\.value)))"] } ?? [])
    case .parameter: return []
    }
  }

  /// What hands something to an input.
  private func producers(of input: WorkflowName) -> [String] {
    if input.isOfRoot, let parameter = graph.workflow.parameters.first(where: { $0.name.value == input.name }) {
      let value =
        parameter.value.map { ", \(MarkdownText.code($0.value.bytes)) unless a run says something else" } ?? ""
      return ["- the parameter of the workflow\(value)"]
    }
    return graph.calls.filter { $0.callee === input.owner }.prefix(8).compactMap { call in
      guard let argument = graph.argument(input.name, of: call) else { return nil }
      return "- given by task \(code(call.task.name)): \(MarkdownText.code(argument.value.bytes))"
    }
  }

  private func node(
    _ task: ByteString, _ value: Reference.NodeValue, _ family: Reference.NodeFamily, at place: ReferencePlace
  ) -> [String] {
    let call = graph.calls.first { $0.task.name?.value == task && $0.caller === place.template }
    guard let callee = call?.callee else {
      return ["a value of \(family.rawValue.dropLast()) \(MarkdownText.code(task.bytes))"]
    }
    let producer = "task \(MarkdownText.code(task.bytes)), template \(code(callee.name))"
    switch value {
    case .parameter(let name), .artifact(let name):
      return ["output \(MarkdownText.code(name.bytes)) of \(producer)"] + source(of: name, in: callee)
    case .result: return ["what \(producer) writes to standard output"]
    case .exitCode: return ["the exit code of \(producer)"]
    case .status: return ["the status of \(producer)"]
    default: return ["a value of \(producer)"]
    }
  }

  /// Where a template takes the value of an output from.
  private func source(of output: ByteString, in template: Template) -> [String] {
    guard let definition = graph.definitions.first(where: { $0.name?.value == template.name?.value }) else { return [] }
    if let parameter = definition.outputParameters.first(where: { $0.name?.value == output }) {
      if let value = parameter.value { return ["- its value: \(MarkdownText.code(value.value.bytes))"] }
      return parameter.source?.texts.map { "- from its \($0.kind): \(MarkdownText.code($0.text.bytes))" } ?? []
    }
    return []
  }

  private func code(_ name: Sourced<ByteString>?) -> String {
    name.map { MarkdownText.code($0.value.bytes) } ?? "without name"
  }

  private func list(_ names: [ByteString]) -> String {
    names.prefix(8).map { MarkdownText.code($0.bytes) }.joined(separator: ", ")
      + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }
}
