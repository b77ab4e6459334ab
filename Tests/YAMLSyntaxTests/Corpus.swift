import Diagnostics
import Foundation
import TestSupport

extension Corpus {
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
