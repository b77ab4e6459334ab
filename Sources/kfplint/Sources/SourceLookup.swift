import Configuration
import Diagnostics
import GitSource
import Snapshots

extension LintSource {
  /// The repositories that schedules may take their pipelines from: the one that is linted, and the configured clones.
  ///
  /// None of them is looked at before a schedule asks. `folder` is the one that relative paths in the settings start
  /// from. `nil` for standard input, which nothing is known about.
  func sourceRepositories(
    _ settings: Settings, pathsFrom folder: Path?, _ options: SourceOptions
  ) -> (any SourceRepositories)? {
    guard snapshot.source.kind != .standardInput else { return nil }
    let clones = settings.repositories.map { clone in
      GitSourceRepositories.NamedClone(
        owner: clone.owner, repository: clone.repository,
        folder: folder.map { clone.folder.isAbsolute ? clone.folder : $0.appending(ByteString(clone.folder.bytes)) })
    }
    return GitSourceRepositories(
      linting: repository, head: snapshot.source.head.flatMap { ObjectID(hexadecimal: $0.utf8) }, clones: clones,
      trusting: options.trustRepository, fetching: options.allowFetch)
  }
}
