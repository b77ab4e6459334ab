import Diagnostics
import Pipelines
import RuleEngine

/// Finds files in `params/` that no parameter declares.
struct ParamsUndeclared: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    // Once for all files: sorting the names for each of them would take the square of their number.
    lazy var declared = pipeline.parameters.map(\.name.value).listed
    for stray in pipeline.strayFiles {
      let other = stray.sentAs ?? stray.nearest
      report(
        .undeclared(stray, among: declared), at: stray.file.location,
        related: other.map { [.init("parameter \"\($0.name.value)\" is declared here", at: $0.name.location)] } ?? [])
    }
  }
}

extension Report.Message {
  fileprivate static func undeclared(_ stray: StrayFile, among declared: String) -> Self {
    let name = stray.file.name
    if let parameter = stray.sentAs {
      return Self(
        "params/\(name) is not a parameter, and the kfp client sends it as \"\(parameter.name.value)\"",
        notes: ["the client turns what is not a letter, a digit, - or _ into -, and drops - at the ends"],
        help: remedy(for: stray))
    }
    return Self(
      "the pipeline has no parameter \"\(name)\"",
      notes: [
        declared.isEmpty ? "the pipeline has no parameters" : "the parameters are \(declared)",
        "the API refuses the run: Unrecognized input parameter",
      ],
      help: remedy(for: stray))
  }

  private static func remedy(for stray: StrayFile) -> String {
    let name = stray.file.name
    switch stray.leftover {
    case .placeholder:
      return "delete it: a pipeline without parameters needs no files in params/"
    case .fileManager, .backup:
      return "delete it, and add \(stray.ignorePattern) to .gitignore"
    case nil:
      guard let meant = stray.sentAs ?? stray.nearest, meant.file == nil else {
        return "delete it, or add the parameter to the pipeline and render again"
      }
      return "did you mean \"\(meant.name.value)\"? rename params/\(name) to params/\(meant.name.value)"
    }
  }
}
