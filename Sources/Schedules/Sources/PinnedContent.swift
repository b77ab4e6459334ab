public import Diagnostics
public import Pipelines
public import Snapshots

/// What became of the search for a file that a schedule takes from a commit of some repository.
public enum PinnedContent: Sendable {
  /// Nobody knows from here.
  case unavailable(Unavailability)
  /// The repository has no such commit, tag or branch.
  case unknownReference
  /// The reference stands for several things, and which, as a sentence without subject.
  case ambiguousReference(String)
  /// The commit has no such file, with the path of one that was probably meant.
  case missing(PinnedVersion, meant: Path?)
  /// There it is, in any state.
  case file(PinnedVersion, PipelineFile)

  /// The commit, if there is one.
  public var version: PinnedVersion? {
    switch self {
    case .missing(let version, _), .file(let version, _): version
    case .unavailable, .unknownReference, .ambiguousReference: nil
    }
  }

  /// Why it could not be looked at, which is no defect of the schedule.
  public var obstacle: Unavailability? {
    switch self {
    case .unavailable(let why): why
    case .file(_, let file):
      switch file.content {
      case .unreadable(let reason): .incompleteClone(reason)
      case .tooLarge(let size, let limit):
        .incompleteClone("\(file.path) has \(size) bytes, and files of more than \(limit) are not read")
      default: nil
      }
    case .unknownReference, .ambiguousReference, .missing: nil
    }
  }
}

/// The files that the jobs of a team take from commits, as far as they were looked up.
public struct PinnedContents: Sendable {
  private let contents: [Key: PinnedContent]

  /// What names a file; GitHub does not tell capitals from small letters in the first two.
  struct Key: Hashable {
    let owner: ByteString
    let repository: ByteString
    let reference: ByteString
    let path: ByteString
    let isWorkflow: Bool

    /// The names of a file, if each is there and can be one.
    init?(_ file: PinnedFile) {
      guard let owner = file.owner?.value, let repository = file.repository?.value,
        let reference = file.reference?.value, let path = file.path?.value, !path.isEmpty,
        [owner, repository].allSatisfy({ !$0.isEmpty && $0.isNameOnGitHub }), !reference.isEmpty,
        path.pathDefect(isWorkflow: file.isWorkflow) == nil
      else { return nil }
      if case .impossible = GitReference(reference) { return nil }
      self.owner = owner.lowered
      self.repository = repository.lowered
      self.reference = reference
      self.path = path
      isWorkflow = file.isWorkflow
    }
  }

  /// Nothing was looked up.
  public static let none = PinnedContents([:])

  init(_ contents: [Key: PinnedContent]) {
    self.contents = contents
  }

  /// The workflows that were found, each parsed once.
  func workflows() -> [Key: PinnedWorkflow] {
    contents.reduce(into: [:]) { workflows, found in
      guard found.key.isWorkflow, found.value.obstacle == nil, case .file(let version, let file) = found.value else {
        return
      }
      workflows[found.key] = PinnedWorkflow(file, at: version)
    }
  }

  /// What became of the search for a file; `nil` if nobody searched.
  func content(of file: PinnedFile) -> PinnedContent? {
    contents.isEmpty ? nil : Key(file).flatMap { contents[$0] }
  }
}
