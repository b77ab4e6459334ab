public import Diagnostics
import Pipelines
public import Schedules
public import Snapshots

/// What a job takes from a commit, as far as it can be read from here.
public enum PinnedText: Sendable {
  case text(SourceFile)
  /// It cannot be read, and why, as a clause.
  case unknown(String)
}

extension SourceRepositories {
  /// Reads a file that a job takes from a commit, unless it is larger than `limit` bytes.
  public func content(of file: PinnedFile, limit: Int) -> PinnedText {
    guard let owner = file.owner?.value, let repository = file.repository?.value,
      let reference = file.reference?.value, let path = file.path?.value
    else { return .unknown("the source is not complete") }
    switch commit(named: reference, owner: owner, repository: repository) {
    case .unavailable(.noClone): return .unknown("the repository is not available here")
    case .unavailable(.unusableClone(let why)), .unavailable(.incompleteClone(let why)): return .unknown(why)
    case .unknown: return .unknown("\(reference.quoted) does not exist there")
    case .ambiguous(let what): return .unknown("\(reference.quoted) \(what)")
    case .found(let commit):
      let path = Path(path.bytes)
      do {
        guard let entry = try commit.files.entry(at: path) else { return .unknown("there is no \(path) in it") }
        let read = FileReader(commit.files).read(entry, limit: limit)
        return read.text.map { .text($0) } ?? .unknown("\(path) is not readable text")
      } catch {
        return .unknown("\(error)")
      }
    }
  }
}
