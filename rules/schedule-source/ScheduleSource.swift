import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds sources that no repository can have.
struct ScheduleSource: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for defect in schedule.runs.flatMap(\.sourceDefects) { report(.defect(defect), at: defect.text.location) }
  }
}

extension Report.Message {
  fileprivate static func defect(_ defect: SourceDefect) -> Self {
    let text = defect.text.value.quoted
    switch defect.kind {
    case .absolutePath:
      return Self(
        "the path \(text) starts with a slash", notes: ["the reconciler would store the file there on its own disk"],
        help: "write the path as seen from the top of the repository, without the slash")
    case .pathWithDots:
      return Self(
        "the path \(text) leads through \".\" or \"..\"",
        notes: ["GitHub finds no such file, and the reconciler would store it outside of its folder"],
        help: "write the path as seen from the top of the repository")
    case .folder:
      return Self("the path \(text) names a folder", help: "write the path of the file")
    case .notYAML:
      return Self(
        "the pipeline \(text) does not end in .yaml", notes: ["the reconciler refuses files of any other name"],
        help: "write the path of the workflow.yaml, or rename the file")
    case .impossibleName:
      return Self(
        "\(text) is no name of an owner or a repository on GitHub",
        help: "write the two parts of OWNER/REPOSITORY into github_owner and github_repo")
    case .impossibleReference(let why):
      return Self(
        "\(text) names no commit: it \(why)", help: "write a commit id of 40 digits")
    }
  }
}
