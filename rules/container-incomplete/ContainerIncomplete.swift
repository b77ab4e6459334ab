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
    Self("\(container.description) of \(template.description) has no image", help: "add image")
  }

  fileprivate static func noCommand(_ container: Container, _ template: TemplateDefinition) -> Self {
    Self(
      "\(container.description) of \(template.description) has no command",
      notes: [
        "without a command Argo's emissary executor asks the image's registry for the entrypoint, which needs "
          + "credentials if the registry is private"
      ],
      help: "write the image's entrypoint as command")
  }
}
