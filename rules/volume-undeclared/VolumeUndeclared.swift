import Diagnostics
import Pipelines
import RuleEngine

/// Finds mounts of volumes that neither the template nor the workflow has.
struct VolumeUndeclared: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      for (volume, nearest) in template.undeclaredMounts {
        report(.undeclared(volume.value, template, nearest: nearest), at: volume.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func undeclared(
    _ volume: ByteString, _ template: TemplateDefinition, nearest: ByteString?
  ) -> Self {
    Self(
      "\(template.description) mounts the volume \(volume.quoted), which neither it nor the workflow has",
      label: nearest.map { "did you mean \($0)?" },
      help: nearest.map { "rename it to \($0)" } ?? "add the volume to the template's volumes, or remove the mount")
  }
}
