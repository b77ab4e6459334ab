import Diagnostics
import LanguageServerProtocol

extension LSP.Diagnostic {
  /// A finding as an editor shows it.
  init(_ finding: Finding, at range: LSP.TextRange, _ table: PlaceTable) {
    self.init(
      range, Severity(finding.severity), code: finding.rule,
      ([finding.message] + finding.notes.map { "note: \($0)" } + (finding.help.map { ["help: \($0)"] } ?? []))
        .map { VisibleText.of($0.utf8) }.joined(separator: "\n"))
    // What is left of it works, and nothing uses it.
    if finding.rule.hasSuffix("-unused") { tags = [.unnecessary] }
    related = finding.related.compactMap { related in
      table.location(related.location).map { ($0, VisibleText.of(related.message.utf8)) }
    }
    data = finding.fingerprint
  }

  /// What stands at the top of a document that could not be checked.
  init(unchecked reason: String) {
    let start = LSP.Position(line: 0, character: 0)
    self.init(
      LSP.TextRange(start, start), .error, code: "not-checked", "not checked: \(VisibleText.of(reason.utf8))")
  }
}

extension LSP.Diagnostic.Severity {
  fileprivate init(_ severity: Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .info: .information
      }
  }
}
