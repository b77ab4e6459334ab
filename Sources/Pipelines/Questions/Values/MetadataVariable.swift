import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A label or an annotation of the workflow that a `{{…}}` reads.
public struct MetadataVariable: Sendable {
  /// The tag with its braces, as a sentence shows it.
  public let text: String
  /// Where it stands.
  public let location: Location
}

extension Pipeline {
  /// The labels and annotations that the workflow reads and that stand in its metadata alone, each once.
  ///
  /// `NewWorkflow` makes a scheduled run of the spec (`backend/src/crd/controller/scheduledworkflow/util/scheduled_workflow.go`
  /// of KFP 1.8.5 and 2.0.5). What the server or the controller sets is there too.
  public var variablesOfMetadata: [MetadataVariable] {
    let metadata = workflow.spec["workflowMetadata"]
    guard metadata.map({ !$0.hasMergedEntries }) ?? true, metadata?["labelsFrom"] == nil else { return [] }
    var seen = Set<String>()
    return graph.templatedTexts.flatMap { text in
      text.text.tags.compactMap { tag -> MetadataVariable? in
        let (field, key): (StaticString, ByteString)
        switch tag.reference {
        case .workflow(.label(let label)): (field, key) = ("labels", label)
        case .workflow(.annotation(let annotation)): (field, key) = ("annotations", annotation)
        default: return nil
        }
        guard workflow.root["metadata"]?[field]?[key] != nil, metadata?[field]?[key] == nil,
          !Self.isSetOnScheduledRun(key)
        else { return nil }
        let shown = text.shown(tag.range)
        return seen.insert(shown).inserted
          ? MetadataVariable(text: shown, location: text.location(of: tag.range)) : nil
      }
    }
  }

  /// The keys that the controllers set: those of `SetCannonicalLabels` and `LabelKeyWorkflowRunId`, and Argo's own.
  private static func isSetOnScheduledRun(_ key: ByteString) -> Bool {
    key.hasPrefix("pipeline/") || key.hasPrefix("scheduledworkflows.kubeflow.org/")
      || key.hasPrefix("workflows.argoproj.io/")
  }
}
