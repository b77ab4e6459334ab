import Foundation
import TestSupport

/// The validator of libxml2, where it is installed (Debian: `libxml2-utils`).
enum XMLLint {
  /// Where it is, if it is.
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/xmllint" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What it has to say against documents, checked against a schema of `Schemas/` or for being well-formed.
  static func complaints(about documents: [String], schema: String? = nil) throws -> [String] {
    guard let path else { return ["xmllint is not installed"] }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try documents.enumerated().map { index, document in
      let file = folder.appending(path: "\(index).xml")
      try Data(document.utf8).write(to: file)
      return file.path
    }

    let schemas = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas")
    let options = schema.map { ["--schema", schemas.appending(path: $0).path] } ?? []
    let run = try ChildProcess.run(
      path, ["--noout", "--nonet"] + options + files, in: folder, environment: [:])
    let text = String(decoding: run.error, as: UTF8.self)
    let complaints = text.split(separator: "\n").filter { !$0.hasSuffix(" validates") }.map(String.init)
    return run.end == .exit(0) ? [] : complaints
  }
}
