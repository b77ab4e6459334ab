import Diagnostics
import Pipelines
import RuleEngine

/// Finds files in which a merge left a conflict.
struct FileConflict: Rule {
  func check(_ files: any UnitFiles, _ report: inout Report) {
    for file in files.all {
      var name: String { files.name(of: file.path) }
      switch file.content {
      case .conflicted(let source, let conflicts):
        guard let first = conflicts.first else { continue }
        report(
          .markers(name, files.role(of: file), count: conflicts.count), at: Location(source, first.ours),
          related: [
            .init("the other side begins here", at: Location(source, first.separator)),
            .init("and ends here", at: Location(source, first.theirs)),
          ])
      case .unmerged:
        report(.unmerged(name), at: file.location)
      default: continue
      }
    }
  }
}

extension Report.Message {
  fileprivate static func markers(_ name: String, _ role: FileRole, count: Int) -> Self {
    let help =
      switch role {
      case .value: "keep one of the values, without the marker lines"
      case .rendered: "render the pipeline again; do not merge it by hand"
      case .written: "keep one of the sides, or both, without the marker lines"
      }
    return Self(
      "\(name) holds an unresolved merge conflict",
      label: "one side begins here",
      notes: count > 1 ? ["\(count) conflicts in this file"] : [],
      help: help)
  }

  fileprivate static func unmerged(_ name: String) -> Self {
    Self(
      "\(name) is unmerged in the index, so there is nothing to commit",
      help: "resolve the conflict, then `git add` the file")
  }
}
