import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLSyntax

extension Corpus {
  /// The documents below a folder that are Workflows, or of any kind.
  static func workflows(
    in name: String, named fileName: String? = nil, kind: ByteString? = "Workflow"
  ) throws -> [(path: String, root: YAMLNode)] {
    let base = try url(name)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    let wanted = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.filter { fileName ?? $0 == $0 }
    return try wanted.sorted().flatMap { path in
      let bytes = Array(try Data(contentsOf: base.appendingPathComponent(path)))
      // A few files are templates of other tools and no YAML.
      let file = SourceFile(path: Path(path), origin: .workTree, bytes: bytes)
      let documents = (try? YAMLTree.parse(file))?.documents ?? []
      return documents.filter { kind == nil || $0["kind"]?.scalar == kind }.map { ("\(name)/\(path)", $0) }
    }
  }

  /// The cases of the Argo validator's own tests: folder, name, a part of the message, and the versions it holds for.
  static func validatorCases() throws -> [(folder: String, name: String, message: String, versions: String)] {
    let manifest = try url("argo/manifest.tsv")
    return try String(contentsOf: manifest, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (cells[0], cells[1], cells[3], cells[4])
    }
  }
}
