import Diagnostics
import Pipelines
import RuleEngine

/// Finds files and folders in a rendered pipeline that no consumer reads.
struct PipelineUnexpectedFile: Rule {
  func check(_ files: PipelineFiles, _ report: inout Report) {
    // At the top stands the rest of the repository, and a folder of unknown purpose may hold anything.
    guard files.intent != nil, !files.unit.isTop, files.workflow != nil else { return }

    // What another rule is about is not reported again.
    var known = Set(files.pathCollisions.flatMap { [$0.path, $0.other] })
    if let nested = files.nestedWorkflow { known.insert(nested.parent) }
    for item in files.otherItems where !known.contains(item) {
      report(.unexpected(files.name(of: item)), at: Location(path: item))
    }
  }
}

extension Report.Message {
  fileprivate static func unexpected(_ name: String) -> Self {
    Self(
      "\(name) is not part of a rendered pipeline",
      help: "move it out of the folder, which is for workflow.yaml and params/ alone")
  }
}
