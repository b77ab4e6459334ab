import Diagnostics
import Foundation
import YAMLSyntax

/// What a rule's folder says about the rule.
struct RuleFolder {
  let id: String
  /// `error`, `warning`, `info` or `off`.
  let severity: String
  let category: String
  let summary: String
  let since: String
  let page: String

  /// A folder that is not what a rule's folder has to be.
  struct Defect: Error, CustomStringConvertible {
    let description: String
  }

  /// The folders of all rules, sorted by id.
  static func all(in rules: URL) throws -> [RuleFolder] {
    try FileManager.default.contentsOfDirectory(at: rules, includingPropertiesForKeys: [.isDirectoryKey])
      .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try RuleFolder(at: $0) }
  }

  private init(at folder: URL) throws {
    let card = folder.appending(path: "rule.yaml")
    let file = SourceFile(
      path: Path(card.path()), origin: .workTree, bytes: Array(try Data(contentsOf: card)))
    guard let root = try YAMLTree.parse(file).documents.first else {
      throw Defect(description: "\(card.path()): is empty")
    }
    func value(_ key: StaticString) throws -> String {
      guard let text = root[key]?.scalar?.string else { throw Defect(description: "\(card.path()): lacks \(key)") }
      return text
    }
    id = folder.lastPathComponent
    severity = try value("severity")
    category = try value("category")
    summary = try value("summary")
    since = try value("since")
    page = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
  }
}
