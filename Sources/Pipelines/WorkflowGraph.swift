public import ArgoTypes

/// An Argo workflow as a graph: its templates, the tasks that call them, and what they hand on to each other.
///
/// Everything here is Argo's business and knows nothing of KFP, so it serves a plain Argo file as well.
public struct WorkflowGraph: Sendable {
  /// The file that the workflow stands in.
  public let document: WorkflowDocument
  /// The workflow.
  public let workflow: Workflow
  /// The version of Argo that the workflow has to run on; `nil` for any.
  public let target: ArgoVersion?
  /// Whether it is a pipeline of KFP too, so that the rules about its parameters look at it.
  public let isPipeline: Bool
  /// What Argo's types do not provide for in the workflow.
  public let typeDefects: TypeDefects

  init(document: WorkflowDocument, workflow: Workflow, target: ArgoVersion?, isPipeline: Bool) {
    self.document = document
    self.workflow = workflow
    self.target = target
    self.isPipeline = isPipeline
    typeDefects = TypeDefects(in: workflow, target: target)
  }
}
