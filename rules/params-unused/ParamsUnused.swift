import Diagnostics
import Pipelines
import RuleEngine

/// Finds parameters that nothing in the workflow reads.
struct ParamsUnused: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    let renamed = pipeline.halfRenamedParameters
    for parameter in pipeline.parameters where !parameter.isUsed {
      let name = parameter.name
      if renamed[name.value] != nil { continue }
      if parameter.isAddedBySDK { continue }
      if let file = parameter.file {
        report(
          .setInVain(name.value, isRequired: parameter.isRequired), at: name.location, severity: .warning,
          related: [.init("set here, without effect", at: file.location)])
      } else {
        report(.unused(name.value), at: name.location, severity: .info)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func setInVain(_ name: ByteString, isRequired: Bool) -> Self {
    Self(
      "no step reads parameter \"\(name)\", which params/\(name) sets", label: "declared here, referenced nowhere",
      help: isRequired
        ? "pass it to a step in the pipeline's Python, or remove it there; the file is needed until then"
        : "pass it to a step in the pipeline's Python, or remove it there and delete the file")
  }

  fileprivate static func unused(_ name: ByteString) -> Self {
    Self(
      "no step reads parameter \"\(name)\"", label: "declared here, referenced nowhere",
      help: "pass it to a step in the pipeline's Python, or remove it there")
  }
}
