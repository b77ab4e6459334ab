import Diagnostics
import Glibc
import Snapshots

/// A program that runs beside this one and is talked to through its standard streams.
///
/// It is started without a shell. What it complains of is read while it is waited for, so that neither side waits for
/// the other; and it is sent its input through a socket, as writing to a pipe whose reader has ended would end this
/// program by a signal.
final class RunningProgram {
  /// The number of its process.
  let process: pid_t
  private var input: CInt
  private let output: CInt
  private let errors: CInt
  private var received: [UInt8] = []
  /// How much of what was received has been handed out.
  private var taken = 0
  private var complaints: [UInt8] = []
  private var openStreams: Set<CInt>
  private var status: CInt?
  /// When it is ended with all that it has started, if it is still running then.
  private let deadline: ContinuousClock.Instant?
  /// Whether it was ended because its time was over.
  private(set) var isOverdue = false
  private let keepsLastOutputOnly: Bool

  /// The most bytes that are kept of what only the end is wanted of, at least half of them.
  private static let lastOutputLimit = 1 << 17

  /// The most bytes of complaints that are kept.
  private static let complaintLimit = 1 << 14

  /// Starts the program at `path`, an absolute one, with these variables and no others.
  ///
  /// In a group of its own it can be ended with all that it starts; but then it cannot ask for a password, as a terminal lets
  /// only one group read. Where only the end of its output is wanted, that holds its complaints, too.
  init(
    _ path: Path, _ arguments: [ByteString], variables: [String: [UInt8]], isInOwnGroup: Bool = true,
    until deadline: ContinuousClock.Instant? = nil, keepsLastOutputOnly: Bool = false
  ) throws(GitFailure) {
    let (childInput, input) = try Self.pair { socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &$0) }
    let (output, childOutput) = try Self.pair { pipe(&$0) }
    let (errors, childErrors) = try Self.pair { pipe(&$0) }
    defer { for stream in [childInput, childOutput, childErrors] { close(stream) } }
    self.input = input
    self.output = output
    self.errors = errors
    openStreams = [output, errors]
    self.deadline = deadline
    self.keepsLastOutputOnly = keepsLastOutputOnly
    do throws(GitFailure) {
      process = try Self.spawn(
        path, arguments, variables,
        streams: [childInput, childOutput, keepsLastOutputOnly ? childOutput : childErrors],
        inGroupOfItsOwn: isInOwnGroup)
      RunningPrograms.add(process, leadsGroup: isInOwnGroup)
    } catch {
      for stream in [input, output, errors] { close(stream) }
      throw error
    }
  }

  deinit {
    // The end of its input, and nobody who reads its output, is what ends git; then it has to be waited for.
    close(output)
    close(errors)
    _ = end()
  }

  /// Sends bytes to its standard input.
  func send(_ bytes: [UInt8]) throws(GitFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(input, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      if sent < 0 && errno == EINTR { continue }
      guard sent > 0 else { throw failure("no longer reads its input") }
      rest = rest.dropFirst(sent)
    }
  }

  /// Takes what it prints up to a byte, which is left out; throws if it ends before that.
  func bytes(upTo end: UInt8) throws(GitFailure) -> [UInt8] {
    while true {
      if let position = received[taken...].firstIndex(of: end) {
        defer { taken = position + 1 }
        return Array(received[taken..<position])
      }
      guard receive() else { throw failure("ended without an answer") }
    }
  }

  /// Takes this many bytes of what it prints; throws if it ends before that.
  func bytes(count: Int) throws(GitFailure) -> [UInt8] {
    while received.count - taken < count {
      guard receive() else { throw failure("ended in the middle of an answer") }
    }
    defer { taken += count }
    return Array(received[taken..<taken + count])
  }

  /// Ends its input, takes all that it still prints, and waits for its end.
  ///
  /// The status is its exit status, or 128 and the number of the signal that ended it, as a shell puts it.
  func rest() -> (output: [UInt8], status: CInt) {
    closeInput()
    while receive() {}
    return (Array(received[taken...]), end())
  }

  /// What it wrote to standard error, in one line and without the word for how bad it is.
  var complaint: String {
    let lines = complaints.split(separator: UInt8(ascii: "\n")).map { line in
      let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map { VisibleText.of($0) }
      return words.drop { ["fatal:", "error:", "warning:"].contains($0) }.joined(separator: " ")
    }
    return lines.joined(separator: "; ").replacing(":; ", with: ": ")
  }

  /// The failure that its end means, with its own words if it said any.
  func failure(_ otherwise: String) -> GitFailure {
    while receive() {}
    return GitFailure(program: complaint.isEmpty ? "git \(otherwise)" : complaint)
  }

  private func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  private func end() -> CInt {
    if let status { return status }
    closeInput()
    if deadline != nil { waitUntilDeadline() }
    // Where somebody else has waited for it, nobody here knows how it ended, which must not look like a success.
    var word = SIGKILL
    while waitpid(process, &word, 0) < 0 && errno == EINTR {}
    RunningPrograms.remove(process)
    // The macros of `sys/wait.h`: the low seven bits are the signal, the next eight the status.
    let status = word & 0x7F == 0 ? word >> 8 & 0xFF : 128 + (word & 0x7F)
    self.status = status
    return status
  }

  /// Waits until it has ended or its time is over, and ends all that it leaves running.
  ///
  /// As long as it is not waited for, no other process can have got its number, which is that of its group.
  private func waitUntilDeadline() {
    var information = siginfo_t()
    while let deadline, !isOverdue {
      information.si_signo = 0
      let code = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
      if code != 0 && errno != EINTR || code == 0 && information.si_signo != 0 { break }
      isOverdue = ContinuousClock.now >= deadline
      usleep(5_000)
    }
    kill(-process, SIGKILL)
  }

  /// How long may be waited for output, in milliseconds; -1 for any time.
  private var patience: CInt {
    guard let deadline else { return -1 }
    let (seconds, attoseconds) = (deadline - .now).components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    return CInt(min(max(0, milliseconds + 1), 3_600_000))
  }

  /// Waits until there is more of its output, and takes that; `false` at the end.
  private func receive() -> Bool {
    while !openStreams.isEmpty {
      var waiting = openStreams.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&waiting, nfds_t(waiting.count), patience)
      if ready < 0 {
        guard errno == EINTR else { return false }
        continue
      }
      if let deadline, ready == 0 || ContinuousClock.now >= deadline {
        if ContinuousClock.now < deadline { continue }
        isOverdue = true
        return false
      }
      var hasOutput = false
      for stream in waiting where stream.revents != 0 {
        let chunk = Self.read(stream.fd)
        if chunk.isEmpty { openStreams.remove(stream.fd) }
        if stream.fd == output {
          append(chunk)
          hasOutput = hasOutput || !chunk.isEmpty
        } else {
          complaints += chunk.prefix(Self.complaintLimit - complaints.count)
        }
      }
      if hasOutput { return true }
    }
    return false
  }

  private func append(_ chunk: [UInt8]) {
    if taken > 0 && taken == received.count {
      received.removeAll(keepingCapacity: true)
      taken = 0
    }
    received += chunk
    if keepsLastOutputOnly, received.count > Self.lastOutputLimit {
      received.removeFirst(received.count - Self.lastOutputLimit / 2)
    }
  }

  private static func read(_ stream: CInt) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      var length = Glibc.read(stream, buffer.baseAddress, buffer.count)
      while length < 0 && errno == EINTR { length = Glibc.read(stream, buffer.baseAddress, buffer.count) }
      count = max(0, length)
    }
  }
}

