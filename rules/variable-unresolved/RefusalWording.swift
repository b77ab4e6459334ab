import Diagnostics
import Pipelines

extension ReferenceDefect.Refusal {
  /// How grave it is, where that is less than the rule says.
  var severity: Severity? {
    switch self {
    case .certain: nil
    case .since(_, isLikelyMeant: true), .never: .warning
    case .since(_, isLikelyMeant: false): .info
    }
  }

  /// What the versions of Argo do that do not all refuse the tag.
  var notes: [String] {
    switch self {
    case .certain: []
    case .since(let version, _):
      [
        "Argo from \(version) on refuses the workflow, which KFP 2.2 and later bring along",
        "before that Argo leaves a tag alone that starts with a space and that it does not know",
      ]
    case .never: ["this version of Argo does not refuse it, and the step gets the text with the braces"]
    }
  }

  /// What to do about a tag that may be another program's.
  var help: String? {
    if case .since(_, isLikelyMeant: false) = self {
      "if another program reads it, keep that text in the step's image"
    } else {
      nil
    }
  }
}
