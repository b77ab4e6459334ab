import Diagnostics
import Foundation

/// Real pipelines to test against, in the folder that the environment variable `KFPLINT_CORPUS` names.
///
/// The files belong to others and are no part of this repository; without them the tests that need them are disabled.
enum Corpus {
  static var folder: String? { ProcessInfo.processInfo.environment["KFPLINT_CORPUS"] }

  /// Every YAML file of the corpus, sorted by path.
  static func files() throws -> [SourceFile] {
    guard let folder else { return [] }
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { path in
      let content = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(path))
      return SourceFile(path: Path(path), origin: .workTree, bytes: Array(content))
    }
  }
}
