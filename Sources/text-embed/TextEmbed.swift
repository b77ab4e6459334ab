import Foundation
import SwiftLiterals

/// Writes the Swift that holds files as texts: `text-embed OUTPUT FILE…`.
///
/// `report.css` becomes `EmbeddedFile.reportCSS`; all files in YAML are together in `EmbeddedFile.yaml`, with their names.
@main
enum TextEmbed {
  static func main() {
    guard CommandLine.arguments.count > 2 else {
      FileHandle.standardError.write(Data("usage: text-embed OUTPUT FILE...\n".utf8))
      exit(2)
    }
    do {
      let source = try source(of: CommandLine.arguments.dropFirst(2).map { URL(filePath: $0) })
      let output = URL(filePath: CommandLine.arguments[1])
      // An unchanged file keeps its date, so that nothing is compiled again.
      if (try? Data(contentsOf: output)) != Data(source.utf8) { try Data(source.utf8).write(to: output) }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func source(of files: [URL]) throws -> String {
    let sorted = files.sorted { $0.lastPathComponent < $1.lastPathComponent }
    var members = try sorted.filter { $0.pathExtension != "yaml" }.map { file in
      let name = file.deletingPathExtension().lastPathComponent + file.pathExtension.uppercased()
      return "  /// `\(file.lastPathComponent)`.\n  static let \(name) = \(try text(of: file))\n"
    }
    let yaml = try sorted.filter { $0.pathExtension == "yaml" }.map { file in
      "    (\(stringLiteral(file.lastPathComponent)), \(try text(of: file))),\n"
    }
    if !yaml.isEmpty {
      members.append(
        "  /// The files in YAML.\n  static let yaml: [(name: String, text: String)] = [\n\(yaml.joined())  ]\n")
    }
    return """
      // This file is generated from the files that it names. Do not edit it.

      /// The files that are built into the program.
      enum EmbeddedFile {
      \(members.joined(separator: "\n"))}

      """
  }

  private static func text(of file: URL) throws -> String {
    stringLiteral(String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
