import GitSource
import Glibc
import Synchronization

/// Ends the program when it takes too long: a pipe in git's settings would make it wait forever.
///
/// `SIGALRM` is waited for by the main thread, which has nothing else to do, so that what is then to be said needs no care of
/// what a handler may do.
enum TimeLimit {
  /// What is left to do when the time is over, and who may still write a report.
  private struct State {
    var report: (@Sendable (_ reason: String) -> Void)?
    var reporter: Reporter?
  }

  /// Who is writing a report, or has written it.
  private enum Reporter {
    case check
    case timeLimit
  }

  private static let state = Mutex(State())

  private static let reason =
    "stopped at the time limit, nothing was reported; raise it with --time-limit SECONDS (0 means no limit)"

  /// How many seconds the report of that may take: whoever is to read it may not do so.
  private static let graceTime: UInt32 = 10

  /// Gives the program `seconds` from now on; 0 is forever.
  ///
  /// When they are over, `report` is called with the reason, unless a report is being written already.
  static func start(seconds: UInt32, report: (@Sendable (_ reason: String) -> Void)? = nil) {
    guard seconds > 0 else { return }
    state.withLock { $0.report = report }
    alarm(seconds)
  }

  /// Tells that the report is going to be written now.
  ///
  /// Does not return if that of the time limit is: two documents would be none.
  static func beginReport() {
    let isOver = state.withLock { state in
      if state.reporter == nil { state.reporter = .check }
      return state.reporter == .timeLimit
    }
    while isOver { pause() }
  }

  /// Says that the time is over, ends what was started, and ends the program.
  static func end() -> Never {
    // In a handler only `_exit` is safe; that the report is not read must not keep the program forever.
    signal(SIGALRM) { _ in _exit(2) }
    Signals.unblock(SIGALRM)
    alarm(graceTime)
    let report = state.withLock { state in
      defer { state.reporter = state.reporter ?? .timeLimit }
      return state.reporter == nil ? state.report : nil
    }
    StandardStream.tell("error: \(reason)")
    RunningPrograms.endAll()
    ScratchFolder.removeAll()
    report?(reason)
    _exit(2)
  }
}
