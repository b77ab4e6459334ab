import Foundation

/// The files of the project, by their paths from its top folder.
enum ProjectFiles {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    .standardized

  /// Every file below a folder, or below all of these, sorted.
  static func below(_ folders: String...) -> [String] {
    folders.flatMap { folder in
      let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
      return paths?.compactMap { $0 as? String }.map { "\(folder)/\($0)" } ?? []
    }.sorted()
  }

  /// The Swift files below these folders.
  static func swift(below folders: String...) -> [String] {
    folders.flatMap { below($0) }.filter { $0.hasSuffix(".swift") }
  }

  /// Whether there is such a file or folder.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// What stands in a file; `nil` for a folder and for what is not text.
  static func text(of path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
