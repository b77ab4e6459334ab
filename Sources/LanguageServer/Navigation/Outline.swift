import Diagnostics
import LanguageServerProtocol
import Pipelines
import Schedules
import Snapshots
import YAMLSyntax

/// The named things of a document, as an editor lists them.
struct Outline {
  private let question: DocumentQuestion

  init(_ question: DocumentQuestion) { self.question = question }

  /// The things, each with what lies in it.
  var symbols: [LSP.Symbol] {
    question.units.pipelines.flatMap { symbols(of: $0) } + question.units.schedules.flatMap { symbols(of: $0) }
  }

  private func symbols(of unit: PipelineUnit) -> [LSP.Symbol] {
    guard let graph = unit.graph, graph.document.file.path == question.path else { return [] }
    let parameters = graph.workflow.parameters.map { parameter in
      symbol(parameter.name, .variable, detail: "parameter", in: parameter.name.node)
    }
    let tasks = Dictionary(grouping: graph.taskGraphs, by: { ObjectIdentifier($0.template) })
    let templates = graph.templates.compactMap { template -> LSP.Symbol? in
      guard let name = template.name else { return nil }
      let children = (tasks[ObjectIdentifier(template)] ?? []).flatMap(\.tasks).compactMap { task in
        task.name.map { symbol($0, .event, detail: task.template.map { "runs \(text($0.value))" }, in: $0.node) }
      }
      var own = symbol(name, .function, detail: template.kind?.rawValue, in: whole(around: name.node) ?? name.node)
      own.children = children
      return own
    }
    return parameters + templates
  }

  private func symbols(of unit: ScheduleUnit) -> [LSP.Symbol] {
    let jobs = unit.schedule.runs.filter { $0.node.file.path == question.path }.map { run -> LSP.Symbol in
      let timing = run.trigger.flatMap { try? $0.timing() }?.inWords
      return LSP.Symbol(
        run.name.map { text($0.value) } ?? "", LSP.Symbol.Kind.event, detail: timing, question.range(run.node.span),
        selecting: question.range((run.name?.node ?? run.node).span))
    }
    let experiments = unit.schedule.experiments.filter { $0.node.file.path == question.path }.map { experiment in
      LSP.Symbol(
        experiment.name.map { text($0.value) } ?? "", .key, detail: "experiment", question.range(experiment.node.span),
        selecting: question.range((experiment.name?.node ?? experiment.node).span))
    }
    return jobs + experiments
  }

  /// The mapping that a name stands in.
  private func whole(around name: YAMLNode) -> YAMLNode? {
    YAMLWay(to: Int(name.span.start), in: name.tree)?.values.first { $0.kind == .mapping }
  }

  private func symbol(
    _ name: Sourced<ByteString>, _ kind: LSP.Symbol.Kind, detail: String?, in node: YAMLNode
  ) -> LSP.Symbol {
    LSP.Symbol(
      text(name.value), kind, detail: detail, question.range(node.span), selecting: question.range(name.node.span))
  }

  private func text(_ name: ByteString) -> String { VisibleText.of(name.bytes) }
}
