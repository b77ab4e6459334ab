import ArgoTypes
import Diagnostics
import Testing
import YAMLSyntax

/// Reads text as a file.
func read(_ text: String) throws -> YAMLTree {
  try YAMLTree.parse(SourceFile(path: "workflow.yaml", origin: .workTree, bytes: Array(text.utf8)))
}

/// What is wrong with the types of a document, one line for each defect.
func defects(_ text: String, target: String? = nil) throws -> [String] {
  let version = try target.map { try #require(ArgoVersion($0)) }
  let root = try #require(try read(text).documents.first)
  return ArgoTypeCheck.defects(in: root, target: version).filter { defect in
    // What is text to Argo counts only on the way through PyYAML.
    if case .notText(_, let journey) = defect.problem { !journey.isTextForArgo } else { true }
  }.map(\.line)
}

/// What is wrong with one more line in the `spec` of a Workflow; places are those of a file that starts with it.
func defects(inSpec line: String, target: String? = nil) throws -> [String] {
  try defects("spec: {\(line)}", target: target)
}

extension ArgoTypeDefect {
  /// The line, the column, the source of the node, and what is wrong with it.
  var line: String {
    let source = String(decoding: node.file.bytes[node.span.range], as: UTF8.self)
    return "\(LineTable(node.file).position(of: Int(node.span.start)).short) \(source): \(problem.words)"
  }
}

extension Position {
  fileprivate var short: String { "\(line):\(column)" }
}

extension ArgoTypeDefect.Problem {
  var words: String {
    switch self {
    case .unknownField(let type, let nearest):
      "unknown in \(type.name)" + (nearest.map { ", perhaps \($0)" } ?? "")
    case .wrongCase(_, let right, let isAccepted):
      "case of \(right), " + (isAccepted.map { $0 ? "accepted" : "refused" } ?? "depends")
    case .notInEveryVersion(let type, let versions): "in \(type.name) \(versions)"
    case .droppedField(_, let versions, let successor): "dropped, \(versions), now \(successor)"
    case .outsideClosedSet(let type, let field, let allowed): "no \(field) of \(type.name): \(allowed.listed)"
    case .wrongType(let expected, let found): "\(found), not \(expected)"
    case .notText(let found, _): "\(found), not a string"
    }
  }
}
