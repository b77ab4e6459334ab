import Diagnostics
import Pipelines
import RuleEngine

/// Finds inputs of templates that a call leaves out although they have no default.
struct ArgumentMissing: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for mismatch in graph.argumentMismatches {
      for missing in mismatch.missing {
        let declared = Finding.Related("needed here, without a default", at: missing.input.name.location)
        if let valueless = missing.valueless {
          report(.valueless(missing, mismatch.callee), at: valueless.name.location, related: [declared])
        } else if let call = mismatch.call {
          report(
            .notPassed(missing, by: call, to: mismatch.callee),
            at: missing.misspelt?.name.location ?? call.task.location, related: [declared])
        } else {
          report(.notInArguments(missing, of: mismatch.callee), at: missing.input.name.location)
        }
      }
      for late in mismatch.late {
        report(
          .late(late.argument.name.value, mismatch.callee), at: late.argument.name.location,
          related: [.init("the exit handler takes it here", at: late.input.name.location)])
      }
      for argument in mismatch.withoutValue {
        report(.withoutValue(argument.name.value), at: argument.name.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func notPassed(
    _ missing: ArgumentMismatch.MissingInput, by call: TemplateCall, to callee: Template
  ) -> Self {
    let name = missing.input.name.value
    return Self(
      "\(call.description) calls \(callee.description) without its input \(missing.kind.rawValue) \"\(name)\"",
      label: missing.misspelt == nil ? "does not pass \"\(name)\"" : "the template has no input of this name",
      help: missing.misspelt.map { "rename \"\($0.name.value)\" to \"\(name)\"" }
        ?? "pass it under \"arguments\", or render the pipeline again")
  }

  fileprivate static func valueless(_ missing: ArgumentMismatch.MissingInput, _ callee: Template) -> Self {
    Self(
      "the input \(missing.kind.rawValue) \"\(missing.input.name.value)\" of \(callee.description) has no value",
      label: "Argo does not read this source here",
      notes: ["an input can take its value from configMapKeyRef only"],
      help: "write the value, or a configMapKeyRef")
  }

  fileprivate static func notInArguments(
    _ missing: ArgumentMismatch.MissingInput, of root: Template
  ) -> Self {
    let name = missing.input.name.value
    return Self(
      "\(root.description) starts without its input \(missing.kind.rawValue) \"\(name)\"",
      label: "spec.arguments has no \(missing.kind.rawValue) of this name",
      help: "declare it in spec.arguments, or render the pipeline again")
  }

  fileprivate static func late(_ name: ByteString, _ handler: Template) -> Self {
    Self(
      "the exit handler, \(handler.description), takes parameter \"\(name)\", which has no default",
      label: "no value in the file",
      notes: ["KFP from 1.7 on checks the exit handler before it fills in the values of a run, and refuses each run"],
      help: "give \"\(name)\" a default in the pipeline's Python, or use {{workflow.parameters.\(name)}} in the handler"
    )
  }

  fileprivate static func withoutValue(_ name: ByteString) -> Self {
    Self(
      "argument \"\(name)\" is passed without a value", label: "neither value nor valueFrom",
      help: "write its value, or leave the argument out where the template has a default")
  }
}
