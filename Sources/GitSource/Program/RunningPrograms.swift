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
