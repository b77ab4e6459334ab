import Diagnostics
import LanguageServerProtocol
import Pipelines
import Reporting
import RuleEngine
import Schedules
import YAMLSyntax

/// What an editor shows of the thing below the pointer: findings with the pages of their rules, then what is known of it.
struct HoverText {
  private let question: DocumentQuestion
  private let findings: [Finding]
  private let rules: [RuleInfo]

  /// The text about a document in which some things were found.
  init(_ question: DocumentQuestion, findings: [Finding], rules: [RuleInfo]) {
    self.question = question
    self.findings = findings
    self.rules = rules
  }

  /// The text for a position; `nil` where there is nothing to say.
  func hover(at position: LSP.Position) -> LSP.Hover? {
    let offset = question.offset(of: position)
    let found = findings.filter { finding in
      guard let place = finding.location.place, place.file.path == question.path else { return false }
      return place.span.range.contains(offset) || Int(place.span.end) == offset
    }
    let known = facts(at: offset)
    let parts = found.prefix(3).map { text(of: $0) } + known.map(\.text)
    guard !parts.isEmpty else { return nil }
    let span = found.first?.location.place?.span ?? known.first?.span
    return LSP.Hover(parts.joined(separator: "\n\n---\n\n"), span.map { question.range($0) })
  }

  private func facts(at offset: Int) -> [Fact] {
    var facts: [Fact] = []
    for unit in question.units.pipelines {
      if unit.files.workflow?.path == question.path {
        facts += WorkflowFacts(unit).facts(at: offset)
      } else if let pipeline = unit.pipeline, let graph = unit.graph,
        let parameter = pipeline.parameters.first(where: { $0.file?.path == question.path })
      {
        facts.append(Fact(ParameterFacts(pipeline, graph).text(of: parameter), nil))
      }
    }
    for unit in question.units.schedules {
      facts += ScheduleFacts(unit.schedule, in: question.path).facts(at: offset)
    }
    if let place = PinnedPlace(at: offset, question) { facts.append(PinnedFacts(place, question).fact) }
    if question.path.name == ConfigurationWay.fileName {
      facts += ConfigurationWay(question, rules: rules).fact(at: offset).map { [$0] } ?? []
    }
    return facts
  }

  private func text(of finding: Finding) -> String {
    let sentences = [finding.message] + finding.notes + (finding.help.map { ["**Help:** \($0)"] } ?? [])
    let page = rules.first { $0.id == finding.rule }.map { RulePage($0.page).markdown } ?? ""
    let words = sentences.map { MarkdownText.of($0) }.joined(separator: "  \n")
    return "**\(finding.severity.rawValue)[\(finding.rule)]** \(words)\n\n\(page)"
  }
}
