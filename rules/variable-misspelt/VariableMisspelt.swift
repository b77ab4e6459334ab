import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds `{{…}}` whose first word is nearly one of Argo's, and variables written as other tools write them: all of these
/// Argo leaves as they are.
struct VariableMisspelt: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.referenceDefects {
      guard case .misspeltRoot(let meant) = defect.problem else { continue }
      report(.misspelt(defect.text, meant: meant), at: defect.location, fix: Fix(correcting: defect.misspelling))
    }
    for variable in graph.unfilledVariables { report(.unfilled(variable), at: variable.location) }
  }
}

extension Report.Message {
  fileprivate static func misspelt(_ text: String, meant: ByteString) -> Self {
    Self(
      "\(text) is not a variable of Argo, and stays as it is", label: "not substituted",
      help: "write \"\(meant)\" for the first word")
  }

  fileprivate static func unfilled(_ variable: UnfilledVariable) -> Self {
    if case .dollarSign = variable.form {
      return Self(
        "\(variable.text) leaves a dollar sign before the value", label: "Argo fills in only what is in the braces",
        help: "remove the dollar sign")
    }
    return Self(
      "\(variable.text) is not a variable of Argo, and stays as it is", label: "not substituted",
      notes: variable.form.origin.map { [$0] } ?? [],
      help: variable.meant.map { "write \($0)" } ?? variable.form.advice)
  }
}

extension UnfilledVariable.Form {
  /// Where a variable is written like that.
  fileprivate var origin: String? {
    switch self {
    case .unknownPath, .dollarSign: nil
    case .placeholder(let placeholder):
      placeholder.isOfSDK2
        ? "a pipeline of SDK 2 has this, and only its back end fills it in"
        : "this is what SDK 1 puts in for a value while it compiles; it replaces only what a task is given"
    case .other(.singleBraces): "Argo's variables have two braces on each side"
    case .other(.parentheses): "Tekton and kfp-tekton write their variables like this"
    }
  }

  /// What to do where it is not known what is meant.
  fileprivate var advice: String {
    if case .placeholder = self { return "pass the value to the component as an argument, and render again" }
    return "write the variable as Argo has it"
  }
}
