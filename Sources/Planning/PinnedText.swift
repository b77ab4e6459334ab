public import Diagnostics
import Pipelines
public import Schedules
import Snapshots

/// What a job takes from a commit, as far as it can be read from here.
public enum PinnedText: Sendable {
  case text(SourceFile)
  /// It cannot be read, and why, as a clause.
  case unknown(String)

  /// What became of the search for a file; `content` is `nil` where its names could not be those of a file.
  public init(_ content: PinnedContent?, of file: PinnedFile) {
    let reference = file.reference?.value.quoted ?? ""
    let path = file.path?.value.description ?? ""
    self =
      switch content {
      case nil: .unknown("the source is not complete, or not valid")
      case .unavailable(.noClone): .unknown("the repository is not available here")
      case .unavailable(.unusableClone(let why)), .unavailable(.incompleteClone(let why)): .unknown(why)
      case .unknownReference: .unknown("\(reference) does not exist there")
      case .ambiguousReference(let what): .unknown("\(reference) \(what)")
      case .missing: .unknown("there is no \(path) in it")
      case .file(_, let found):
        switch (content?.obstacle, found.text) {
        case (.incompleteClone(let why), _), (.unusableClone(let why), _): .unknown(why)
        case (_, let text?): .text(text)
        case (_, nil): .unknown("\(path) is not readable text")
        }
      }
  }
}
