import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds values outside of the fixed set of words of a field.
struct ValueInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.typeDefects.all {
      guard case .outsideClosedSet(_, let field, let allowed) = defect.problem, let word = defect.node.scalar else {
        continue
      }
      report(.notAllowed(word, field, allowed), at: defect.node.location)
    }
    for (field, text) in graph.unreadableTimes { report(.notATime(text.value, field), at: text.location) }
  }
}

extension Report.Message {
  fileprivate static func notATime(_ text: ByteString, _ field: String) -> Self {
    Self(
      "\(field) is \(text.quoted), which is not a time", label: "the server sets it, when it creates the object",
      help: "remove \(field)")
  }

  fileprivate static func notAllowed(_ word: ByteString, _ field: ByteString, _ allowed: [ByteString]) -> Self {
    let words = allowed.map(\.description).joined(separator: ", ")
    return Self(
      "\(field) cannot be \(word.quoted)", label: "one of \(words)",
      help: NearestName.of(word, among: allowed).map { "did you mean \($0)?" } ?? "write one of \(words)")
  }
}
