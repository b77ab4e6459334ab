import Diagnostics
import Pipelines
import RuleEngine

/// Finds steps of a V1 workflow that were made from components of SDK 2.
struct V2Component: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for template in pipeline.workflow.templates {
      guard let word = template.v2ComponentWord else { continue }
      report(.v2Component(template.name?.value), at: word.location)
    }
  }
}

extension Report.Message {
  fileprivate static func v2Component(_ template: ByteString?) -> Self {
    Self(
      template.map { "step \"\($0)\" is a V2 component, which cannot run in a V1 workflow" }
        ?? "a step is a V2 component, which cannot run in a V1 workflow",
      label: "only a V2 backend fills in what the program expects",
      notes: ["in V1 mode nothing replaces {{$}}, and the step fails when it parses the text as JSON"],
      help: "make the component with kfp.components.create_component_from_func instead of @kfp.v2.dsl.component")
  }
}
