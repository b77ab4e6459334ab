import Foundation

/// The examples of the rules, which are what inputs start from.
enum ExampleFiles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "rules")

  /// Every file of a name in the examples, no two alike, the shortest first.
  static func named(_ name: String) -> [[UInt8]] {
    Set(all(below: folder).filter { $0.lastPathComponent == name }.compactMap { try? [UInt8](Data(contentsOf: $0)) })
      .sorted { ($0.count, $0.lexicographicallyPrecedes($1) ? 0 : 1) < ($1.count, 1) }
  }

  /// Every example with a workflow, as the parts of one input: see ``FileParts``.
  static func pipelines() -> [[UInt8]] {
    all(below: folder).filter { $0.lastPathComponent == "workflow.yaml" }.sorted { $0.path < $1.path }.compactMap {
      file in
      guard let workflow = try? [UInt8](Data(contentsOf: file)) else { return nil }
      var input = workflow
      for parameter in all(below: file.deletingLastPathComponent().appending(path: "params")).sorted(by: {
        $0.path < $1.path
      }) {
        guard let value = try? [UInt8](Data(contentsOf: parameter)) else { continue }
        input += [0] + Array("params/\(parameter.lastPathComponent)\n".utf8) + value
      }
      return input
    }
  }

  private static func all(below folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
  }
}
