import Diagnostics
import Pipelines
import RuleEngine

/// Finds hand edits that touched only one half of the pipeline's interface.
struct ParamsSpecMismatch: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for difference in pipeline.interfaceDifferences {
      switch difference {
      case .renamed(let parameter, let input):
        report(
          .renamed(parameter.name.value, input.name.value), at: parameter.name.location,
          related: [.init("pipeline_spec calls it \"\(input.name.value)\"", at: input.name.location)])
      case .parameterOnly(let parameter, let specification):
        report(
          .parameterOnly(parameter.name.value), at: parameter.name.location,
          related: [.init("pipeline_spec does not list it", at: specification)])
      case .inputOnly(let input):
        report(.inputOnly(input.name.value), at: input.name.location)
      case .defaults(let parameter, let argument, let specification):
        report(
          .defaults(parameter.name.value, argument.value, specification.value), at: argument.location,
          related: [.init("pipeline_spec says \(specification.value.quoted)", at: specification.location)])
      case .argumentOnly(let parameter, let argument):
        report(
          .argumentOnly(parameter.name.value, argument.value), at: argument.location,
          related: parameter.input.map { [.init("without a default here", at: $0.name.location)] } ?? [])
      case .defaultOnly(let parameter, let specification):
        report(
          .defaultOnly(parameter.name.value, specification.value), at: specification.location,
          related: [.init("without a value here", at: parameter.name.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func renamed(_ parameter: ByteString, _ input: ByteString) -> Self {
    edited("parameter \"\(parameter)\" is called \"\(input)\" in pipeline_spec")
  }

  fileprivate static func parameterOnly(_ name: ByteString) -> Self {
    edited("parameter \"\(name)\" is in spec.arguments and not in pipeline_spec")
  }

  fileprivate static func inputOnly(_ name: ByteString) -> Self {
    edited("input \"\(name)\" is in pipeline_spec and not in spec.arguments")
  }

  fileprivate static func defaults(_ name: ByteString, _ value: ByteString, _ specified: ByteString) -> Self {
    edited(
      "parameter \"\(name)\" defaults to \(value.quoted) in spec.arguments, to \(specified.quoted) in pipeline_spec")
  }

  fileprivate static func argumentOnly(_ name: ByteString, _ value: ByteString) -> Self {
    edited("parameter \"\(name)\" defaults to \(value.quoted) in spec.arguments and has no default in pipeline_spec")
  }

  fileprivate static func defaultOnly(_ name: ByteString, _ specified: ByteString) -> Self {
    edited(
      "parameter \"\(name)\" defaults to \(specified.quoted) in pipeline_spec and has no default in spec.arguments")
  }

  private static func edited(_ text: String) -> Self {
    Self(
      text, notes: ["the run goes by spec.arguments, the UI and clients show pipeline_spec"],
      help: "change the pipeline's Python and render again, instead of editing workflow.yaml")
  }
}
