import Glibc

/// Ends the program when it takes too long: a pipe in git's settings would make it wait for ever.
enum TimeLimit {
  /// Gives the program `seconds` from now on; 0 is for ever.
  static func start(seconds: UInt32) {
    guard seconds > 0 else { return }
    // Whatever the program waits for, the operating system calls this in between; only `write` and `_exit` are safe there.
    signal(SIGALRM) { _ in
      let text: StaticString = """
        error: nothing was decided: the check took longer than its time limit; --time-limit SECONDS allows more, 0 any time

        """
      _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
      _exit(2)
    }
    // Whoever started the program may have blocked the signal, and that is inherited.
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGALRM)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    alarm(seconds)
  }
}
