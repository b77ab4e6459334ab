public import Foundation

/// A program that was run to its end, for the tests.
///
/// Foundation's `Process` leaves a file descriptor open each time, and crashes when a suite of a thousand runs has used them
/// up; this one is `posix_spawn` and nothing else.
public struct ChildProcess: Sendable {
  /// How a program ended.
  public enum End: Hashable, Sendable {
    /// By itself, with a status.
    case exit(Int32)
    /// Killed by a signal: it crashed, or its reader went away.
    case signal(Int32)
    /// Not within the time that it was given; it was killed.
    case timeout
  }

  /// How it ended.
  public let end: End
  /// What it wrote to standard output.
  public let output: Data
  /// What it wrote to standard error.
  public let error: Data

  /// A program that could not be started.
  public struct Failure: Error {
    /// The program and its arguments.
    public let command: [String]
    /// The error number of the call that failed.
    public let code: Int32
  }

  /// After how many seconds a program counts as hanging.
  ///
  /// It ends a test that would never end; it is no claim about speed, and a loaded machine stays far below it.
  static let patience: Double = 300

  /// Runs a program with these variables and no others, and kills it where it hangs.
  ///
  /// Its streams are files, not pipes: a grandchild that outlives it cannot make anybody wait.
  public static func run(
    _ path: String, _ arguments: [String], in folder: URL, environment: [String: String], input: Data = Data()
  ) throws -> ChildProcess {
    let streams = [try NamelessFile(holding: input), try NamelessFile(), try NamelessFile()]
    let process = try spawn(
      // Swift's import of the C library lacks the GNU extension that changes the folder of a child.
      ["/usr/bin/env", "--chdir=\(folder.path)", path] + arguments, environment.map { "\($0.key)=\($0.value)" },
      streams.map(\.descriptor))
    let end = wait(for: process)
    return ChildProcess(end: end, output: streams[1].content, error: streams[2].content)
  }

  private static func spawn(
    _ command: [String], _ environment: [String], _ streams: [Int32]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    // A process group of its own, so that a time limit ends what the program started, too.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // No signal blocked: the thread of a test has blocked most, and a shell that never hears of a child that ended waits for
    // it for ever (`waitproc` of dash's `src/jobs.c`).
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))

    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw Failure(command: command, code: code) }
    return process
  }

  private static func wait(for process: pid_t) -> End {
    let start = ContinuousClock.now
    var status: Int32 = 0
    var pause: useconds_t = 500
    while waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now - start > .seconds(patience) {
        kill(-process, SIGKILL)
        waitpid(process, &status, 0)
        return .timeout
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    // The macros of `sys/wait.h`: the low seven bits are the signal, the next eight the status.
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }
}

/// A file that has no name any more, and goes when it is closed.
private final class NamelessFile {
  let descriptor: Int32

  init(holding content: Data = Data()) throws {
    var path = Array(FileManager.default.temporaryDirectory.appending(path: "kfplint-XXXXXX").path.utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw ChildProcess.Failure(command: ["mkstemp"], code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    var rest = content[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { throw ChildProcess.Failure(command: ["write"], code: errno) }
      rest = rest.dropFirst(written)
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit {
    close(descriptor)
  }

  /// Everything that was written into the file.
  var content: Data {
    lseek(descriptor, 0, SEEK_SET)
    var content = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count <= 0 { return content }
      content.append(contentsOf: chunk[..<count])
    }
  }
}
