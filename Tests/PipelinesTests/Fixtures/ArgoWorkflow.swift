import ArgoTypes
import Diagnostics
import Pipelines
import Snapshots
import Testing

/// A plain Argo workflow with a `spec` of these lines, as a graph.
func argoGraph(spec: String, metadata: String = "{generateName: main-}", target: ArgoVersion? = nil) throws
  -> WorkflowGraph
{
  let indented = spec.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
  let text = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata: \(metadata)
    spec:
    \(indented)

    """
  guard case .pipeline(let unit) = try recognise(text, named: true, target: target) else { throw Unrecognised() }
  return try #require(unit.graph)
}

extension Location {
  /// The bytes of the file that the place is.
  var text: String {
    place.map { String(decoding: $0.file.bytes[$0.span.range], as: UTF8.self) } ?? ""
  }
}
