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

  /// A path from git's settings with the user's home folder in place of `~`, and that of another user in place of `~NAME`
  /// (`interpolate_path` of git's `path.c`, 2.39); as it is where there is no such folder.
  func expandingHome(_ path: [UInt8]) -> [UInt8] {
    guard path.first == UInt8(ascii: "~") else { return path }
    let name = path.dropFirst().prefix { $0 != UInt8(ascii: "/") }
    guard let home = name.isEmpty ? self["HOME"] : Self.home(ofUser: name) else { return path }
    return home + path.dropFirst(1 + name.count)
  }

  /// The home folder that `/etc/passwd` gives a user.
  ///
  /// The C library's own way would load code at run time, which a program without a loader cannot do.
  private static func home(ofUser name: ArraySlice<UInt8>) -> [UInt8]? {
    guard let file = try? FileContent(of: "/etc/passwd", limit: 1 << 20) else { return nil }
    for line in file[0..<file.count].split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      if fields.count == 7, fields[0] == name { return fields[5].isEmpty ? nil : Array(fields[5]) }
    }
    return nil
  }
}

extension Path {
  /// Whether there is something at the path that the process may read.
  var isReadable: Bool { access(bytes.terminated, R_OK) == 0 }
}
