import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds files meant as a pipeline that are not what Argo calls a `Workflow`.
struct NotAWorkflow: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard let defect = document.notAWorkflow else { return }
    switch defect {
    case .empty:
      report(.empty, at: document.location)
    case .notAMapping(let node):
      report(.notAMapping, at: node.location)
    case .missing(let key, let misspelt):
      report(.missing(key, misspelt: misspelt?.value), at: misspelt?.location ?? document.location)
    case .wrong(let key, let value, let expected):
      report(.wrong(key, value.value, expected: expected, kind: document.kind), at: value.location)
    case .wrongType(let key, let value):
      report(.wrongType(key), at: value.location)
    case .aliasExpansion: return
    }
  }
}

extension Report.Message {
  private static let render = "put the compiled pipeline here: re-run the render script"

  fileprivate static let empty = Self("the file is empty, but should hold a compiled pipeline", help: render)

  fileprivate static let notAMapping = Self(
    "the file is not a mapping, so it is not a workflow", label: "a workflow starts with apiVersion", help: render)

  fileprivate static func missing(_ key: String, misspelt: ByteString?) -> Self {
    Self(
      "the workflow has no \"\(key)\"",
      label: misspelt == nil ? "this mapping has no such key" : "written almost like it",
      help: misspelt.map { "write \(key) instead of \($0)" } ?? render)
  }

  fileprivate static func wrong(_ key: String, _ value: ByteString, expected: String, kind: ByteString?) -> Self {
    let isOtherObject = key == "apiVersion" && kind != nil && kind != "Workflow"
    return Self(
      "\(key) is \"\(value)\", and a workflow has \"\(expected)\"",
      label: isOtherObject ? kind.map { "this describes an object of the kind \($0)" } : nil,
      help: NearestName.of(ByteString(expected), among: [value]) == nil ? render : "write \(key): \(expected)")
  }

  fileprivate static func wrongType(_ key: String) -> Self {
    Self(
      "\"\(key)\" of the workflow has the wrong type",
      label: key == "apiVersion" || key == "kind" ? "has to be a word" : "has to be a mapping", help: render)
  }
}
