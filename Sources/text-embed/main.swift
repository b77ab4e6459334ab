import Foundation
import SwiftLiterals

/// Writes the Swift that holds files as texts: `text-embed OUTPUT FILE…`.
///
/// `report.css` becomes `EmbeddedFile.reportCSS`.
guard CommandLine.arguments.count > 2 else {
  FileHandle.standardError.write(Data("usage: text-embed OUTPUT FILE...\n".utf8))
  exit(2)
}
do {
  let files = CommandLine.arguments.dropFirst(2).map { URL(filePath: $0) }
  let members = try files.sorted { $0.lastPathComponent < $1.lastPathComponent }.map { file in
    let name = file.deletingPathExtension().lastPathComponent + file.pathExtension.uppercased()
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return "  /// `\(file.lastPathComponent)`.\n  static let \(name) = \(stringLiteral(text))\n"
  }
  let source = """
    // This file is generated from the files that it names. Do not edit it.

    /// The files that are built into the program.
    enum EmbeddedFile {
    \(members.joined(separator: "\n"))}

    """
  let output = URL(filePath: CommandLine.arguments[1])
  // An unchanged file keeps its date, so that nothing is compiled again.
  if (try? Data(contentsOf: output)) != Data(source.utf8) { try Data(source.utf8).write(to: output) }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
