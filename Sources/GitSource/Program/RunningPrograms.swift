import Glibc
import Synchronization

/// The programs that were started and not yet waited for.
public enum RunningPrograms {
  /// Whether each leads a group of its own, by the number of its process.
  private static let running = Mutex<[pid_t: Bool]>([:])

  static func add(_ process: pid_t, leadsGroup: Bool) {
    running.withLock { $0[process] = leadsGroup }
  }

  static func remove(_ process: pid_t) {
    running.withLock { $0[process] = nil }
  }

  /// Ends all of them, for a process that is about to end itself: nobody would wait for them any more.
  ///
  /// They are waited for as well, for a second at most: not every system has somebody who takes care of orphans.
  public static func endAll() {
    running.withLock { running in
      for (process, leadsGroup) in running { kill(leadsGroup ? -process : process, SIGKILL) }
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
