import Diagnostics
import Glibc
import Snapshots

/// Puts kfplint's scripts among a repository's hooks, and takes them away again.
///
/// A hook that is there already is kept beside the script, which runs it first; taking the script away puts it back.
struct HookInstaller {
  private let folder: Path
  private let name: String

  /// The hook called `name` in a folder of hooks.
  init(folder: Path, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The script that git runs.
  var script: Path { folder.appending(ByteString(name)) }

  /// The hook that was there before.
  var chained: Path { folder.appending(ByteString(name + ".before-kfplint")) }

  /// Writes the script; returns whether a hook that was there is chained.
  func install(program: Path) throws(SnapshotError) -> Bool {
    try makeFolder()
    if let content = try FileOnDisk.read(script), !HookScript.isOurs(content) {
      if try FileOnDisk.read(chained) != nil {
        throw SnapshotError("is in the way: a hook that was chained before; move it, and install again", path: chained)
      }
      try FileOnDisk.rename(script, to: chained)
    }
    try FileOnDisk.write(
      HookScript.text(hook: name, program: program, chained: chained), to: script, isExecutable: true)
    return try FileOnDisk.read(chained) != nil
  }

  /// Removes the script if it is ours, and puts back what it chained; returns what was done.
  func uninstall() throws(SnapshotError) -> Removal {
    guard let content = try FileOnDisk.read(script) else { return .nothingThere }
    guard HookScript.isOurs(content) else { return .somebodyElses }
    guard try FileOnDisk.read(chained) != nil else {
      try FileOnDisk.remove(script)
      return .removed
    }
    try FileOnDisk.rename(chained, to: script)
    return .restored
  }

  /// What became of a hook.
  enum Removal {
    case nothingThere
    case somebodyElses
    case removed
    case restored
  }

  private func makeFolder() throws(SnapshotError) {
    if mkdir(DiskPath.terminated(folder), 0o777) != 0, errno != EEXIST {
      throw SnapshotError("the folder for hooks cannot be made: \(String(cString: strerror(errno)))", path: folder)
    }
  }
}
