import Diagnostics
import Foundation
import Snapshots

/// The commits that the schedules of an example take their pipelines from: the folder `commits/OWNER/REPOSITORY/REFERENCE`
/// of the example has the files of each.
///
/// 40 digits are a commit; of the names, `v3` and `v2.1` are tags and all others branches. The branch that is linted is the
/// one called `main`.
final class ExampleCommits: SourceRepositories {
  private let folder: URL

  /// The commits of an example; `nil` for one without, in which nothing is looked up.
  init?(of example: URL) {
    folder = example.appending(path: "commits")
    guard RuleFolders.subfolders(of: example).contains(where: { $0.lastPathComponent == "commits" }) else { return nil }
  }

  func commit(named reference: ByteString, owner: ByteString, repository: ByteString) -> ReferencedCommit {
    let place = folder.appending(path: "\(owner)/\(repository)")
    guard Self.files(in: place) != nil else { return .unavailable(.noClone) }
    guard let files = Self.files(in: place.appending(path: "\(reference)")) else { return .unknown }
    let id = ObjectID(hexadecimal: reference.bytes)
    let abbreviation = id.map { String($0.hexadecimal.prefix(7)) } ?? "5e1f0aa"
    let isTag = reference.bytes.first == UInt8(ascii: "v") && reference.bytes.dropFirst().allSatisfy { $0 < 0x3A }
    return .found(
      SourceCommit(
        id: id ?? ObjectID(Array(repeating: 0x5E, count: ObjectID.sha1Length)), abbreviation: abbreviation,
        kind: id != nil ? .commit : isTag ? .tag : .branch,
        files: RelocatedSnapshot(snapshot: files.snapshot, folder: files.folder, origin: .commit(abbreviation)),
        history: ExampleHistory(repository: place)))
  }

  /// What a folder holds; `nil` if there is none.
  fileprivate static func files(in folder: URL) -> RelocatedSnapshot? {
    let path = Path(folder.path())
    return (try? DiskSnapshot(paths: [path])).map { RelocatedSnapshot(snapshot: $0, folder: path) }
  }
}

/// A branch that has something else somewhere than a commit has.
private final class ExampleHistory: BranchHistory {
  private let repository: URL

  init(repository: URL) { self.repository = repository }

  func hasChanged(_ path: Path, since commit: ObjectID) -> Bool {
    guard let now = contents(of: path, at: "main") else { return false }
    return now != contents(of: path, at: commit.hexadecimal)
  }

  private func contents(of path: Path, at reference: String) -> [Path: [UInt8]]? {
    guard let files = ExampleCommits.files(in: repository.appending(path: reference)),
      let entries = try? files.entries(below: path)
    else { return nil }
    return entries.reduce(into: [:]) { contents, entry in
      if case .bytes(let bytes) = try? files.content(of: entry, limit: 1 << 20) { contents[entry.path] = bytes }
    }
  }
}
