public import Diagnostics
import Glibc
public import Snapshots

/// How a script ended, and what it wrote.
public struct ScriptRun: Sendable {
  /// How it ended.
  public let end: End
  /// The last bytes of what it wrote to standard output and standard error, in the order in which it did.
  public let lastOutput: [UInt8]

  /// How a script ends.
  public enum End: Hashable, Sendable {
    /// By itself, with an exit status, or by a signal: 128 and its number.
    case exited(Int32)
    /// It was ended with all that it had started, because its time was over.
    case overtime
  }

  /// Runs a program to its end, in a folder, with these variables and no others, and without any input.
  ///
  /// The shell is there to change the folder, which `posix_spawn` of POSIX does not do. What the program leaves running is ended with it. A process that makes itself a session of its own gets away.
  public init(
    _ program: Path, _ arguments: [ByteString], variables: [String: [UInt8]], in folder: Path, limit: Duration
  ) throws(SnapshotError) {
    do throws(GitFailure) {
      let running = try RunningProgram(
        "/bin/sh", ["-c", #"cd "$0" && exec "$@""#, ByteString(folder.bytes), ByteString(program.bytes)] + arguments,
        variables: variables, until: .now + limit, keepsLastOutputOnly: true)
      let (output, status) = running.rest()
      end = running.isOverdue ? .overtime : .exited(status)
      lastOutput = output
    } catch {
      throw SnapshotError(error.message)
    }
  }
}
