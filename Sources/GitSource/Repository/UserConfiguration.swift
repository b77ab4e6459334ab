import Diagnostics
import Glibc
import Snapshots

extension RepositoryEnvironment {
  /// The user's and the system's settings files, in the order in which they hold; not all of them need exist.
  var configurationFiles: [Path] {
    var files: [Path] = []
    if !isTrue("GIT_CONFIG_NOSYSTEM") {
      files.append(Path(self["GIT_CONFIG_SYSTEM"] ?? Array("/etc/gitconfig".utf8)))
    }
    if let file = self["GIT_CONFIG_GLOBAL"] {
      return files + [Path(file)]
    }
    let home = self["HOME"].map { Path($0) }
    if let folder = self["XDG_CONFIG_HOME"], !folder.isEmpty {
      files.append(Path(folder).appending("git/config"))
    } else if let home {
      files.append(home.appending(".config/git/config"))
    }
    return files + (home.map { [$0.appending(".gitconfig")] } ?? [])
  }

  /// A path from git's settings with the user's home folder in place of `~`.
  func expandingHome(_ path: [UInt8]) -> [UInt8] {
    guard path.starts(with: Array("~/".utf8)), let home = self["HOME"] else { return path }
    return home + path.dropFirst()
  }
}

extension Path {
  /// Whether there is something at the path that the process may read.
  var isReadable: Bool { access(bytes.terminated, R_OK) == 0 }
}
