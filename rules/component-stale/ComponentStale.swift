import Diagnostics
import Pipelines
import RuleEngine

/// Finds pipelines that were not rendered again after the definition of a component changed.
struct ComponentStale: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for (reference, state) in pipeline.components {
      guard case .stale(let path) = state else { continue }
      report(
        .stale(path), at: reference.url.location,
        related: [.init("this definition is not the one in the pipeline", at: Location(path: path))])
    }
  }
}

extension Report.Message {
  fileprivate static func stale(_ path: Path) -> Self {
    Self(
      "\(path) changed after the pipeline was rendered",
      label: "loaded from here, with other content",
      notes: ["the SHA-256 of the file is not the digest in component_ref"],
      help: "run the render script, and commit what it writes")
  }
}
