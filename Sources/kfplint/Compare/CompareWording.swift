import Diagnostics
import Pipelines

/// The words of a comparison that all forms share.
enum CompareWording {
  /// What a part of a pipeline is, and what became of it.
  static func heading(_ section: ComparedSection, _ comparison: Comparison) -> String {
    switch section.subject {
    case .parameters: return "parameters of the pipeline"
    case .workflow: return "workflow"
    case .parameterFiles: return "parameter files"
    case .template(let name):
      let words = "template \(comparison.shown(name.bytes))"
      switch section.status {
      case .added: return words + ", added"
      case .removed: return words + ", removed"
      case .renamed(let old): return words + ", renamed from \(comparison.shown(old.bytes))"
      case .changed: return words
      }
    }
  }

  /// What a change is about, where its path does not say it.
  static func topic(of change: ComparedChange) -> String {
    switch change.kind {
    case .renamed: return ", renamed"
    case .reordered: return ", in another order"
    case .added, .removed, .changed: break
    }
    switch change.topic {
    case .retries, .condition, .loop, .caching, .scheduling: return " (\(change.topic.rawValue))"
    default: return ""
    }
  }
}
