import CBuild
import GitSource
import Snapshots
import YAMLSyntax

/// The version of the tool, and of what is linked into it.
enum Version {
  /// The one place that holds the version; `.ci/release` reads it here.
  static let current = "0.1.0"

  /// What `--version` prints.
  static var report: String {
    let libraries = [("Swift", swift), ("libgit2", GitLibraries.libgit2), ("libyaml", YAMLLibrary.version)]
    let all = libraries + [("zlib", GitLibraries.zlib)]
    let built = commit.map { " (commit \($0))" } ?? ""
    return "kfplint \(current)\(built)\nwith \(all.map { "\($0) \($1)" }.joined(separator: ", "))"
  }

  /// Prints it, and gives the exit status.
  static func tell() -> CInt {
    do throws(SnapshotError) {
      try StandardStream.report(report + "\n")
      return 0
    } catch {
      StandardStream.tell("error: \(error)")
      return 2
    }
  }

  /// What tells a release from every other program: its version and commit.
  static var identity: String? { commit.map { "\(current) \($0)" } }

  /// The commit that the program was built from, if it was built as a release.
  private static var commit: String? { build_commit().map { String(cString: $0) } }

  /// The release of Swift; the standard library does not know the number of a patch.
  private static var swift: String {
    String(describing: _SwiftStdlibVersion.current).split(separator: ".").prefix(2).joined(separator: ".")
  }
}
