import Diagnostics
import Pipelines
import RuleEngine

/// Finds empty parameter files, which set a value rather than none.
struct ParamsEmpty: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for parameter in pipeline.parameters {
      guard let value = parameter.fileValue, value.text.isEmpty else { continue }
      if let rejection = parameter.rejection(of: value.text) {
        report(
          .refused(parameter.name.value, rejection), at: value.location, severity: rejection.severity,
          related: rejection.declarations)
      } else if let replaced = parameter.defaultValue, !replaced.text.isEmpty {
        report(
          .replaces(replaced.text, parameter.name.value), at: value.location,
          related: [.init("the default is here", at: replaced.location)])
      } else if parameter.isOptionalWithoutValue {
        report(.isNotNone(parameter.name.value), at: value.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func refused(_ name: ByteString, _ rejection: ParameterRejection) -> Self {
    Self(
      "parameter \"\(name)\" is declared \(rejection.typeName), but its file is empty",
      notes: ["an empty file is sent as \"\", which is not \(rejection.typeName)"],
      help: "write \(rejection.type.expectation) into params/\(name)")
  }

  fileprivate static func replaces(_ value: ByteString, _ name: ByteString) -> Self {
    Self(
      "the empty file of parameter \"\(name)\" replaces the default \(value.quoted) by \"\"",
      help: "delete params/\(name) to get the default, or write a value into it")
  }

  fileprivate static func isNotNone(_ name: ByteString) -> Self {
    Self(
      "the empty file of optional parameter \"\(name)\" sets it to \"\", not to None",
      help: "delete params/\(name), or write a value into it")
  }
}
