import Cron
import Diagnostics
import LanguageServerProtocol
import Pipelines
import Schedules
import YAMLSyntax

/// What an editor shows in and around the lines: coming runs, what may be folded, what leads elsewhere.
struct Hints {
  private let question: DocumentQuestion

  init(_ question: DocumentQuestion) { self.question = question }

  /// The next runs of each job, behind its trigger.
  func comingRuns(in range: LSP.TextRange) -> [LSP.InlayHint] {
    comingRuns.filter { range.start <= $0.range.end && $0.range.end <= range.end }
      .map { LSP.InlayHint($0.label, at: $0.range.end, tooltip: $0.details.joined(separator: "\n")) }
  }

  /// The same above each trigger, for an editor without hints in its lines.
  var lenses: [LSP.CodeLens] {
    comingRuns.map { LSP.CodeLens("\($0.label), \($0.details.first ?? "")", at: $0.range) }
  }

  /// The triggers of the document, each with its next run, and its timing in words with more runs.
  private var comingRuns: [(range: LSP.TextRange, label: String, details: [String])] {
    let now = ScheduleFacts.now
    return question.units.schedules.flatMap(\.schedule.runs).compactMap { run -> (LSP.TextRange, String, [String])? in
      guard run.node.file.path == question.path, let trigger = run.trigger,
        let node = trigger.cron?.node ?? trigger.interval?.node
      else { return nil }
      let forecast = RunForecast(of: run, after: now, count: 3)
      guard let timing = forecast.timing else { return nil }
      let next = forecast.runs.first.map { "next \($0.description)" } ?? "never"
      let label = run.isEnabled?.value == false ? "switched off" : next
      return (question.range(node.span), label, [timing.inWords] + forecast.runs.map(\.description))
    }
  }

  /// The annotations of a workflow, which hold whole programs.
  var foldings: [LSP.FoldingRange] {
    guard let tree = question.tree else { return [] }
    var found: [LSP.FoldingRange] = []
    for node in tree.nodes where node.kind == .mapping && !node.isAlias {
      guard let annotations = node.entry("annotations"), !annotations.value.isAlias else { continue }
      if let range = lines(annotations.key.span, annotations.value.span) { found.append(range) }
      for entry in annotations.value.entries {
        if let range = lines(entry.key.span, entry.value.span) { found.append(range) }
      }
    }
    return found
  }

  private func lines(_ key: SourceSpan, _ value: SourceSpan) -> LSP.FoldingRange? {
    let (start, end) = (question.range(key).start.line, question.range(value).end.line)
    return start < end ? LSP.FoldingRange(start...end) : nil
  }

  /// The components that a workflow was made of, and the workflows that jobs run.
  var links: [LSP.DocumentLink] { components + workflows }

  private var components: [LSP.DocumentLink] {
    guard let tree = question.tree else { return [] }
    return tree.nodes.lazy.filter { $0.kind == .mapping && !$0.isAlias }
      .compactMap { $0["pipelines.kubeflow.org/component_ref"] }.compactMap { reference -> LSP.DocumentLink? in
        guard let url = (try? reference.embeddedJSON())?["url"], let text = url.string?.string,
          text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace)
        else { return nil }
        return LSP.DocumentLink(question.range(url.span), to: DocumentURI(text), "the component")
      }
  }

  private var workflows: [LSP.DocumentLink] {
    question.units.schedules.flatMap(\.schedule.runs).compactMap { run in
      guard run.node.file.path == question.path, let path = run.source?.path else { return nil }
      let file = Path(path.value.bytes)
      guard question.isFile(file) else { return nil }
      return LSP.DocumentLink(
        question.range(path.textSpan), to: question.table.uri(of: file), "the workflow as it is in the work tree")
    }
  }
}
