import Diagnostics
import Pipelines
import RuleEngine

/// Finds containers that neither ask for resources nor are limited in them.
struct ResourcesUnset: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    // What `templateDefaults` sets, every step has.
    guard graph.workflow.defaultContainers.allSatisfy(\.resources.isEmpty) else { return }
    for template in graph.workflow.templates where !template.patchesResources {
      for container in template.containers where container.lacksResources(by: graph.typeDefects) {
        report(.unset(container, of: template.name?.value), at: container.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unset(_ container: Container, of template: ByteString?) -> Self {
    let step = template.map { "step \"\($0)\"" } ?? "a step"
    let name = container.name.map { " \($0.value.quoted)" } ?? ""
    let what =
      switch container.role {
      case .main: step
      case .member: "container\(name) of \(step)"
      case .initializer: "init container\(name) of \(step)"
      case .sidecar: "sidecar\(name) of \(step)"
      }
    return Self(
      "\(what) sets neither requests nor limits", label: "takes what is left on its node",
      help: "set them in the pipeline's Python: task.set_cpu_request(\"500m\").set_memory_limit(\"2G\")")
  }
}
