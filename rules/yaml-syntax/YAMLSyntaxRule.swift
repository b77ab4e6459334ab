import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds files that no YAML parser reads.
struct YAMLSyntaxRule: Rule {
  func check(_ files: PipelineFiles, _ report: inout Report) {
    guard case .malformed(let file, let error) = files.text else { return }
    report(
      .malformed(error.message, isAtEnd: file.ends(at: error)), at: Location(file, error.span),
      related: error.context.map { [.init($0.message, at: Location(file, $0.span))] } ?? [])
  }
}

extension Report.Message {
  fileprivate static func malformed(_ problem: String, isAtEnd: Bool) -> Self {
    Self(
      problem, notes: isAtEnd ? ["nothing follows: the file may have been cut off"] : [],
      help: "fix the line, or re-run the render script; no other rule looks at the file until it parses")
  }
}

extension SourceFile {
  /// Whether nothing but white space follows the place at which a file ceases to be YAML.
  fileprivate func ends(at error: YAMLSyntaxError) -> Bool {
    bytes.dropFirst(Int(error.span.end)).allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }
}
