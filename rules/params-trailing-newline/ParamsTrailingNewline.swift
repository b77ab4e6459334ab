import Diagnostics
import Pipelines
import RuleEngine

/// Finds line breaks at the end of a value, where they become part of it.
struct ParamsTrailingNewline: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for parameter in pipeline.parameters {
      for value in parameter.values {
        guard let lineBreak = value.finalLineBreak else { continue }
        let name = parameter.name.value
        let place = value.location(of: lineBreak)
        if value.isBooleanBrokenByLineBreak, let rejection = parameter.rejection(of: value.text),
          rejection.type == .boolean
        {
          report(
            .breaksBoolean(name, value), at: place, severity: rejection.severity, related: rejection.declarations,
            fix: fix(of: value, at: place))
        } else if value.source == .file, parameter.keepsTrailingSpace, parameter.rejection(of: value.text) == nil,
          !pipeline.isOutsideChoices(parameter)
        {
          // In a default, the author typed the line break; in a file, an editor adds it.
          report(.isPartOfValue(name, value), at: place, fix: fix(of: value, at: place))
        }
      }
    }
  }

  /// A default in the workflow was typed in the pipeline's Python, and stays.
  private func fix(of value: ParameterValue, at location: Location) -> Fix? {
    guard value.source == .file, let place = location.place else { return nil }
    return Fix(.safe, "remove the line break at the end", [.replace(place.file, place.span, with: [])])
  }
}

extension Report.Message {
  fileprivate static func breaksBoolean(_ name: ByteString, _ value: ParameterValue) -> Self {
    Self(
      "Boolean parameter \"\(name)\" ends in a line break, so it is not a Boolean",
      label: "strtobool() takes no white space", help: fix(for: name, value))
  }

  fileprivate static func isPartOfValue(_ name: ByteString, _ value: ParameterValue) -> Self {
    Self(
      "the value of parameter \"\(name)\" ends in a line break, which is part of the value",
      label: "comparisons, tags and URLs include it", help: fix(for: name, value))
  }

  private static func fix(for name: ByteString, _ value: ParameterValue) -> String {
    value.source == .file
      ? "write the file without a final line break: printf %s VALUE > params/\(name)"
      : "remove the line break from the default in the pipeline's Python, and render again"
  }
}
