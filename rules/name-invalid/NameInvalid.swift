import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine

/// Finds names that Argo or Kubernetes refuses, and those that are missing.
struct NameInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for name in graph.refusedNames {
      var severity: Severity?
      // Where the version is not known, a word that only later ones have is no error yet.
      if case .expressionWord(let word) = name.problem, word.change != nil, graph.target == nil { severity = .warning }
      // Argo's own tools can give a plain workflow its name when they send it; KFP sends what is in the file.
      if case (.workflow, .missing) = (name.owner, name.problem), !graph.isPipeline { severity = .warning }
      report(.refused(name, name.name?.value ?? ""), at: name.location, severity: severity)
    }
  }
}

extension Report.Message {
  fileprivate static func refused(_ refused: GivenName, _ name: ByteString) -> Self {
    let owner = refused.owner.rawValue
    return switch refused.problem {
    case .missing where refused.owner == .workflow:
      Self(
        "the workflow has neither name nor generateName", label: "one of them is required",
        notes: ["Kubernetes refuses an object without a name"],
        help: "write generateName with the pipeline's name and a dash, or render the pipeline again")
    case .missing:
      Self("the \(owner) has no name", label: "name is required", help: "add a name")
    case .refused(let reason):
      Self(
        refused.owner == .workflowPrefix
          ? "generateName \(name.quoted) is not valid: \(reason)"
          : "the \(owner) name \(name.quoted) is not valid: \(reason)",
        help: "rename it\(refused.owner.whereToRename)")
    case .tooLong(let limit):
      Self(
        "the \(owner) name has \(name.bytes.count) bytes, and Argo allows \(limit)",
        help: "shorten it, or write generateName")
    case .startsWithDigit:
      Self(
        "the task name \(name.quoted) starts with a digit, and the graph has dependencies",
        notes: ["Argo evaluates dependencies as an expression over the names of tasks"],
        help: "rename the task so that it starts with a letter\(refused.owner.whereToRename)")
    case .expressionWord(let word):
      Self(
        "other tasks wait for the task \(name.quoted), which is a word of Argo's expressions",
        notes: ["\(word.versions) accepts the name, and fails when it evaluates the dependency"],
        help: "rename the task\(refused.owner.whereToRename)")
    }
  }
}

extension GivenName.Owner {
  fileprivate var whereToRename: String {
    self == .workflow || self == .workflowPrefix ? "" : ", best in the pipeline's Python, and render again"
  }
}

extension ExpressionWord {
  /// The versions of Argo that do not take it for a name.
  fileprivate var versions: String {
    guard let change else { return "Argo" }
    return change.until.map { "Argo from \(change.since) to before \($0)" } ?? "Argo from \(change.since) on"
  }
}
