import Pipelines

extension WorkflowGraph {
  /// How a help ends where an SDK wrote the file: what lost a part can be rendered again.
  ///
  /// Somebody wrote a plain Argo workflow, and nothing renders it.
  var orRender: String { isPipeline ? ", or render the pipeline again" : "" }
}
