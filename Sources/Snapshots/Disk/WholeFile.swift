public import Diagnostics
public import Glibc

/// Writing a file so that its name leads to the old content or to all of the new one, whenever the program ends.
public enum WholeFile {
  /// Gives `name` in an open folder new content, whatever had that name; a link is replaced and not followed.
  ///
  /// Where the file system can, the content has no name until it is complete (`O_TMPFILE` in open(2)), so that a program that is
  /// killed leaves nothing of it. Elsewhere, and for the moment in which an old file is replaced, it has a name beside it.
  ///
  /// `mode` is what the file may be used for, less the user's mask. `prepare` can change that of the open file, and says in
  /// `errno` why it could not. `isWanted` is asked last: if it says no, everything is as before, and the result is `false`.
  @discardableResult
  public static func write(
    _ bytes: [UInt8], to name: ByteString, in folder: CInt, mode: mode_t = 0o666, preparing prepare: (CInt) -> Bool,
    ifStill isWanted: () -> Bool = { true }
  ) throws(SystemError) -> Bool {
    let target = name.bytes.terminated
    // Long names are cut, so that the beginning and the number still fit into the 255 bytes that Linux has.
    let aside = (Array(".".utf8) + name.bytes.prefix(200) + Array(".kfplint-\(getpid())".utf8)).terminated
    // What a run of the same number left behind when it was killed.
    unlinkat(folder, aside, 0)

    let unnamed = openat(folder, ".", Self.withoutName | O_WRONLY | O_CLOEXEC, mode)
    if unnamed >= 0 {
      defer { close(unnamed) }
      try complete(unnamed, bytes, prepare)
      guard isWanted() else { return false }
      if link(unnamed, folder, target) { return true }
      // A link cannot replace a name, so that what has it is replaced by a second name.
      if errno == EEXIST, link(unnamed, folder, aside) {
        try rename(aside, target, in: folder)
        return true
      }
      // Where `/proc` is not there, no name leads to the file.
    }

    let named = openat(folder, aside, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, mode)
    guard named >= 0 else { throw SystemError(errno) }
    do throws(SystemError) {
      try complete(named, bytes, prepare)
    } catch {
      close(named)
      unlinkat(folder, aside, 0)
      throw error
    }
    // Some file systems report a full disk only now.
    guard close(named) == 0 else { throw removing(aside, in: folder) }
    guard isWanted() else {
      unlinkat(folder, aside, 0)
      return false
    }
    try rename(aside, target, in: folder)
    return true
  }

  /// `O_TMPFILE`, which the C library puts together in a way that Swift does not see.
  private static var withoutName: CInt { 0o20_000_000 | O_DIRECTORY }

  private static func complete(
    _ descriptor: CInt, _ bytes: [UInt8], _ prepare: (CInt) -> Bool
  ) throws(SystemError) {
    guard bytes.write(to: descriptor), prepare(descriptor) else { throw SystemError(errno) }
    // Some file systems report a full disk only when the file is flushed or closed; others cannot be asked.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw SystemError(errno) }
  }

  /// Gives an open file without a name its first one, as the manual page of open(2) has it.
  private static func link(_ descriptor: CInt, _ folder: CInt, _ name: [CChar]) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", folder, name, AT_SYMLINK_FOLLOW) == 0
  }

  private static func rename(_ aside: [CChar], _ target: [CChar], in folder: CInt) throws(SystemError) {
    guard renameat(folder, aside, folder, target) == 0 else { throw removing(aside, in: folder) }
  }

  /// The reason of the last call, after which nothing is left aside.
  private static func removing(_ aside: [CChar], in folder: CInt) -> SystemError {
    let failure = SystemError(errno)
    unlinkat(folder, aside, 0)
    return failure
  }
}
