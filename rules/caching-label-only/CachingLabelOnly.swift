import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds steps that switch caching off with a label alone.
struct CachingLabelOnly: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for template in pipeline.workflow.templates {
      guard let label = template.cachingOptOut else { continue }
      switch pipeline.staleness(of: template) {
      case nil:
        report(.labelOnly(template.name?.value), at: label.location, fix: fix(of: template))
      case .read(let duration, let text) where !duration.isZero:
        report(
          .contradicted(template.name?.value, text.value), at: label.location,
          related: [.init("what counts", at: text.location)])
      case .read, .unreadable, .unknown: continue
      }
    }
  }

  /// The label alone says what the author meant; beside an annotation that says something else nobody knows.
  private func fix(of template: Template) -> Fix? {
    template.newStaleness("P0D").map { place in
      Fix(.safe, "add the annotation max_cache_staleness: P0D", [.replace(place.file, place.span, with: place.bytes)])
    }
  }
}

extension Report.Message {
  private static let reason = "the cache server reads the annotation max_cache_staleness, and not this label"
  private static let help =
    "set task.execution_options.caching_strategy.max_cache_staleness = \"P0D\" in the pipeline's Python, and render again"

  fileprivate static func labelOnly(_ template: ByteString?) -> Self {
    Self(
      "\(step(template)) is still cached: only V2 backends read its label",
      label: "needs max_cache_staleness: P0D too", notes: [reason], help: help)
  }

  fileprivate static func contradicted(_ template: ByteString?, _ staleness: ByteString) -> Self {
    Self(
      "\(step(template)) is still cached for \(staleness): only V2 backends read its label",
      label: "says that it is not cached", notes: [reason], help: help)
  }

  private static func step(_ name: ByteString?) -> String { name.map { "step \"\($0)\"" } ?? "a step" }
}
