import Diagnostics
import Pipelines
import RuleEngine
import Schedules
import Snapshots

/// Finds sources that no repository can have, or that the repository does not have.
struct ScheduleSource: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for defect in schedule.schedule.runs.flatMap(\.sourceDefects) { report(.defect(defect), at: defect.text.location) }
    for problem in schedule.runs.flatMap(\.sourceProblems) {
      report(.problem(problem), at: problem.text.location, related: problem.related)
    }
    for source in schedule.unavailableSources {
      report(.unavailable(source), at: source.place.location, severity: .info)
    }
  }
}

extension SourceProblem {
  /// The place in the workflow, where it is there and of no use.
  fileprivate var related: [Finding.Related] {
    guard case .unusable(let workflow, let defect) = kind else { return [] }
    return [.init("at \(workflow.version.abbreviation)", at: defect.location)]
  }
}

extension UnavailableSource {
  /// What the reason is about: the repository that is not here, or the reference that what is here lacks.
  fileprivate var place: Sourced<ByteString> {
    if case .incompleteClone = why { file.reference ?? repository } else { repository }
  }
}

extension Report.Message {
  fileprivate static func defect(_ defect: SourceDefect) -> Self {
    let text = defect.text.value.quoted
    switch defect.kind {
    case .absolutePath:
      return Self(
        "the path \(text) starts with a slash", notes: ["the reconciler would store the file there on its own disk"],
        help: "write the path from the top of the repository, without the slash")
    case .pathWithDots:
      return Self(
        "the path \(text) contains \".\" or \"..\"",
        notes: ["GitHub finds no such file, and the reconciler would store it outside of its folder"],
        help: "write the path from the top of the repository")
    case .folder:
      return Self("the path \(text) names a folder", help: "write the path of the file")
    case .notYAML:
      return Self(
        "the pipeline \(text) does not end in .yaml", notes: ["the reconciler refuses files of any other name"],
        help: "write the path of the workflow.yaml, or rename the file")
    case .impossibleName:
      return Self(
        "\(text) is not the name of an owner or a repository on GitHub",
        help: "write the two parts of OWNER/REPOSITORY into github_owner and github_repo")
    case .impossibleReference(let why):
      return Self(
        "\(text) does not name a commit: it \(why)", help: "write a commit id of 40 digits")
    }
  }

  fileprivate static func problem(_ problem: SourceProblem) -> Self {
    let repository = problem.file.repositoryName
    switch problem.kind {
    case .unknownReference:
      return Self(
        "\(repository) has no commit, tag or branch \(problem.text.value.quoted)",
        notes: ["as far as it has been fetched here"],
        help: "write the id of a commit that was pushed, or run `git fetch` if it was pushed just now")
    case .ambiguousReference(let what):
      return Self(
        "\(problem.text.value.quoted) \(what) in \(repository)", help: "write all 40 digits of the commit's id")
    case .missingFile(let version, let meant):
      return Self(
        "\(repository) has no file \"\(problem.text.value)\" at \(version.abbreviation)",
        help: meant.map { "write \($0), which is there" }
          ?? "write the path of a file that is there at that commit, or a commit that has the file")
    case .unusable(let workflow, let defect):
      return Self(
        "\"\(problem.text.value)\" at \(workflow.version.abbreviation) \(defect.kind.sentence)",
        label: "not a pipeline that can run", help: defect.kind.remedy)
    }
  }

  fileprivate static func unavailable(_ source: UnavailableSource) -> Self {
    let repository = source.file.repositoryName
    let jobs = source.jobs == 1 ? "1 job is" : "\(source.jobs) jobs are"
    switch source.why {
    case .noClone:
      return Self(
        "\(repository) is not available here, so \(jobs) not compared with the pipelines there",
        label: "another repository than this one",
        help: "write under repositories: in .kfplint.yaml where a clone of it is, if there is one")
    case .unusableClone(let reason):
      return Self(
        "the clone of \(repository) cannot be used, so \(jobs) not compared with the pipelines there",
        notes: [reason], help: "write under repositories: in .kfplint.yaml where the clone is")
    case .incompleteClone(let reason):
      return Self(
        "the clone of \(repository) is incomplete, so \(jobs) not compared with the pipelines there",
        label: "not here", notes: [reason])
    }
  }
}

extension PinnedFile {
  /// OWNER/NAME.
  fileprivate var repositoryName: String { "\(owner?.value ?? "")/\(repository?.value ?? "")" }
}

extension PinnedWorkflow.Defect.Kind {
  /// What the workflow is, as it follows its name.
  fileprivate var sentence: String {
    switch self {
    case .symbolicLink: "is a symbolic link, and the reconciler downloads the text of the link"
    case .submodule: "is a commit of another repository"
    case .lfsPointer: "is a pointer of Git LFS, and the reconciler downloads the pointer"
    case .mergeConflict: "has the markers of a merge conflict"
    case .notText: "is not text in UTF-8"
    case .python: "is Python that was not compiled"
    case .notYAML(let problem): "does not parse as YAML: \(problem)"
    case .v2IR: "is a pipeline in V2 mode"
    case .v2Compatible: "is a pipeline in V2-compatible mode"
    case .v2Component: "has a V2 component, which cannot run in a V1 workflow"
    case .backendExport: "is a workflow that a V2 backend made"
    case .tekton: "is a pipeline for Tekton"
    case .component: "is a component, not a pipeline"
    case .notAWorkflow: "is not an Argo workflow"
    case .withoutSpecification: "has no pipeline_spec that the reconciler can read"
    }
  }

  /// What to do about it.
  fileprivate var remedy: String {
    switch self {
    case .v2IR, .v2Compatible, .v2Component, .backendExport, .tekton:
      "use a commit that has the pipeline compiled in V1 mode"
    case .component, .python, .notAWorkflow: "write the path of the compiled workflow.yaml"
    case .symbolicLink, .submodule, .lfsPointer: "write a path and commit where the file itself is"
    case .mergeConflict, .notText, .notYAML, .withoutSpecification: "use a commit in which the file is complete"
    }
  }
}
