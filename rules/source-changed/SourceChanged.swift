import Diagnostics
import Pipelines
import RuleEngine

/// Finds changes of what a pipeline is rendered from that leave the rendered pipeline as it was.
struct SourceChanged: Rule {
  func check(_ change: PipelineChange, _ report: inout Report) {
    let sources = change.sourceThatAloneChanges
    guard let first = sources.first else { return }
    report(.notRendered(sources, change.files.unit), at: Location(path: first))
  }
}

extension Report.Message {
  fileprivate static func notRendered(_ sources: [Path], _ unit: Path) -> Self {
    let (first, others) = (sources[0].name, sources.dropFirst().map(\.name))
    return Self(
      "\(first) changed, but \(unit.name) next to it did not",
      notes: others.isEmpty ? [] : ["also changed: \(others.map(\.description).joined(separator: ", "))"],
      help: "run the render script; if it changes nothing, all is well")
  }
}
