public import Foundation

/// A program that a test talks with while it runs.
public final class PipedProcess {
  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private var isOver = false

  /// A program that could not be started, or that does not answer.
  public struct Failure: Error {
    /// What went wrong.
    public let reason: String
  }

  /// Starts a program with these variables and no others.
  public init(_ path: String, _ arguments: [String], in folder: URL, environment: [String: String]) throws {
    var (toChild, fromChild): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw Failure(reason: "pipe: \(errno)") }
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    // Who writes to a program that is gone gets an error.
    signal(SIGPIPE, SIG_IGN)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    let words = (["/usr/bin/env", "--chdir=\(folder.path)", path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/usr/bin/env", &actions, nil, words, variables)
    close(toChild[0])
    close(fromChild[1])
    (self.process, input, output) = (process, toChild[1], fromChild[0])
    if code != 0 {
      isOver = true
      throw Failure(reason: "posix_spawn: \(code)")
    }
  }

  deinit {
    closeInput()
    // A program that ends by itself leaves what `.ci/coverage` counts; one that is killed leaves nothing.
    for _ in 0..<2000 where !isOver {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == 0 { usleep(2000) } else { isOver = true }
    }
    close(output)
    if !isOver {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
  }

  private var isInputClosed = false

  /// Closes the program's standard input.
  public func closeInput() {
    if !isInputClosed { close(input) }
    isInputClosed = true
  }

  /// Writes to the program's standard input; throws where it is gone.
  public func write(_ data: Data) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(reason: "the program takes nothing: \(errno)") }
      rest = rest.dropFirst(count)
    }
  }

  /// What comes next from the program's standard output; nothing at its end.
  ///
  /// Throws where the program hangs.
  public func read() throws -> Data {
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32(ChildProcess.patience * 1000)) > 0 else {
      throw Failure(reason: "the program does not answer")
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Foundation.read(output, &chunk, chunk.count)
    return Data(chunk.prefix(max(0, count)))
  }

  /// Sends a signal.
  public func send(signal: Int32) { if !isOver { kill(process, signal) } }

  /// How much memory the program holds, in kibibytes (proc(5), `VmRSS`).
  public var memory: Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// How the program ended; it is killed where it hangs.
  public func wait() -> ChildProcess.End {
    let start = ContinuousClock.now
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now - start > .seconds(ChildProcess.patience) {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        isOver = true
        return .timeout
      }
      usleep(2000)
    }
    isOver = true
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }
}
