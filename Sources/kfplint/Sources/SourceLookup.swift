import Configuration
import Diagnostics
import GitSource
import Snapshots

extension LintSource {
  /// The repositories that schedules may take their pipelines from: the one that is linted, and the configured clones.
  ///
  /// None of them is looked at before a schedule asks. `nil` for standard input, which nothing is known about.
  func sourceRepositories(
    _ settings: Settings, of found: ConfigurationLookup.Found, _ options: SourceOptions
  ) -> (any SourceRepositories)? {
    guard snapshot.source.kind != .standardInput else { return nil }
    return GitSourceRepositories(
      linting: repository, head: snapshot.source.head.flatMap { ObjectID(hexadecimal: $0.utf8) },
      clones: settings.repositories.map { clone($0, of: found, options) },
      trusting: options.trustRepository, fetching: options.allowFetch)
  }

  /// The clone that a configuration names, if it may.
  ///
  /// The findings about its pipelines show lines and names of it. So a configuration that comes with what is linted leads
  /// to a clone only in the work tree or below a folder that the user has allowed, and never where somebody pushes it to a
  /// server.
  private func clone(
    _ clone: Settings.Clone, of found: ConfigurationLookup.Found, _ options: SourceOptions
  ) -> GitSourceRepositories.NamedClone {
    func unread(_ obstacle: String) -> GitSourceRepositories.NamedClone {
      .init(owner: clone.owner, repository: clone.repository, folder: nil, obstacle: obstacle)
    }
    let folder =
      clone.folder.isAbsolute ? clone.folder : found.folder?.appending(ByteString(clone.folder.bytes))
    if found.isNamed { return .init(owner: clone.owner, repository: clone.repository, folder: folder) }
    if isPushed || repository?.isBare ?? false {
      return unread("a configuration that is pushed names no folder of the server; name it with --config")
    }
    // Where nothing is allowed nothing is looked up either: what is there and what is not is nobody's business.
    let refusal =
      "the repository's own configuration names a folder outside of it; allow a folder around that one with "
      + "--clones-below or KFPLINT_CLONES_BELOW, or name the configuration with --config"
    let roots = ([workTree].compactMap(\.self) + options.clonesBelow + Self.rootsOfEnvironment).compactMap(\.realPath)
    func isAllowed(_ path: Path) -> Bool { roots.contains { path == $0 || path.isInside($0) } }
    guard let folder, let here = WorkingFolder() else { return unread(refusal) }
    guard let place = folder.realPath else {
      return unread(isAllowed(here.absolute(folder)) ? "there is no folder \(clone.folder)" : refusal)
    }
    guard isAllowed(place) else { return unread(refusal) }
    return .init(owner: clone.owner, repository: clone.repository, folder: folder)
  }

  /// The folders that the user allows for every run, with colons between them.
  private static var rootsOfEnvironment: [Path] {
    (Environment.value("KFPLINT_CLONES_BELOW") ?? "").utf8.split(separator: UInt8(ascii: ":")).map { Path($0) }
  }
}
