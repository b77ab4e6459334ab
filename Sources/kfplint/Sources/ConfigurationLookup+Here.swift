import Configuration
import Diagnostics
import Snapshots

extension ConfigurationLookup {
  /// The configuration that holds for the files of the current folder on disk.
  ///
  /// Throws where it cannot be used. A folder in which nothing can be checked has none.
  static func here(_ reading: SourceArguments) throws(SnapshotError) -> Found {
    var options = LintOptions()
    options.source = reading.options
    options.source.quiet = true
    let source: LintSource
    do throws(SnapshotError) {
      source = try LintSource.disk([Path.top], as: nil, options)
    } catch {
      return Found()
    }
    let found = try find(for: source, options.source)
    if let file = found.configuration, let problem = file.problems.first {
      throw SnapshotError("fix the configuration first: \(problem.message)", path: file.file.path)
    }
    return found
  }
}
