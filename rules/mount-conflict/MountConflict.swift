import Diagnostics
import Pipelines
import RuleEngine

/// Finds paths of a container at which two things are mounted.
struct MountConflict: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      for conflict in template.mountConflicts {
        report(
          .conflict(conflict, template), at: conflict.path.location,
          related: [.init("mounted here already", at: conflict.earlier)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func conflict(
    _ conflict: TemplateDefinition.MountConflict, _ template: TemplateDefinition
  ) -> Self {
    let thing = conflict.isArtifact ? "an artifact" : "a volume"
    return Self(
      "\(template.description) puts \(thing) at \(conflict.path.value.quoted), which is already taken",
      label: "the same path",
      help: conflict.isArtifact
        ? "give the artifact a path of its own" : "remove one of the mounts, or give it another path")
  }
}
