import ArgoGrammar
import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine

/// Finds `depends` that Argo refuses, or that it cannot evaluate when the task is due.
struct DependsSyntax: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.dependsDefects {
      switch defect.problem {
      case .mixed(let first):
        report(.mixed, at: defect.location, related: [.init("the other way", at: first)])
      case .withContinueOn(let place):
        report(.withContinueOn, at: defect.location, related: [.init("has no effect together with depends", at: place)])
      case .continueOnBeside(let depends):
        report(.continueOnBeside, at: defect.location, related: [.init("depends is used here", at: depends)])
      case .unknownResult(let name, let nearest): report(.unknown(name, nearest), at: defect.location)
      case .newerResult(let name, let version): report(.newer(name, version), at: defect.location)
      case .noItems(let task, let result): report(.noItems(task, result), at: defect.location)
      case .unreadable(let fault): report(.unreadable(fault.message), at: defect.location)
      case .unjudged(let why): report(.unjudged(why), at: defect.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static let mixed = Self(
    "one graph has both depends and dependencies", label: "Argo takes only one of the two in a graph",
    help: "write all dependencies of the graph in the same way")

  fileprivate static let withContinueOn = Self(
    "a task has both depends and continueOn", label: "Argo refuses the two together",
    help: "remove continueOn, and name the results in depends: a.Succeeded || a.Failed")

  fileprivate static let continueOnBeside = Self(
    "a task has continueOn, and its graph uses depends", label: "Argo refuses the two in one graph",
    help: "remove continueOn, and name the results in the depends of the tasks that wait: a.Succeeded || a.Failed")

  fileprivate static func unknown(_ name: ByteString, _ nearest: ByteString?) -> Self {
    Self(
      "\(name.quoted) is not a result of a task", label: nearest.map { "did you mean \($0)?" },
      help:
        "write one of Succeeded, Failed, Errored, Skipped, Omitted, Daemoned, AnySucceeded and AllFailed, or the task alone"
    )
  }

  fileprivate static func newer(_ name: ByteString, _ version: ArgoVersion) -> Self {
    Self(
      "Argo knows the result \(name) only from \(version) on",
      help: "write Skipped, or raise the target in the configuration")
  }

  fileprivate static func noItems(_ task: ByteString, _ result: ByteString) -> Self {
    Self(
      "\(result) is about the items of a loop, and task \"\(task)\" is not a loop",
      help: "write Succeeded or Failed in its place")
  }

  fileprivate static func unjudged(_ why: UnjudgedExpression) -> Self {
    Self(
      "depends \(why.sentence), so that it was not checked", label: "not checked", notes: [UnjudgedExpression.note],
      help: "name fewer tasks, such as one that waits for the others")
  }

  fileprivate static func unreadable(_ problem: String) -> Self {
    Self(
      "depends is not an expression: \(problem)",
      notes: ["Argo accepts the workflow, and fails the run when it looks at the task"],
      help: "join tasks and results with &&, || and !, such as a.Succeeded && (b || !c.Failed)")
  }
}
