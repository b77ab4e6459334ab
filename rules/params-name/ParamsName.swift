import Diagnostics
import Pipelines
import RuleEngine

/// Finds parameter names that Argo or the SDK refuses, or that the client changes.
struct ParamsName: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for name in pipeline.parameters.map(\.name) {
      let sent = ParameterName.sanitized(name.value)
      if !ParameterName.isAcceptedByArgo(name.value) {
        report(.refusedByArgo(name.value, sent), at: name.location)
      } else if sent != name.value {
        report(.changedByClient(name.value, sent), at: name.location)
      } else if !ParameterName.isAcceptedBySDK(name.value) {
        report(.refusedBySDK(name.value), at: name.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func refusedByArgo(_ name: ByteString, _ sent: ByteString) -> Self {
    Self(
      "Argo refuses the parameter name \"\(name)\"", label: "only letters, digits, - and _ are allowed",
      help: sent.isEmpty ? rename("a name") : rename("\"\(sent)\""))
  }

  fileprivate static func changedByClient(_ name: ByteString, _ sent: ByteString) -> Self {
    Self(
      "parameter \"\(name)\" can never be set: the kfp client sends the name as \"\(sent)\"",
      label: "no - at the ends, no two in a row", help: sent.isEmpty ? rename("a name") : rename("\"\(sent)\""))
  }

  fileprivate static func refusedBySDK(_ name: ByteString) -> Self {
    Self(
      "the SDK refuses the parameter name \"\(name)\"", label: "a name begins with a letter",
      help: rename("a name that begins with a letter"))
  }

  private static func rename(_ name: String) -> String {
    "rename the parameter to \(name) in the pipeline's Python and render again"
  }
}
