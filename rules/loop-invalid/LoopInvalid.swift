import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds loops that Argo refuses, or that it cannot run.
struct LoopInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for call in graph.calls where call.isTaskOrStep {
      guard let loop = call.task.loop else { continue }
      if let second = loop.keys.dropFirst().first, let first = loop.keys.first {
        report(.several(call.description), at: second.location, related: [.init("the first", at: first.location)])
        continue
      }
      switch loop.parameterDefect {
      case .notJSON(let problem, let place):
        if !graph.holdsUnfilledVariable(at: place) { report(.notJSON(problem, call.description), at: place) }
      case .notAList(let place): report(.notAList(call.description), at: place)
      case nil: break
      }
      if let sequence = loop.sequence { look(at: sequence, of: call.description, &report) }
    }
  }

  private func look(at sequence: TaskLoop.NumberSequence, of task: String, _ report: inout Report) {
    if sequence.isEndless { report(.endless(task), at: sequence.key.location) }
    if let second = sequence.ends.dropFirst().first, let first = sequence.ends.first {
      report(.twoEnds(task), at: second.location, related: [.init("the other", at: first.location)])
    }
    for (field, text) in sequence.unreadableNumbers {
      report(.notANumber(field, text.value, task), at: text.location)
    }
  }
}

extension Report.Message {
  fileprivate static func several(_ task: String) -> Self {
    Self(
      "\(task) loops twice", label: "a second loop",
      notes: ["Argo takes only one of withItems, withParam and withSequence, and refuses the workflow"],
      help: "remove one of the two, or put the task into a template of its own that another task loops over")
  }

  fileprivate static func notJSON(_ problem: String, _ task: String) -> Self {
    Self(
      "withParam of \(task) is not JSON: \(problem)", notes: ["the task fails when the loop starts"],
      help: "write a JSON list, such as [\"a\", \"b\"], with strings in double quotes")
  }

  fileprivate static func notAList(_ task: String) -> Self {
    Self(
      "withParam of \(task) is JSON, but not a list", label: "Argo loops over the items of a list",
      notes: ["the task fails when the loop starts"], help: "put brackets around it: [ … ]")
  }

  fileprivate static func endless(_ task: String) -> Self {
    Self(
      "withSequence of \(task) has neither count nor end", notes: ["the task fails when the loop starts"],
      help: "add count: how many numbers there are, or end: the last one")
  }

  fileprivate static func twoEnds(_ task: String) -> Self {
    Self(
      "withSequence of \(task) has both count and end", label: "keep one of the two",
      notes: ["Argo refuses the workflow"], help: "remove count or end")
  }

  fileprivate static func notANumber(_ field: StaticString, _ text: ByteString, _ task: String) -> Self {
    Self(
      "\(field) of the withSequence of \(task) is \(text.quoted), which is not an integer",
      notes: ["the task fails when the loop starts"], help: "write an integer")
  }
}
