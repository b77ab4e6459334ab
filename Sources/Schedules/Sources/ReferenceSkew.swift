public import Diagnostics
public import Pipelines
import Snapshots

/// A parameter's value that is taken from another commit of the repository than the workflow.
public struct ReferenceSkew: Sendable {
  /// What names the commit of the value.
  public let value: Sourced<ByteString>
  /// What names the commit of the workflow.
  public let workflow: Sourced<ByteString>
}

extension PinnedRun {
  /// The values that are taken from the workflow's repository, but at another commit.
  ///
  /// Where the commits are not at hand, two spellings of what may be one, its id and the beginning of it, are no skew.
  public var skews: [ReferenceSkew] {
    let files = job.pinnedFiles
    guard let source = files.first, let workflow = source.reference else { return [] }
    return files.dropFirst().compactMap { file in
      guard file.isInRepository(of: source), let value = file.reference else { return nil }
      if let commit = content(of: source)?.version?.commit, let other = content(of: file)?.version?.commit {
        if commit == other { return nil }
      } else if Self.mayBeOneCommit(value.value, workflow.value) {
        return nil
      }
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

extension PinnedSchedule {
  /// How long a reference names the commit that it names today.
  public enum ReferenceKind: Sendable {
    /// For good: all digits of a commit's id, a tag, or what nothing can be called.
    case lasting
    /// Until another commit's id starts with the same digits.
    case shortCommit
    /// Until the next push.
    case branch
    /// Nobody knows from here; most such names are branches.
    case anyName
  }

  /// Everything that names a commit, in the order of the jobs.
  ///
  /// Where the repository is available it is what it is there; elsewhere its form tells.
  public var references: [(reference: Sourced<ByteString>, kind: ReferenceKind)] {
    runs.flatMap { run in
      run.job.pinnedFiles.compactMap { file in
        file.reference.map { ($0, Self.kind(of: $0.value, run.content(of: file)?.version?.kind)) }
      }
    }
  }

  private static func kind(of reference: ByteString, _ kind: SourceCommit.Kind?) -> ReferenceKind {
    switch kind {
    case .commit, .tag: return .lasting
    case .shortCommit: return .shortCommit
    case .branch: return .branch
    case nil: break
    }
    return switch GitReference(reference) {
    case .commit, .version, .impossible: .lasting
    case .shortCommit: .shortCommit
    case .name: .anyName
    }
  }
}
