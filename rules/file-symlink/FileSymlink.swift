import Diagnostics
import Pipelines
import RuleEngine

/// Finds symbolic links and submodules where a consumer downloads a file.
struct FileSymlink: Rule {
  func check(_ files: any UnitFiles, _ report: inout Report) {
    for file in files.all {
      var name: String { files.name(of: file.path) }
      switch file.content {
      case .symbolicLink(let target): report(.link(name, to: target), at: file.location)
      case .submodule: report(.submodule(name), at: file.location)
      default: continue
      }
    }
  }
}

extension Report.Message {
  fileprivate static func link(_ name: String, to target: ByteString) -> Self {
    Self(
      "\(name) is a symbolic link to \(target)",
      notes: ["a consumer downloads the text of the link, not what it points to"],
      help: "replace the link by a copy of what it points to")
  }

  fileprivate static func submodule(_ name: String) -> Self {
    Self(
      "\(name) is a submodule",
      notes: ["this repository holds only a commit id there, so a consumer does not find the files"],
      help: "replace the submodule by a copy of its files")
  }
}
