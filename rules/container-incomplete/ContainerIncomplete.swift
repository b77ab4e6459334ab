import Diagnostics
import Pipelines
import RuleEngine

/// Finds containers that do not say which image to start, or what to run in it.
struct ContainerIncomplete: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      for container in template.containers {
        if container.lacksImage(in: template) {
          report(.noImage(container, template), at: container.location)
        } else if container.lacksCommand(in: template) {
          report(.noCommand(container, template), at: container.location, severity: .info)
        }
      }
    }
  }
}

extension Report.Message {
  fileprivate static func noImage(_ container: Container, _ template: TemplateDefinition) -> Self {
    Self("\(container.description) of \(template.description) has no image", help: "write the image to start")
  }

  fileprivate static func noCommand(_ container: Container, _ template: TemplateDefinition) -> Self {
    Self(
      "\(container.description) of \(template.description) has no command",
      notes: [
        "Argo's emissary executor starts the program itself, and asks the registry for the image's entrypoint if it is "
          + "not told; with a private registry that takes credentials"
      ],
      help: "write the image's entrypoint as command")
  }
}
