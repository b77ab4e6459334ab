import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds ages of cached results that the cache server cannot read.
struct CacheStalenessInvalid: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for template in pipeline.workflow.templates {
      guard case .unreadable(let fault, let text) = pipeline.staleness(of: template) else { continue }
      report(.unreadable(text.value, fault), at: text.location(of: fault.range))
    }
  }
}

extension Report.Message {
  fileprivate static func unreadable(_ text: ByteString, _ fault: GrammarFault) -> Self {
    Self(
      "max_cache_staleness \(text.quoted) is not a duration: \(fault.message)",
      notes: ["the cache server treats this as no limit, and reuses results of any age"],
      help: "write an ISO 8601 duration, such as P0D for never or P7D for a week")
  }
}
