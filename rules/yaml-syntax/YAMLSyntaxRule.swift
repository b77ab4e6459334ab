import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds files that no YAML parser reads.
struct YAMLSyntaxRule: Rule {
  func check(_ files: PipelineFiles, _ report: inout Report) {
    guard case .malformed(let file, let error) = files.text else { return }
    report(
      .malformed(error.message), at: Location(file, error.span),
      related: error.context.map { [.init($0.message, at: Location(file, $0.span))] } ?? [])
  }
}

extension Report.Message {
  fileprivate static func malformed(_ problem: String) -> Self {
    Self(problem, help: "fix the line, or re-run the render script; no other rule looks at the file until it parses")
  }
}
