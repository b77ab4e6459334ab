public import Diagnostics
public import Pipelines
public import Snapshots

/// A file that a job needs and that was searched for in vain, or is of no use to it.
public struct SourceProblem: Sendable {
  /// What is wrong.
  public enum Kind: Sendable {
    /// The repository has nothing that the reference could name.
    case unknownReference
    /// The reference stands for several things, and which.
    case ambiguousReference(String)
    /// The commit has no such file, with the path of one that was probably meant.
    case missingFile(PinnedVersion, meant: Path?)
    /// The workflow is none that KFP or the reconciler takes.
    case unusable(PinnedWorkflow, PinnedWorkflow.Defect)
  }

  /// What is wrong.
  public let kind: Kind
  /// The file.
  public let file: PinnedFile
  /// The reference or the path that it shows at.
  public let text: Sourced<ByteString>
}

/// A reason for which sources could not be looked at, whatever number of jobs it concerns.
public struct UnavailableSource: Sendable {
  /// The reason.
  public let why: Unavailability
  /// The first file that it concerns.
  public let file: PinnedFile
  /// The repository's name in that.
  public let repository: Sourced<ByteString>
  /// How many jobs it concerns.
  public let jobs: Int

  fileprivate var withOneMoreJob: UnavailableSource {
    UnavailableSource(why: why, file: file, repository: repository, jobs: jobs + 1)
  }
}

extension PinnedRun {
  /// The files that the job needs and cannot have.
  public var sourceProblems: [SourceProblem] {
    job.pinnedFiles.compactMap { file in
      guard let content = content(of: file), let reference = file.reference, let path = file.path else { return nil }
      switch content {
      case .unavailable: return nil
      case .unknownReference: return SourceProblem(kind: .unknownReference, file: file, text: reference)
      case .ambiguousReference(let what):
        return SourceProblem(kind: .ambiguousReference(what), file: file, text: reference)
      case .missing(let version, let meant):
        return SourceProblem(kind: .missingFile(version, meant: meant), file: file, text: path)
      case .file:
        guard file.isWorkflow, let workflow, let defect = workflow.defect else { return nil }
        return SourceProblem(kind: .unusable(workflow, defect), file: file, text: path)
      }
    }
  }
}

extension PinnedSchedule {
  /// Why sources could not be looked at: each repository and reason once.
  public var unavailableSources: [UnavailableSource] {
    var order: [Cause] = []
    var found: [Cause: UnavailableSource] = [:]
    for run in runs {
      var causes = Set<Cause>()
      for file in run.job.pinnedFiles {
        guard let why = run.content(of: file)?.obstacle, let owner = file.owner, let repository = file.repository else {
          continue
        }
        let cause = Cause(owner: owner.value.lowered, repository: repository.value.lowered, kind: .init(why))
        guard causes.insert(cause).inserted else { continue }
        if found[cause] == nil { order.append(cause) }
        let first = found[cause] ?? UnavailableSource(why: why, file: file, repository: repository, jobs: 0)
        found[cause] = first.withOneMoreJob
      }
    }
    return order.compactMap { found[$0] }
  }

  /// What is one cause, although each file that a partial clone lacks has a command of its own that brings it.
  private struct Cause: Hashable {
    let owner: ByteString
    let repository: ByteString
    let kind: Kind

    enum Kind {
      case noClone, unusableClone, incompleteClone

      init(_ why: Unavailability) {
        switch why {
        case .noClone: self = .noClone
        case .unusableClone: self = .unusableClone
        case .incompleteClone: self = .incompleteClone
        }
      }
    }
  }
}
