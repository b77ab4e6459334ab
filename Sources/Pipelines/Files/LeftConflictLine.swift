public import Diagnostics
import YAMLSyntax

extension WorkflowGraph {
  /// The line of a conflict that was left in a text of the workflow, where the file is YAML all the same.
  public var leftConflictLine: Location? {
    MergeConflict.leftLine(in: document.file.bytes).map { Location(document.file, $0) }
  }
}
