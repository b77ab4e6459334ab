import GitSource
import Glibc

/// What becomes of the signals that end the program.
enum Signals {
  /// The signals that people and other programs send, and that of the time limit.
  private static let waitedFor = [SIGINT, SIGTERM, SIGHUP, SIGALRM]

  /// Keeps the signals from all threads; to be called before there is a second one.
  static func block() {
    // Whoever started the program may have had it ignored, which is inherited.
    signal(SIGALRM, SIG_DFL)
    var mask = waited
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    // A file of the repository that libgit2 has mapped may be shortened by somebody; only `write` and `_exit` are safe then.
    signal(SIGBUS) { _ in
      let text: StaticString =
        "error: stopped, nothing was reported: a file was shortened while kfplint read it; try again\n"
      _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
      _exit(2)
    }
  }

  /// Waits for one of the signals, and ends with it all programs that were started, and this one.
  ///
  /// When the time limit is over, `endOfTime` does so.
  static func waitForEnd(endOfTime: () -> Never) -> Never {
    var mask = waited
    while true {
      var number: CInt = 0
      guard sigwait(&mask, &number) == 0 else { continue }
      if number == SIGALRM { endOfTime() }
      RunningPrograms.endAll()
      ScratchFolder.removeAll()
      // Who waits for this program is to see that the signal ended it.
      signal(number, SIG_DFL)
      unblock(number)
      raise(number)
    }
  }

  /// Lets the thread that calls have a signal again.
  static func unblock(_ number: CInt) {
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, number)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Those of the signals that nobody has had ignored, as `nohup` does it.
  private static var waited: sigset_t {
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in waitedFor {
      var action = sigaction()
      sigaction(number, nil, &action)
      if action.__sigaction_handler.sa_handler.map({ unsafeBitCast($0, to: Int.self) }) != 1 {
        sigaddset(&mask, number)
      }
    }
    return mask
  }
}
