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

  /// Where the script is written before it takes its place.
  private var unfinished: Path { folder.appending(ByteString(hook.rawValue + ".new-kfplint")) }

  /// Writes the script; returns whether a hook that was there is chained.
  ///
  /// Whatever fails, on a full disk or by a signal, there is at any time the hook that was there or the whole script, which
  /// git runs. What an interrupted installation left behind is finished.
  func install(program: Path) throws(SnapshotError) -> Bool {
    try makeFolder()
    let keeping = try isToBeKept()
    let text = HookScript.text(hook: hook, program: program, chained: chained)
    try FileOnDisk.writeAside(text, to: unfinished, isExecutable: true)
    do throws(SnapshotError) {
      if keeping { try FileOnDisk.addName(chained, to: script) }
      try FileOnDisk.rename(unfinished, to: script)
    } catch {
      try? FileOnDisk.remove(unfinished)
      if keeping { try? putBack() }
      throw error
    }
    return FileOnDisk.exists(chained)
  }

  /// Whether there is a hook of somebody else's that has to get its other name first.
  private func isToBeKept() throws(SnapshotError) -> Bool {
    guard FileOnDisk.exists(script), try !isOurs() else { return false }
    // Both names of it are there if an installation was interrupted between its two steps.
    if FileOnDisk.isSame(script, chained) { return false }
    if FileOnDisk.exists(chained) {
      throw SnapshotError("exists: it was chained before; move it, and install again", path: chained)
    }
    return true
  }

  /// Takes back what `install` did before it failed.
  private func putBack() throws(SnapshotError) {
    if FileOnDisk.exists(script) {
      if FileOnDisk.isSame(script, chained) { try FileOnDisk.remove(chained) }
    } else if FileOnDisk.exists(chained) {
      try FileOnDisk.rename(chained, to: script)
    }
  }

  /// Removes the script if it is ours, and puts back what it chained; returns what was done.
  func uninstall() throws(SnapshotError) -> Removal {
    if FileOnDisk.exists(unfinished) { try FileOnDisk.remove(unfinished) }
    guard FileOnDisk.exists(script) else {
      guard FileOnDisk.exists(chained) else { return .nothingThere }
      try FileOnDisk.rename(chained, to: script)
      return .restored
    }
    if FileOnDisk.isSame(script, chained) {
      try FileOnDisk.remove(chained)
      return .restored
    }
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

  /// Whether the script is kfplint's, or the start of one that a full disk cut off; a link that leads nowhere is not.
  private func isOurs() throws(SnapshotError) -> Bool {
    guard let content = try FileOnDisk.read(script) else { return false }
    return HookScript.isOurs(content) || HookScript.isStart(content) && !FileOnDisk.isExecutable(script)
  }

  /// Makes the folder for hooks and those above it, as far as they are missing.
  private func makeFolder() throws(SnapshotError) {
    var path: [UInt8] = []
    for name in folder.components {
      path += [UInt8(ascii: "/")] + name.bytes
      if mkdir(DiskPath.terminated(Path(path)), 0o777) != 0, errno != EEXIST {
        throw SnapshotError("cannot create the folder for hooks: \(String(cString: strerror(errno)))", path: folder)
      }
    }
  }
}
