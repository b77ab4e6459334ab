import Diagnostics
import Pipelines
import RuleEngine

/// Finds files of a pipeline that cannot both be checked out on macOS or Windows.
struct PathCaseCollision: Rule {
  func check(_ files: PipelineFiles, _ report: inout Report) {
    for pair in files.pathCollisions {
      report(
        .pathCollisions(pair, files), at: Location(path: pair.path),
        related: [.init("the other one", at: Location(path: pair.other))])
    }
  }
}

extension Report.Message {
  fileprivate static func pathCollisions(_ pair: PathCollision, _ files: PipelineFiles) -> Self {
    let name = files.name(of: pair.path)
    return Self(
      pair.differInNormalisation
        ? "\(name) exists twice, in different Unicode normalisations"
        : "\(name) and \(files.name(of: pair.other)) differ only by case",
      notes: pair.differInNormalisation
        ? ["the names are \(pair.path.name.spelledOut) and \(pair.other.name.spelledOut)"] : [],
      help: "rename one of them, or delete it: macOS and Windows keep only one when they check out")
  }
}

extension ByteString {
  /// The text with every letter outside ASCII by its number, which shows what looks the same.
  fileprivate var spelledOut: String {
    (string ?? description).unicodeScalars
      .map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16, uppercase: true))}" }.joined()
  }
}
