import Testing

extension TemporaryRepository {
  /// The commit of what is staged is refused because of the pipeline.
  func expectRefusedCommit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let run = try commit([])
    #expect(run.status == 1, sourceLocation: sourceLocation)
    #expect(run.error.contains("error[params-missing]"), sourceLocation: sourceLocation)
    #expect(try commitCount == 0, sourceLocation: sourceLocation)
  }
}

extension ProgramRun {
  func expectSuccess(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(status == 0, "\(self)", sourceLocation: sourceLocation)
  }
}
