import Pipelines
import RuleEngine

/// Finds files that Git LFS keeps elsewhere.
struct FileLfsPointer: Rule {
  func check(_ files: any UnitFiles, _ report: inout Report) {
    for file in files.all {
      guard case .lfsPointer = file.content else { continue }
      report(.pointer(files.name(of: file.path)), at: file.location)
    }
  }
}

extension Report.Message {
  fileprivate static func pointer(_ name: String) -> Self {
    Self(
      "\(name) is a Git LFS pointer",
      label: "a consumer downloads this text",
      help: "exclude the file from LFS in .gitattributes (`-filter -diff -merge text`) and add it again")
  }
}
