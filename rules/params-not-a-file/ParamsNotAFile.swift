import Diagnostics
import Pipelines
import RuleEngine

/// Finds folders inside `params/`, and a `params` that is a file.
struct ParamsNotAFile: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for folder in pipeline.files.parameterFolders {
      report(.folder(folder.name), at: Location(path: folder))
    }
    guard case .notAFolder(let params) = pipeline.files.params else { return }
    switch params.content {
    // A link, a submodule and an unmerged path are what `file-symlink` and `file-conflict` find.
    case .symbolicLink, .submodule, .unmerged: return
    default: report(.file, at: params.location)
    }
  }
}

extension Report.Message {
  fileprivate static func folder(_ name: ByteString) -> Self {
    Self(
      "params/\(name) is a folder, and a parameter's value is a file",
      notes: ["consumers read every entry of params/ as a value, and fail with IsADirectoryError"],
      help: "write the value into the file params/\(name), or move the folder out of params/")
  }

  fileprivate static var file: Self {
    Self(
      "params is a file, not a folder with a file for each parameter",
      help: "delete it, and write each value into a file params/NAME")
  }
}
