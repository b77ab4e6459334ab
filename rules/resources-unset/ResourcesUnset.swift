import Diagnostics
import Pipelines
import RuleEngine

/// Finds containers that do not say what they need, or how much they may use.
struct ResourcesUnset: Rule {
  let options: ResourcesUnsetOptions

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    let required = options.require.filter { $0 != "any" }
    // What `templateDefaults` sets, every step has.
    let defaults = graph.workflow.defaultContainers
    for template in graph.definitions where !template.patchesResources {
      for container in template.containers {
        if required.isEmpty {
          guard defaults.allSatisfy(\.resources.isEmpty), container.lacksResources(in: template) else { continue }
          report(.unset(container, of: template), at: container.location)
        } else {
          let missing = container.missingResources(among: required, in: template)
            .filter { name in !defaults.contains { $0.resources.set(name) } }
          if !missing.isEmpty { report(.incomplete(container, of: template, missing), at: container.location) }
        }
      }
    }
  }
}

extension Report.Message {
  fileprivate static func incomplete(
    _ container: Container, of template: TemplateDefinition, _ missing: [ByteString]
  ) -> Self {
    Self(
      "\(container.description) of \(template.description) does not set \(missing.map(\.description).joined(separator: ", "))",
      label: "required by the configuration",
      help: "set it in the pipeline's Python: \(missing.map(call).joined(separator: ", "))")
  }

  /// What sets it in the SDK: `set_memory_limit` for `limits.memory`.
  private static func call(for resource: ByteString) -> String {
    let names = resource.bytes.split(separator: UInt8(ascii: ".")).map { String(decoding: $0, as: UTF8.self) }
    return "task.set_\(names.last ?? "")_\(names.first?.dropLast() ?? "")(…)"
  }

  fileprivate static func unset(_ container: Container, of template: TemplateDefinition) -> Self {
    Self(
      "\(container.description) of \(template.description) sets neither requests nor limits",
      label: "takes what is left on its node",
      help: "set them in the pipeline's Python: task.set_cpu_request(\"500m\").set_memory_limit(\"2G\")")
  }
}
