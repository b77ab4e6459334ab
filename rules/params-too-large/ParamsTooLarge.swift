import Diagnostics
import Pipelines
import RuleEngine

/// Finds parameter files that are together larger than the KFP API takes.
struct ParamsTooLarge: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    let supplied = pipeline.suppliedParameters
    guard supplied.bytes > SuppliedParameters.limit, let largest = supplied.files.first else { return }
    report(.tooLarge(supplied), at: largest.file.location)
  }
}

extension Report.Message {
  fileprivate static func tooLarge(_ supplied: SuppliedParameters) -> Self {
    let shares = supplied.files.prefix(3).map { "\($0.file.name) \($0.bytes)" }.joined(separator: ", ")
    return Self(
      "the parameters are \(supplied.bytes) bytes together; the KFP API takes at most \(SuppliedParameters.limit)",
      label: "the largest of them",
      notes: [
        "bytes as JSON: \(shares)\(supplied.files.count > 3 ? " and \(supplied.files.count - 3) more" : "")"
      ],
      help: "put the data where a step can read it, and pass its address as the parameter")
  }
}
