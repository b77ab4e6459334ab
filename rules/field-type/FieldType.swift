import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine

/// Finds values that Argo cannot decode, because they are of another type than their field.
struct FieldType: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for value in graph.wrongValues {
      report(.wrongType(value), at: value.location, severity: value.becomesText ? .warning : .error)
    }
  }
}

extension Report.Message {
  fileprivate static func wrongType(_ value: WrongValue) -> Self {
    Self(
      "\(value.field.map { "\($0)" } ?? "Argo") wants \(value.expected), and this is \(value.found)",
      label: "not \(value.expected)",
      notes: value.becomesText
        ? ["the KFP API makes text of it, though \"true\" of yes and \"1.1\" of 1.10; Argo's own tools refuse it"] : [],
      help: help(value.expected, value.found))
  }

  private static func help(_ expected: ArgoValueType, _ found: FoundValue) -> String {
    switch (expected, found) {
    case (.string, .boolean), (.string, .integer), (.string, .float), (.string, .largeInteger), (.string, .infinity):
      "put it in quotes"
    case (.integer, .string), (.boolean, .string), (.number, .string): "write \(expected), without quotes or variables"
    case (.list(.string), .string): "put it in brackets, as a list"
    case (.list, _): "write a list, with each item behind a dash"
    case (.object, _), (.freeMapping, _), (.map, _): "write a mapping, with each entry as NAME: VALUE"
    default: "write \(expected)"
    }
  }
}
