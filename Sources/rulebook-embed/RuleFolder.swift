import Diagnostics
import Foundation

/// What a rule's folder says about the rule.
struct RuleFolder {
  let id: String
  let card: RuleCard
  let page: String

  /// A folder that is not what a rule's folder has to be.
  struct Defect: Error, CustomStringConvertible {
    let description: String
  }

  /// The folders of all rules, sorted by id.
  ///
  /// Throws what is wrong in all of them, a line each.
  static func all(in rules: URL) throws -> [RuleFolder] {
    var folders: [RuleFolder] = []
    var defects: [String] = []
    let entries = try FileManager.default.contentsOfDirectory(at: rules, includingPropertiesForKeys: [.isDirectoryKey])
    for entry in entries.sorted(by: { $0.lastPathComponent < $1.lastPathComponent })
    where try entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false {
      do {
        folders.append(try RuleFolder(at: entry))
      } catch {
        defects.append("\(error)")
      }
    }
    guard defects.isEmpty else { throw Defect(description: defects.joined(separator: "\n")) }
    return folders
  }

  init(at folder: URL) throws {
    id = folder.lastPathComponent
    let isName = id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
    guard isName else {
      throw Defect(description: "\(folder.path()): error: name the rule in lower case, with hyphens")
    }
    card = try RuleCard(parsing: Self.file("rule.yaml", in: folder))
    page = String(decoding: try Self.file("README.md", in: folder).bytes, as: UTF8.self)
  }

  private static func file(_ name: String, in folder: URL) throws -> SourceFile {
    let url = folder.appending(path: name)
    guard let data = try? Data(contentsOf: url) else {
      throw Defect(description: "\(url.path()): error: the rule \(folder.lastPathComponent) has no such file")
    }
    return SourceFile(path: Path(url.path()), origin: .workTree, bytes: Array(data))
  }
}
