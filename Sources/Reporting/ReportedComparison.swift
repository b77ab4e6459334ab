/// What a change makes of a pipeline, in lines, for reports that tell it next to the findings.
///
/// All texts are as they are shown: without secrets, and without characters that a reader does not see.
public struct ReportedComparison: Sendable {
  /// A line, and what its parts are.
  public typealias Line = [(text: String, role: Paint.Role?)]

  /// The path of the pipeline.
  public let path: String
  /// What came of the comparison, such as "different".
  public let outcome: String
  /// What is different.
  public let lines: [Line]

  /// A comparison.
  public init(path: String, outcome: String, lines: [Line]) {
    self.path = path
    self.outcome = outcome
    self.lines = lines
  }
}
