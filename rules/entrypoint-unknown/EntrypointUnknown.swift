import Diagnostics
import Pipelines
import RuleEngine

/// Finds an entrypoint or exit handler that is no template of the workflow, and a workflow without an entrypoint.
struct EntrypointUnknown: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for unknown in graph.unknownTemplates {
      switch (unknown.wantedBy, unknown.name?.value) {
      case (.entrypoint, let name?):
        report(
          .unknown("entrypoint", name, unknown, graph.orRender), at: unknown.location,
          fix: Fix(correcting: name, at: unknown.location, to: unknown.nearest))
      case (.onExit, let name?):
        report(
          .unknown("exit handler", name, unknown, graph.orRender), at: unknown.location,
          fix: Fix(correcting: name, at: unknown.location, to: unknown.nearest))
      case (.entrypoint, nil): report(.missing(graph.orRender), at: unknown.location)
      case (.onExit, nil), (.call, _): break
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unknown(
    _ what: String, _ name: ByteString, _ unknown: UnknownTemplate, _ orRender: String
  ) -> Self {
    Self(
      "the \(what) \"\(name)\" is not a template of the workflow", label: "no template has this name",
      notes: unknown.holdsTag ? ["Argo does not replace variables here"] : [],
      help: unknown.nearest.map { "did you mean \"\($0)\"?" }
        ?? "name one of the templates\(orRender)")
  }

  fileprivate static func missing(_ orRender: String) -> Self {
    Self(
      "the workflow does not say which template to start with", label: "no \"entrypoint\" in here",
      help: "write \"entrypoint\" with the name of the template to start with\(orRender)")
  }
}
