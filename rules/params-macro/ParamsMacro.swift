import Diagnostics
import Pipelines
import RuleEngine

/// Finds placeholders of the KFP API that are misspelt, or that have a layout Go does not know.
struct ParamsMacro: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for parameter in pipeline.parameters {
      for value in parameter.values {
        for macro in ParameterMacro.defects(in: value.text) {
          report(Self.message(for: macro), at: value.location(of: macro.range))
        }
      }
    }
  }

  /// What to say about a placeholder, wherever it stands.
  static func message(for macro: ParameterMacro) -> Report.Message {
    switch macro.defect {
    case .misspelt(let name): .misspelt(macro.text, as: name)
    case .strftimeLayout: .strftime(macro.text)
    }
  }
}

extension Report.Message {
  fileprivate static func misspelt(_ macro: ByteString, as name: ByteString) -> Self {
    Self(
      "the KFP API does not know \(macro), and leaves it in the value as it is", label: "did you mean [[\(name)]]?",
      help: "write [[\(name)]], letter by letter")
  }

  fileprivate static func strftime(_ macro: ByteString) -> Self {
    Self(
      "the layout in \(macro) is for strftime, but KFP reads it as a layout of Go and copies its letters",
      label: "not a layout of Go",
      notes: ["Go's layouts show the time 2006-01-02 15:04:05: %Y is 2006, %m 01, %d 02, %H 15, %M 04, %S 05"],
      help: "write the layout with Go's numbers, such as [[CurrentTime.2006-01-02]]")
  }
}
