public import Foundation

/// Real files and reference tables to test against, in the folder that the environment variable `KFPLINT_CORPUS` names.
///
/// They belong to others, or are large, and are not part of this repository; without them the tests that need them are
/// skipped.
public enum Corpus {
  /// The folder, as the variable has it.
  public static let folder = ProcessInfo.processInfo.environment["KFPLINT_CORPUS"]
  /// Whether the variable names a folder.
  public static var isAvailable: Bool { folder != nil }

  /// A test that needs the corpus ran without it.
  public struct Missing: Error {}

  /// A file or a folder of the corpus.
  public static func url(_ name: String) throws -> URL {
    guard let folder else { throw Missing() }
    return URL(filePath: folder).appending(path: name)
  }

  /// The lines of a table that are not empty.
  public static func lines(of table: String) throws -> [Substring] {
    String(decoding: try Data(contentsOf: url(table)), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true)
  }

  /// The rows of a table without its heading, each column decoded where it is JSON.
  public static func rows(_ table: String) throws -> [[String]] {
    try lines(of: table).dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { column in
        guard column.hasPrefix("\""), let text = try? JSONDecoder().decode(String.self, from: Data(column.utf8)) else {
          return String(column)
        }
        return text
      }
    }
  }
}
