import GitSource
import YAMLSyntax

/// The version of the tool, and of what is linked into it.
enum Version {
  /// The one place that holds the version; `.ci/release` reads it here.
  static let current = "0.1.0"

  /// What `--version` prints.
  static var report: String {
    let libraries = [("Swift", swift), ("libgit2", GitLibraries.libgit2), ("libyaml", YAMLLibrary.version)]
    let all = libraries + [("zlib", GitLibraries.zlib)]
    return "kfplint \(current)\nwith \(all.map { "\($0) \($1)" }.joined(separator: ", "))"
  }

  /// The release of Swift; the standard library does not know the number of a patch.
  private static var swift: String {
    String(describing: _SwiftStdlibVersion.current).split(separator: ".").prefix(2).joined(separator: ".")
  }
}
