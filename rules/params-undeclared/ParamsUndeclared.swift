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
        related: other.map { [.init("parameter \"\($0.name.value)\" is declared here", at: $0.name.location)] } ?? [],
        fix: fix(of: stray, in: pipeline))
    }
  }

  private func fix(of stray: StrayFile, in pipeline: Pipeline) -> Fix? {
    let file = stray.file
    switch stray.leftover {
    case .fileManager: return Fix(.safe, "delete params/\(file.name)", [.delete(file.path)])
    case .placeholder:
      // A .gitignore may hold rules that somebody wrote.
      let isEmpty = file.text?.bytes.isEmpty ?? false
      return Fix(isEmpty ? .safe : .unsafe, "delete params/\(file.name)", [.delete(file.path)])
    case .backup:
      // What an editor keeps may be the only copy of something.
      return Fix(.unsafe, "delete params/\(file.name)", [.delete(file.path)])
    case nil:
      return (stray.sentAs ?? stray.nearest).flatMap { pipeline.renaming(file, to: $0) }
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
