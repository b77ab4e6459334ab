import Diagnostics
import Glibc
import Snapshots

/// Puts kfplint's scripts among a repository's hooks, and takes them away again.
///
/// A hook that is there already is kept beside the script, which runs it first; taking the script away puts it back.
struct HookInstaller {
  private let folder: Path
  private let hook: HookName

  /// A hook in a folder of hooks.
  init(_ hook: HookName, in folder: Path) {
    self.folder = folder
    self.hook = hook
  }

  /// The script that git runs.
  var script: Path { folder.appending(ByteString(hook.rawValue)) }

  /// The hook that was there before.
  var chained: Path { folder.appending(ByteString(hook.rawValue + ".before-kfplint")) }

  /// Writes the script; returns whether a hook that was there is chained.
  func install(program: Path) throws(SnapshotError) -> Bool {
    try makeFolder()
    if FileOnDisk.exists(script), try !isOurs() {
      if FileOnDisk.exists(chained) {
        throw SnapshotError("is in the way: a hook that was chained before; move it, and install again", path: chained)
      }
      try FileOnDisk.rename(script, to: chained)
    }
    try FileOnDisk.write(
      HookScript.text(hook: hook, program: program, chained: chained), to: script, isExecutable: true)
    return FileOnDisk.exists(chained)
  }

  /// Removes the script if it is ours, and puts back what it chained; returns what was done.
  func uninstall() throws(SnapshotError) -> Removal {
    guard FileOnDisk.exists(script) else { return .nothingThere }
    guard try isOurs() else { return .somebodyElses }
    guard FileOnDisk.exists(chained) else {
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

  /// Whether the script is kfplint's; a link that leads nowhere is not.
  private func isOurs() throws(SnapshotError) -> Bool {
    try FileOnDisk.read(script).map(HookScript.isOurs) ?? false
  }

  /// Makes the folder for hooks and those above it, as far as they are missing.
  private func makeFolder() throws(SnapshotError) {
    var path: [UInt8] = []
    for name in folder.components {
      path += [UInt8(ascii: "/")] + name.bytes
      if mkdir(DiskPath.terminated(Path(path)), 0o777) != 0, errno != EEXIST {
        throw SnapshotError("the folder for hooks cannot be made: \(String(cString: strerror(errno)))", path: folder)
      }
    }
  }
}
