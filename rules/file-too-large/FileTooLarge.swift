import Configuration
import Diagnostics
import Pipelines
import RuleEngine

/// Finds files that were not read because they are larger than the limit.
struct FileTooLarge: Rule {
  func check(_ files: any UnitFiles, _ report: inout Report) {
    for file in files.all {
      guard case .tooLarge(let bytes, let limit) = file.content else { continue }
      report(.tooLarge(files.name(of: file.path), bytes: bytes, limit: limit), at: file.location)
    }
  }
}

extension Report.Message {
  fileprivate static func tooLarge(_ name: String, bytes: Int, limit: Int) -> Self {
    Self(
      "\(name) has \(bytes) bytes, more than the limit of \(limit), and was not read",
      help: bytes > Settings.standard.maxFileSize
        // A repository's own file may lower the limit and not raise it.
        ? "make it smaller, or set max-file-size to \(bytes) or more in a configuration that --config names"
        : "make it smaller, or set max-file-size in .kfplint.yaml to \(bytes) or more")
  }
}
