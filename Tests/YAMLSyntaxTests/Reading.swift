import Diagnostics
import Testing
import YAMLSyntax

/// Reads text as a file.
func read(_ text: String) throws -> YAMLTree {
  try read(Array(text.utf8))
}

func read(_ bytes: [UInt8]) throws -> YAMLTree {
  try YAMLTree.parse(SourceFile(path: "workflow.yaml", origin: .workTree, bytes: bytes))
}

/// The root of the only document.
func root(_ text: String) throws -> YAMLNode {
  let tree = try read(text)
  #expect(tree.documents.count == 1)
  return try #require(tree.documents.first)
}

/// Why text is no YAML.
func failure(_ text: String) throws -> YAMLSyntaxError {
  try failure(Array(text.utf8))
}

func failure(_ bytes: [UInt8]) throws -> YAMLSyntaxError {
  try #require(throws: YAMLSyntaxError.self) { try read(bytes) }
}

extension YAMLNode {
  /// What stands in the file at the node's span.
  var source: String { file.text(of: span) }

  /// The decoded text.
  var text: String? { scalar?.string }
}

extension SourceFile {
  /// The text of a span.
  func text(of span: SourceSpan) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }
}
