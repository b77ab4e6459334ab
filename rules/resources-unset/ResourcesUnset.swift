import Diagnostics
import Pipelines
import RuleEngine

/// Finds containers that neither ask for resources nor are limited in them.
struct ResourcesUnset: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    // What `templateDefaults` sets, every step has.
    guard graph.workflow.defaultContainers.allSatisfy(\.resources.isEmpty) else { return }
    for template in graph.definitions where !template.patchesResources {
      for container in template.containers where container.lacksResources(in: template) {
        report(.unset(container, of: template), at: container.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unset(_ container: Container, of template: TemplateDefinition) -> Self {
    Self(
      "\(container.description) of \(template.description) sets neither requests nor limits",
      label: "takes what is left on its node",
      help: "set them in the pipeline's Python: task.set_cpu_request(\"500m\").set_memory_limit(\"2G\")")
  }
}
