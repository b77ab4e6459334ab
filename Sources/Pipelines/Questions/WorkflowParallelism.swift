public import Diagnostics
import YAMLSyntax

extension WorkflowGraph {
  /// `spec.parallelism`, where it lets no step start, so that the run never ends.
  ///
  /// `checkParallelism` of `workflow/controller/operator.go` (Argo 3.1 to 3.5) stops at the first node where the pods that run
  /// are no fewer than that. In a template zero is what it is without.
  public var idleParallelism: Sourced<ByteString>? {
    guard let node = workflow.spec["parallelism"], let value = node.integer, value <= 0 else { return nil }
    return node.sourcedText
  }
}
