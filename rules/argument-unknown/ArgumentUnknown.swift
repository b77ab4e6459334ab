import Diagnostics
import Pipelines
import RuleEngine

/// Finds arguments for which the called template has no input.
struct ArgumentUnknown: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for mismatch in graph.argumentMismatches {
      for unknown in mismatch.unknown {
        let name = unknown.argument.name
        if let nearest = unknown.nearest {
          report(
            .misspelt(name.value, nearest.name.value, of: mismatch.callee), at: name.location, severity: .warning,
            related: [.init("keeps its default", at: nearest.name.location)])
        } else {
          report(.surplus(unknown, of: mismatch.callee), at: name.location, severity: .info)
        }
      }
    }
  }
}

extension Report.Message {
  fileprivate static func misspelt(_ name: ByteString, _ nearest: ByteString, of callee: Template) -> Self {
    Self(
      "\(callee.description) has no input \"\(name)\"", label: "has no effect", help: "did you mean \"\(nearest)\"?")
  }

  fileprivate static func surplus(_ unknown: ArgumentMismatch.UnknownArgument, of callee: Template) -> Self {
    Self(
      "\(callee.description) has no input \(unknown.kind.rawValue) \"\(unknown.argument.name.value)\"",
      label: "has no effect", help: "remove the argument, or declare the input in the template")
  }
}
