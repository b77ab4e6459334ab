import Diagnostics
import Pipelines
import RuleEngine

/// Finds required parameters that have no file in `params/`.
struct ParamsMissing: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    guard pipeline.isMeantAsRendered else { return }
    // Where `params` is no folder, that is the one defect.
    if case .notAFolder = pipeline.files.params { return }

    let present = pipeline.files.parameterFiles.map(\.name)
    let undeclared = pipeline.undeclaredFiles.map(\.name)
    for parameter in pipeline.parameters where parameter.isRequired && parameter.file == nil {
      let name = parameter.name.value
      report(
        .missing(name, present: present, nearest: NearestName.of(name, among: undeclared)),
        at: parameter.name.location)
    }
  }
}

extension Report.Message {
  fileprivate static func missing(_ name: ByteString, present: [ByteString], nearest: ByteString?) -> Self {
    Self(
      "parameter \"\(name)\" has no file in params/",
      label: "declared here, without a default",
      notes: present.isEmpty ? [] : ["params/ holds \(present.listed)"],
      help: nearest.map { "rename params/\($0) to params/\(name)" }
        ?? "write the value into params/\(name), or give the parameter a default and render again")
  }
}
