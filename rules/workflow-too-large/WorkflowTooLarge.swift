import Diagnostics
import Pipelines
import RuleEngine

/// Finds workflows, arguments and templates that are larger than those who hold them take.
struct WorkflowTooLarge: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for excess in graph.excessiveSizes {
      report(.tooLarge(excess), at: excess.location)
    }
  }
}

extension Report.Message {
  fileprivate static func tooLarge(_ excess: ExcessiveSize) -> Self {
    let (what, note) = wording(excess)
    return Self(
      "\(what) \(excess.bytes) bytes: more than the \(excess.limit.rawValue) that \(holder(excess.limit))",
      notes: [note], help: help(excess.subject))
  }

  private static func wording(_ excess: ExcessiveSize) -> (what: String, note: String) {
    switch excess.subject {
    case .workflow:
      (
        "the workflow as JSON has",
        excess.limit == .etcd
          ? "the API server of the cluster answers that the request is too large"
          : "when the states of the steps come on top, Argo fails the run, unless it keeps them in a database"
      )
    case .word(let template):
      (
        "an argument of \(step(template)) has",
        "the step fails when it starts: argument list too long"
      )
    case .variable(let name):
      ("environment variable \"\(name)\" has", "the step fails when it starts: argument list too long")
    case .template(let name):
      (
        "\(step(name)) as JSON has",
        "Argo 3.2 to 3.5 pass it to the pod in the variable ARGO_TEMPLATE, and the pod fails when it starts"
      )
    }
  }

  private static func holder(_ limit: ExcessiveSize.Limit) -> String {
    switch limit {
    case .etcd: "etcd accepts for one object"
    case .argo: "Argo accepts for a workflow"
    case .argument: "Linux accepts for one argument or variable"
    }
  }

  private static func help(_ subject: ExcessiveSize.Subject) -> String {
    switch subject {
    case .workflow: "split the pipeline, or keep the code of its steps in their images, and render again"
    case .word, .template: "keep the code of the step in its image, or the data in an artifact, and render again"
    case .variable: "keep the data in an artifact or a ConfigMap"
    }
  }

  private static func step(_ name: ByteString?) -> String { name.map { "step \"\($0)\"" } ?? "a step" }
}
