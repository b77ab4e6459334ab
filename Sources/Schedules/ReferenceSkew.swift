public import Diagnostics
public import Pipelines

/// A parameter's value that is taken from another commit of the repository than the workflow.
public struct ReferenceSkew: Sendable {
  /// What names the commit of the value.
  public let value: Sourced<ByteString>
  /// What names the commit of the workflow.
  public let workflow: Sourced<ByteString>
}

extension RecurringRun {
  /// The values that are taken from the workflow's repository, but at another commit.
  ///
  /// Two spellings of what may be one commit, its id and the beginning of it, are no skew.
  public var skews: [ReferenceSkew] {
    let files = pinnedFiles
    guard let source = files.first, let workflow = source.reference else { return [] }
    return files.dropFirst().compactMap { file in
      guard file.isInRepository(of: source), let value = file.reference,
        !Self.mayBeOneCommit(value.value, workflow.value)
      else { return nil }
      return ReferenceSkew(value: value, workflow: workflow)
    }
  }

  private static func mayBeOneCommit(_ first: ByteString, _ second: ByteString) -> Bool {
    if first == second { return true }
    let kinds = [GitReference(first), GitReference(second)]
    guard kinds.allSatisfy({ $0 == .commit || $0 == .shortCommit }) else { return false }
    let (one, other) = (first.lowered.bytes, second.lowered.bytes)
    return one.starts(with: other) || other.starts(with: one)
  }
}

extension Schedule {
  /// Everything that names a commit, in the order of the jobs.
  public var references: [Sourced<ByteString>] {
    runs.flatMap { run in
      [run.source?.reference].compactMap { $0 } + run.parameters.compactMap { $0.valueFrom?.reference }
    }
  }
}
