import Diagnostics
import Pipelines
import YAMLSyntax

/// What is known of the parameters of a pipeline.
struct ParameterFacts {
  private let pipeline: Pipeline
  private let graph: WorkflowGraph

  init(_ pipeline: Pipeline, _ graph: WorkflowGraph) { (self.pipeline, self.graph) = (pipeline, graph) }

  /// A parameter: its type, its default, its file, and the steps that read it.
  func text(of parameter: Parameter) -> String {
    var lines = ["**parameter** \(MarkdownText.code(parameter.name.value.bytes))"]
    let steps = Set(parameter.stepTypes.map(\.value.rawValue)).sorted()
    if let type = parameter.input?.type?.value.rawValue {
      lines.append("- declared type: `\(type)`")
    }
    if !steps.isEmpty { lines.append("- the steps that read it parse it as `\(steps.joined(separator: "`, `"))`") }
    if let value = parameter.declaration.value ?? parameter.input?.defaultValue {
      lines.append("- default: \(MarkdownText.code(value.value.bytes))")
    } else {
      lines.append(parameter.isRequired ? "- without default: a run has to supply it" : "- optional, without default")
    }
    if let file = parameter.file {
      let value = file.text.map { ": \(MarkdownText.code($0.bytes))" } ?? ""
      lines.append("- file: `params/\(VisibleText.of(file.name.bytes))`\(value)")
    } else if pipeline.isMeantAsRendered {
      lines.append("- no file in `params/`")
    }
    let readers = readers(of: parameter.name.value)
    if !readers.isEmpty {
      lines.append("- read by \(readers.map { MarkdownText.code($0.bytes) }.joined(separator: ", "))")
    } else if !parameter.isUsed {
      lines.append("- nothing in the workflow reads it")
    }
    return lines.joined(separator: "\n")
  }

  /// The templates that are handed the parameter, or that name it.
  private func readers(of name: ByteString) -> [ByteString] {
    let names = WorkflowNames(graph)
    let mentions = names.all.first { $0.kind == .parameter && $0.name == name }?.uses ?? []
    let inputs = names.all.filter { $0.kind == .input && $0.isOfRoot && $0.name == name }.flatMap(\.uses)
    var readers: [ByteString] = []
    for text in graph.templatedTexts {
      let holds = (mentions + inputs).contains { text.node.span.start <= $0.start && $0.end <= text.node.span.end }
      guard holds, let reader = text.place.task?.name?.value ?? text.place.template?.name?.value else { continue }
      if !readers.contains(reader) { readers.append(reader) }
    }
    return Array(readers.prefix(12))
  }
}
