/// A mistake of which it is known that it is not reported as it should be, and why that is so.
struct KnownSurvivor: Sendable {
  /// The mistake, and the pipelines that it survives in.
  let mutation: String
  let pipelines: Set<String>
  /// A part of the line that the mutant has in the table of failures; everything of that mutation if it is empty.
  let mark: String
  let reason: String

  init(_ mutation: String, in pipelines: Set<String> = [], at mark: String = "", because reason: String) {
    self.mutation = mutation
    self.pipelines = pipelines
    self.mark = mark
    self.reason = reason
  }

  func covers(_ mutant: Mutant, line: String) -> Bool {
    mutation == mutant.mutation.name && (pipelines.isEmpty || pipelines.contains(mutant.pipeline.name))
      && (mark.isEmpty || line.contains(mark))
  }

  static let all: [KnownSurvivor] = []
}
