import ArgoGrammar
import ArgoTypes
import Diagnostics
import Pipelines
import YAMLSyntax

/// What is known of the places of a workflow.
struct WorkflowFacts {
  private let unit: PipelineUnit

  init(_ unit: PipelineUnit) { self.unit = unit }

  /// What is known of what stands at an offset, the most exact first.
  func facts(at offset: Int) -> [Fact] {
    var facts: [Fact] = []
    if let graph = unit.graph {
      if let fact = variable(at: offset, graph) { facts.append(fact) }
      if facts.isEmpty, let fact = name(at: offset, graph) { facts.append(fact) }
      if let fact = image(at: offset, graph) { facts.append(fact) }
    }
    if facts.isEmpty, let document = unit.document, document.isArgoWorkflow, let fact = field(at: offset, document) {
      facts.append(fact)
    }
    return facts
  }

  /// What a variable in braces resolves to.
  private func variable(at offset: Int, _ graph: WorkflowGraph) -> Fact? {
    let names = WorkflowNames(graph, unit.pipeline?.readSpecification)
    for text in graph.templatedTexts where text.node.span.range.contains(offset) {
      let map = ScalarSourceMap(text.node)
      guard let tag = text.text.tags.first(where: { map.span(of: $0.range).range.contains(offset) }) else { continue }
      let written = MarkdownText.code(
        (text.node.scalarBytes ?? []).dropFirst(tag.range.lowerBound).prefix(tag.range.count))
      let meaning = VariableMeaning(graph, names, unit.pipeline).lines(of: tag.reference, at: text.place)
      return Fact(([written] + meaning).joined(separator: "\n"), map.span(of: tag.range))
    }
    return nil
  }

  /// What the name of something is the name of.
  private func name(at offset: Int, _ graph: WorkflowGraph) -> Fact? {
    let names = WorkflowNames(graph, unit.pipeline?.readSpecification)
    guard let name = names.name(at: offset),
      let span = name.places.first(where: { $0.range.contains(offset) || Int($0.end) == offset })
    else { return nil }
    if name.kind == .parameter, let pipeline = unit.pipeline,
      let parameter = pipeline.parameters.first(where: { $0.name.value == name.name })
    {
      return Fact(ParameterFacts(pipeline, graph).text(of: parameter), span)
    }
    let meaning = VariableMeaning(graph, names, unit.pipeline)
    return Fact(
      (["**\(name.kind.rawValue)** \(MarkdownText.code(name.name.bytes))"] + meaning.lines(of: name))
        .joined(separator: "\n"), span)
  }

  private func image(at offset: Int, _ graph: WorkflowGraph) -> Fact? {
    guard let image = graph.workflow.images.first(where: { $0.text.node.span.range.contains(offset) }),
      let reference = image.reference
    else { return nil }
    let parts: [(String, ByteString?)] = [
      ("registry", reference.domain), ("repository", reference.path), ("tag", reference.tag),
      ("digest", reference.digest),
    ]
    let lines = parts.map { name, value in "- \(name): \(value.map { MarkdownText.code($0.bytes) } ?? "none")" }
    return Fact((["**image**"] + lines).joined(separator: "\n"), image.text.node.span)
  }

  /// A field of Argo's types: what it holds, and the versions that have it.
  private func field(at offset: Int, _ document: WorkflowDocument) -> Fact? {
    guard let way = YAMLWay(to: offset, in: document.tree), way.isKey, way.root == document.root else { return nil }
    let tree = ArgoTypeTree.shared
    var type = ArgoValueType.object(tree.workflow)
    var found: ArgoField?
    for step in way.steps {
      switch step {
      case .key(let key, _):
        found = nil
        switch type {
        case .object(let object):
          guard let name = key.scalarBytes, let field = tree.field(name, of: object) else { return nil }
          (found, type) = (field, field.type)
        case .map(let value): type = value
        default: return nil
        }
      case .item:
        guard case .list(let element) = type else { return nil }
        type = element
      }
    }
    guard let field = found else { return nil }
    var lines = ["**field** \(MarkdownText.code(field.name))", "- holds \(field.type.description)"]
    if !field.allowed.isEmpty {
      lines.append("- one of \(field.allowed.map { MarkdownText.code($0.bytes) }.joined(separator: ", "))")
    }
    lines.append("- Argo has it \(field.versions.description)")
    return Fact(lines.joined(separator: "\n"), way.node.span)
  }
}
