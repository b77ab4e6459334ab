import Diagnostics
import Pipelines
import RuleEngine

/// Finds `{{item}}` where there is no loop, and `{{item.key}}` where an element of the loop has no such key.
struct ItemOutsideLoop: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.referenceDefects {
      switch defect.problem {
      case .itemOutsideLoop:
        report(
          .outside(defect.text, defect.place.task, defect.refusal), at: defect.location,
          severity: defect.refusal.severity)
      case .itemIsNumber: report(.number(defect.text), at: defect.location)
      case .itemLacksField(let field, let element):
        report(
          .lacksField(defect.text, field), at: defect.location,
          related: [.init("this element has no \"\(field)\"", at: element)])
      default: break
      }
    }
  }
}

extension Report.Message {
  fileprivate static func outside(
    _ text: String, _ task: DAGTask?, _ refusal: ReferenceDefect.Refusal
  ) -> Self {
    Self(
      "\(text) is used outside a loop", label: "not in a loop",
      notes: (task.map { ["\($0.description) has neither withItems nor withParam nor withSequence"] }
        ?? ["a template sees the item only as an input that the looping task passes"]) + refusal.notes,
      help: task == nil
        ? refusal.help ?? "declare an input for the item, and pass it from the task that loops"
        : "add the loop to the task, or pass a value")
  }

  fileprivate static func number(_ text: String) -> Self {
    Self(
      "\(text) reads a field of an item, but the items of withSequence are numbers", label: "a number has no fields",
      help: "write {{item}}, or loop over a list of mappings")
  }

  fileprivate static func lacksField(_ text: String, _ field: ByteString) -> Self {
    Self(
      "\(text) has no value for every element of the loop", label: "an element has no \"\(field)\"",
      notes: ["the task fails when the loop starts"],
      help: "give every element of withItems the field")
  }
}
