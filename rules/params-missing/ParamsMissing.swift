import Diagnostics
import Pipelines
import RuleEngine

/// Finds required parameters that have no file in `params/`.
struct ParamsMissing: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    // Where `params` is no folder, that is the one defect.
    if case .notAFolder = pipeline.files.params { return }

    lazy var present = pipeline.files.parameterFiles.map(\.name).listed
    for (parameter, misspelt) in pipeline.missingParameters {
      report(
        .missing(
          parameter.name.value, present: present, misspelt: misspelt?.name,
          folder: pipeline.files.misnamedFolder(of: parameter.name.value)), at: parameter.name.location,
        fix: misspelt.flatMap { pipeline.renaming($0, to: parameter) })
    }
  }
}

extension Report.Message {
  fileprivate static func missing(_ name: ByteString, present: String, misspelt: ByteString?, folder: ByteString?)
    -> Self
  {
    Self(
      "parameter \"\(name)\" has no file in params/",
      label: "declared here, without a default",
      notes: present.isEmpty ? [] : ["params/ holds \(present)"],
      help: misspelt.map { "rename params/\($0) to params/\(name)" }
        ?? folder.map { "rename the folder \($0) to params" }
        ?? "write the value into params/\(name), or give the parameter a default and render again")
  }
}
