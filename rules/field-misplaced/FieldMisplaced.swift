import Diagnostics
import Pipelines
import RuleEngine

/// Finds fields that a template of this kind may not have, or that mean nothing in it.
struct FieldMisplaced: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    if let (templates, reference) = graph.templatesBesideReference {
      report(.besideReference, at: templates, related: [.init("the templates come from here", at: reference)])
    }
    for template in graph.definitions {
      guard let kind = template.kind else { continue }
      for field in template.misplacedFields {
        report(
          field.isRefused ? .refused(field.key.value, template, kind) : .ineffective(field.key.value, template, kind),
          at: field.key.location, severity: field.isRefused ? .error : .warning)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func refused(_ key: ByteString, _ template: TemplateDefinition, _ kind: TemplateKind) -> Self {
    Self(
      "\(template.description) is a \(kind.rawValue), which cannot have \(key)",
      label: "only for dag and steps",
      help: "move it to the template with the tasks, or to spec for the whole workflow")
  }

  fileprivate static let besideReference = Self(
    "the workflow has templates, and workflowTemplateRef takes them from another object",
    label: "Argo refuses the two together", help: "remove the templates, or workflowTemplateRef")

  fileprivate static func ineffective(_ key: ByteString, _ template: TemplateDefinition, _ kind: TemplateKind) -> Self {
    Self(
      "\(key) has no effect in \(template.description), which is a \(kind.rawValue) and has no pod",
      help: "move it to the templates that run in pods")
  }
}
