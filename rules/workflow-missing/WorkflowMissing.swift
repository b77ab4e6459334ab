import Diagnostics
import Pipelines
import RuleEngine

/// Finds folders that are meant as a rendered pipeline and have no `workflow.yaml`, or have it one folder too deep.
struct WorkflowMissing: Rule {
  func check(_ files: PipelineFiles, _ report: inout Report) {
    guard let intent = files.intent else { return }

    if let nested = files.nestedWorkflow {
      report(.nested(files.name(of: nested), besideOther: files.workflow != nil), at: Location(path: nested))
    } else if files.workflow == nil {
      report(.missing(intent, misnamed: files.misnamedWorkflow?.name), at: files.location)
    }
  }
}

extension Report.Message {
  fileprivate static func missing(_ intent: PipelineFiles.Intent, misnamed: ByteString?) -> Self {
    let rename = misnamed.map { "rename \($0) to workflow.yaml" }
    return switch intent {
    case .base:
      Self(
        "this change deletes workflow.yaml and leaves params/ behind",
        help: rename ?? "restore workflow.yaml, or delete params/ too")
    case .name, .params:
      Self(
        "the rendered pipeline has no workflow.yaml",
        notes: ["its name says that the folder is a rendered pipeline"],
        help: rename ?? "run the render script, or delete the folder")
    case .configuration:
      Self(
        "the rendered pipeline has no workflow.yaml",
        notes: ["`pipelines` in .kfplint.yaml says that the folder is a rendered pipeline"],
        help: rename ?? "run the render script, or correct the pattern")
    }
  }

  fileprivate static func nested(_ name: String, besideOther: Bool) -> Self {
    Self(
      "the workflow is one folder too deep, in \(name)",
      notes: [
        "GNU `cp -r ./.temp/ out` copies the folder .temp itself, where that of macOS copies what is in it"
      ] + (besideOther ? ["the workflow.yaml that is used is an older one"] : []),
      help: "write `cp -r ./.temp/. out` in the render script, delete .temp, and render again")
  }
}
