import Diagnostics
import Pipelines
import RuleEngine

/// Finds templates that do nothing, or several things at once.
struct TemplateType: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for ambiguous in graph.ambiguousTemplates {
      let name = ambiguous.description
      if let first = ambiguous.kinds.first, let last = ambiguous.kinds.last {
        report(
          .several(ambiguous.kinds.map(\.value), name), at: last.location,
          related: [.init(ambiguous.kinds.count == 2 ? "the other" : "one of the others", at: first.location)])
      } else {
        report(.none(name), at: ambiguous.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func several(_ kinds: [TemplateKind], _ name: String) -> Self {
    let listed = kinds.dropLast().map(\.rawValue).joined(separator: ", ") + " and " + (kinds.last?.rawValue ?? "")
    return Self(
      "\(name) has more than one kind: \(listed)", label: "Argo allows one of these",
      help: "make a template of each, or delete what is left over from a merge")
  }

  fileprivate static func none(_ name: String) -> Self {
    Self(
      "\(name) has nothing to run", label: "neither container nor dag, nor any other kind",
      notes: ["the kinds of templates are \(TemplateKind.allCases.map(\.rawValue).joined(separator: ", "))"],
      help: "give it one of them, or render the pipeline again")
  }
}

extension AmbiguousTemplate {
  fileprivate var description: String {
    if let task { return "the inline template of \(task.description)" }
    return template.name.map { "template \"\($0.value)\"" } ?? "a template without name"
  }
}