extension RunningProgram {
  /// Two ends of something, which no other program inherits.
  private static func pair(_ make: (inout [CInt]) -> CInt) throws(GitFailure) -> (CInt, CInt) {
    var ends: [CInt] = [-1, -1]
    guard make(&ends) == 0 else { throw GitFailure(program: "cannot talk to git: \(errorText(errno))") }
    // Above the standard streams, which may be closed in this process: else giving the child its own would close them.
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    for end in ends { close(end) }
    guard !moved.contains(-1) else { throw GitFailure(program: "cannot talk to git: \(errorText(errno))") }
    return (moved[0], moved[1])
  }

  private static func spawn(
    _ path: Path, _ arguments: [ByteString], _ variables: [String: [UInt8]], streams: [CInt],
    inGroupOfItsOwn isInOwnGroup: Bool
  ) throws(GitFailure) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this program has blocked to wait for it, the other one is to hear.
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (isInOwnGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, CInt(target))
    }
    let words = ([path.bytes] + arguments.map(\.bytes)).map { strdup($0.terminated) } + [nil]
    let settings = variables.map { strdup((Array("\($0.key)=".utf8) + $0.value).terminated) } + [nil]
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path.bytes.terminated, &actions, &attributes, words, settings)
    guard code == 0 else { throw GitFailure(program: "\(path) cannot be started: \(errorText(code))") }
    return process
  }

  private static func errorText(_ code: CInt) -> String { String(cString: strerror(code)) }
}
