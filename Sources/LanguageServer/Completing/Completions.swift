import Configuration
import Diagnostics
import LanguageServerProtocol
import RuleEngine

/// What may be written at a place of a file that people write by hand.
struct Completions {
  private let question: DocumentQuestion
  private let rules: [RuleInfo]

  init(_ question: DocumentQuestion, rules: [RuleInfo]) { (self.question, self.rules) = (question, rules) }

  /// The choices at a position, those that are written already left out.
  func items(at position: LSP.Position) -> [LSP.CompletionItem] {
    let place = BlockPlace(around: question.offset(of: position), in: question.document.text.bytes)
    let choices: [WrittenChoice]
    if question.path.name == ConfigurationFile.name {
      choices = ConfigurationWay(question, rules: rules).choices(at: place)
    } else {
      choices = ScheduleWay(question)?.choices(at: place) ?? []
    }
    let range = question.range(place.span)
    // Where a colon follows already, none is written.
    let bytes = question.document.text.bytes
    let next = bytes[Int(place.span.end)...].first { $0 != UInt8(ascii: " ") }
    return choices.filter { !place.siblings.contains($0.text) || $0.text == place.word?.text }.enumerated().map {
      index, choice in
      LSP.CompletionItem(
        choice.text, choice.kind, detail: choice.detail, documentation: choice.documentation,
        edit: LSP.TextEdit(range, choice.text + (next == UInt8(ascii: ":") ? "" : choice.suffix)), order: index)
    }
  }
}
