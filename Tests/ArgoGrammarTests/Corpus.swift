import Foundation

/// The reference tables, which stand outside the project because they are large and made by running other programs.
///
/// Their folder is named by the environment variable `KFPLINT_CORPUS`; without it the tests that need them are disabled.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["KFPLINT_CORPUS"]
  static var isAtHand: Bool { folder != nil }

  /// The rows of a table without its heading, each column decoded where it is JSON.
  static func rows(_ table: String) throws -> [[String]] {
    try lines(of: table).dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { column in
        guard column.hasPrefix("\""), let text = try? JSONDecoder().decode(String.self, from: Data(column.utf8)) else {
          return String(column)
        }
        return text
      }
    }
  }

  static func lines(of table: String) throws -> [Substring] {
    let path = try URL(filePath: require(folder)).appending(path: table)
    return String(decoding: try Data(contentsOf: path), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: true)
  }

  private struct Missing: Error {}

  private static func require(_ folder: String?) throws -> String {
    guard let folder else { throw Missing() }
    return folder
  }
}
