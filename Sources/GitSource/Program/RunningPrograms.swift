import Glibc
import Synchronization

/// The programs that were started and not yet waited for.
public enum RunningPrograms {
  private struct State {
    /// Whether each leads a group of its own, by the number of its process.
    var running: [pid_t: Bool] = [:]
    /// Whether this program is about to end, so that it starts no other one any more.
    var isEnding = false
  }

  private static let state = Mutex(State())

  static func add(_ process: pid_t, leadsGroup: Bool) {
    state.withLock { state in
      state.running[process] = leadsGroup
      if state.isEnding { kill(leadsGroup ? -process : process, SIGKILL) }
    }
  }

  /// Takes out one that has ended, if this program is not about to end: then whoever asks must not make anything of that, and
  /// never comes back from here.
  static func remove(_ process: pid_t) {
    let isEnding = state.withLock { state in
      state.running[process] = nil
      return state.isEnding
    }
    while isEnding { pause() }
  }

  /// Ends all of them, for a process that is about to end itself: nobody would wait for them any more.
  ///
  /// They are waited for as well, for a second at most: not every system has somebody who takes care of orphans.
  public static func endAll() {
    state.withLock { state in
      state.isEnding = true
      let running = state.running
      for (process, leadsGroup) in running {
        // One that may ask for a password shares our group; what it has started is found before it is gone.
        for descendant in leadsGroup ? [] : ProcessTree.descendants(of: process) { kill(descendant, SIGKILL) }
        kill(leadsGroup ? -process : process, SIGKILL)
      }
      var patience = 100
      for process in running.keys {
        while waitpid(process, nil, WNOHANG) == 0, patience > 0 {
          usleep(10_000)
          patience -= 1
        }
      }
    }
  }
}
