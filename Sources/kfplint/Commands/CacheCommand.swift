import ArgumentParser
import Diagnostics
import RuleEngine
import Snapshots

/// `kfplint cache`: what is kept from one run to the next.
struct CacheCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Show or remove the results that are kept for the next check.",
    discussion: """
      A check of everything keeps what it found out about pipelines, and does not check them again as long as they are \
      the same. The results are in the git folder, which all work trees share, or in the folder that \
      --cache-folder names.
      """,
    subcommands: [CacheShowCommand.self, CacheClearCommand.self])
}

/// Which cache a command is about.
struct CacheArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder that `kfplint lint --cache-folder` names.", valueName: "FOLDER"),
    completion: .directory)
  var cacheFolder: String?

  /// The folder with the cache files.
  func folder() throws(SnapshotError) -> CacheFolder {
    let choice = cacheFolder.map { CacheChoice.folder(RawArguments.path($0)) } ?? .repository
    let repository = cacheFolder == nil ? try LintSource.openRepository(SourceOptions()) : nil
    guard let folder = CacheFolder(choice, of: repository) else {
      throw SnapshotError("the git folder belongs to another user, so nothing is kept there; name a --cache-folder")
    }
    return folder
  }
}

/// `kfplint cache show`: where the results are, and how many.
struct CacheShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the folder with the results, and how much is in it.")

  @OptionGroup var cache: CacheArguments

  func run() throws {
    let folder = try cache.folder()
    let files = folder.files
    let counts = files.compactMap { file in folder.read(file.path).flatMap { UnitStore.count(in: $0) } }
    let results = counts.reduce(0, +)
    let size = files.map(\.size).reduce(0, +)
    let unused = files.count - counts.count
    try StandardStream.report(
      """
      folder: \(folder.path)
      results: \(results)
      files: \(files.count)\(unused == 0 ? "" : ", \(unused) of them damaged or not yours")
      size: \((size + 1023) / 1024) KiB

      """)
  }
}

/// `kfplint cache clear`: removes the results.
struct CacheClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Remove all results, so that the next check looks at everything.")

  @OptionGroup var cache: CacheArguments

  func run() throws {
    let folder = try cache.folder()
    let count = try folder.clear()
    StandardStream.tell("removed \(count) \(count == 1 ? "file" : "files") from \(folder.path)")
  }
}
