import Diagnostics
import Pipelines
import RuleEngine

/// Finds values that the parser of the declared type refuses.
struct ParamsType: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for parameter in pipeline.parameters {
      for value in parameter.values {
        guard let rejection = parameter.rejection(of: value.text), !isOwnedElsewhere(value, rejection) else { continue }
        let place = rejection.type.rangeOfRejection(in: value.text).map { value.location(of: $0) }
        report(
          .refused(parameter.name.value, value, rejection), at: place ?? value.location,
          severity: rejection.severity, related: rejection.declarations)
      }
    }
  }

  /// An empty file is what `params-empty` finds, a Boolean with a line break what `params-trailing-newline` finds.
  private func isOwnedElsewhere(_ value: ParameterValue, _ rejection: ParameterRejection) -> Bool {
    (value.source == .file && value.text.isEmpty) || (rejection.type == .boolean && value.isBooleanBrokenByLineBreak)
  }
}

extension Report.Message {
  fileprivate static func refused(_ name: ByteString, _ value: ParameterValue, _ rejection: ParameterRejection) -> Self
  {
    Self(
      "parameter \"\(name)\" is declared \(rejection.typeName), but its \(value.source.noun) is \(value.text.quoted)",
      label: "not \(rejection.typeName)",
      help: value.source == .file
        ? "write \(rejection.type.expectation)"
        : "change the default in the pipeline's Python to \(rejection.type.expectation), and render again")
  }
}

extension ParameterValue.Source {
  fileprivate var noun: String {
    switch self {
    case .file: "value"
    case .argument: "default"
    }
  }
}
