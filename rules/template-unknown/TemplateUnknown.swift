import Diagnostics
import Pipelines
import RuleEngine

/// Finds tasks, steps and hooks that call a template which the workflow does not have, or none at all.
struct TemplateUnknown: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for place in graph.foreignTemplates { report(.foreign, at: place) }
    for unknown in graph.unknownTemplates {
      guard case .call(let call) = unknown.wantedBy else { continue }
      switch unknown.problem {
      case .besideReference(let place):
        report(.besideReference(call), at: unknown.location, related: [.init("the other", at: place)])
        continue
      case .incompleteReference(let field):
        report(.incompleteReference(call, field), at: unknown.location)
        continue
      case .unknown: break
      }
      if let name = unknown.name?.value {
        report(
          .unknown(name, call, unknown, graph.orRender), at: unknown.location,
          fix: Fix(correcting: name, at: unknown.location, to: unknown.nearest))
      } else {
        report(.missing(call, graph.orRender), at: unknown.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static let foreign = Self(
    "the KFP API cannot look up templates of another object", label: "refers to another object",
    notes: ["KFP from 1.7 on checks the workflow without access to the cluster, and fails at this"],
    help: "copy the template into the workflow")

  fileprivate static func unknown(
    _ name: ByteString, _ call: TemplateCall, _ unknown: UnknownTemplate, _ orRender: String
  ) -> Self {
    Self(
      "\(call.description) calls template \"\(name)\", which the workflow does not have",
      label: "no template has this name",
      notes: unknown.holdsTag ? ["Argo looks for the template before it replaces the variable"] : [],
      help: unknown.nearest.map { "did you mean \"\($0)\"?" }
        ?? "name one of the templates\(orRender)")
  }

  fileprivate static func besideReference(_ call: TemplateCall) -> Self {
    Self(
      "\(call.description) has both template and templateRef", label: "Argo allows one of them",
      help: "keep the one that you need")
  }

  fileprivate static func incompleteReference(_ call: TemplateCall, _ field: String) -> Self {
    Self(
      "templateRef of \(call.description) has no \(field)", label: "name and template are required",
      help: "write templateRef.\(field)")
  }

  fileprivate static func missing(_ call: TemplateCall, _ orRender: String) -> Self {
    Self(
      "\(call.description) does not say which template it calls", label: "no \"template\" in here",
      help: "write \"template\" with the name of one\(orRender)")
  }
}
