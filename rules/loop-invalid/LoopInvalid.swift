import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds loops that Argo refuses, or that it cannot run.
struct LoopInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for task in graph.calls.map(\.task) {
      guard let loop = task.loop else { continue }
      if let second = loop.keys.dropFirst().first, let first = loop.keys.first {
        report(.several(task.name?.value), at: second.location, related: [.init("the first", at: first.location)])
        continue
      }
      switch loop.parameterDefect {
      case .notJSON(let problem, let place): report(.notJSON(problem), at: place)
      case .notAList(let place): report(.notAList, at: place)
      case nil: break
      }
      if let sequence = loop.sequence { look(at: sequence, graph.typeDefects, &report) }
    }
  }

  private func look(at sequence: TaskLoop.Sequence, _ defects: TypeDefects, _ report: inout Report) {
    if sequence.isEndless(by: defects) { report(.endless, at: sequence.key.location) }
    if let second = sequence.ends.dropFirst().first, let first = sequence.ends.first {
      report(.twoEnds, at: second.location, related: [.init("the other", at: first.location)])
    }
    for number in sequence.unreadableNumbers { report(.notANumber(number.value), at: number.location) }
  }
}

extension Report.Message {
  fileprivate static func several(_ task: ByteString?) -> Self {
    Self(
      "\(task.map { "task \"\($0)\"" } ?? "the task") loops twice", label: "a second loop",
      notes: ["Argo takes only one of withItems, withParam and withSequence, and refuses the workflow"],
      help: "remove one of the two, or put the task into a template of its own that another task loops over")
  }

  fileprivate static func notJSON(_ problem: String) -> Self {
    Self(
      "withParam is no JSON: \(problem)", notes: ["the task fails when the loop is to start"],
      help: "write a JSON list, such as [\"a\", \"b\"], with strings in double quotes")
  }

  fileprivate static let notAList = Self(
    "withParam is JSON, but no list", label: "Argo loops over the items of a list",
    notes: ["the task fails when the loop is to start"], help: "put brackets around it: [ … ]")

  fileprivate static let endless = Self(
    "withSequence says neither count nor end", notes: ["the task fails when the loop is to start"],
    help: "add count: how many numbers there are, or end: the last one")

  fileprivate static let twoEnds = Self(
    "withSequence says both count and end", label: "one of the two has to go",
    notes: ["Argo refuses the workflow"], help: "remove count or end")

  fileprivate static func notANumber(_ text: ByteString) -> Self {
    Self(
      "\(text.quoted) is no integer", notes: ["the task fails when the loop is to start"], help: "write an integer")
  }
}
