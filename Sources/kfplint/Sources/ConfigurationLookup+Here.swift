import Configuration
import Diagnostics
import Snapshots

extension ConfigurationLookup {
  /// The configuration that holds for files on disk, those of the current folder unless others are named.
  ///
  /// Throws where it cannot be found or used. The folder that all others are in has none, as nothing is checked there.
  static func here(_ reading: SourceArguments, for path: Path = .top) throws(SnapshotError) -> Found {
    var options = LintOptions()
    options.source = reading.options
    options.source.quiet = true
    if DiskPath.isRoot(path) { return Found() }
    let source = try LintSource.disk([path], as: nil, options)
    let found = try find(for: source, options.source)
    if let file = found.configuration, let problem = file.problems.first {
      throw SnapshotError("fix the configuration first: \(problem.message)", path: file.file.path)
    }
    return found
  }

  /// Where the configuration of the current folder lies, if there is one, whatever is wrong with it.
  static func fileHere(_ options: LintOptions) throws(SnapshotError) -> Path? {
    try find(for: LintSource.disk([Path.top], as: nil, options), options.source).configuration?.file.path
  }
}
