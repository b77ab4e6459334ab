import Diagnostics
import Pipelines
import RuleEngine

/// Finds components whose definition is not there to compare the pipeline with.
struct ComponentMissing: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for (reference, state) in pipeline.components {
      let path = reference.url.value.quoted
      switch state {
      case .fresh, .stale: continue
      case .missing: report(.missing("component file \(path) is not in the repository"), at: reference.url.location)
      case .outside:
        report(
          .missing("component file \(path) lies outside of the files that are checked"), at: reference.url.location)
      case .incomparable(let file, let reason):
        report(.missing("component file \(file) \(reason)"), at: reference.url.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func missing(_ text: String) -> Self {
    Self(
      text,
      label: "loaded from here",
      notes: ["whether the pipeline is up to date with it is not known"],
      help: "commit the file where the render script reads it, or load the component from a URL with a tag")
  }
}
