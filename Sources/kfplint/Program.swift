import Glibc

/// Where the process starts.
///
/// An asynchronous `main` would hand the main thread to libdispatch, which ends it by `pthread_exit`. That unwinds the
/// stack, for which a static executable sorts the unwind tables of everything that is linked into it: more work than a
/// commit that touches no pipeline. So the main thread waits, and the task ends the process.
@main
enum Program {
  static func main() {
    // Swift reads them from /proc, unless `.ci/static-libraries` is linked in; the name of the program is always among them.
    if CommandLine.argc == 0 {
      StandardStream.tell("error: the words of the command line cannot be read, as /proc is not mounted")
      Glibc.exit(2)
    }
    // To start the threads and to build the whole command line takes longer than all that git does for its own version.
    if RawArguments.all == ["--version"] { Glibc.exit(Version.tell()) }
    if let problem = OpenFileLimit.raise() {
      StandardStream.tell("error: \(problem)")
      Glibc.exit(2)
    }
    Signals.block()
    ThreadStacks.prepare()
    // Detached, since `main` belongs to the main actor, whose thread never comes back from here.
    Task.detached { Glibc.exit(await KFPLint.run()) }
    Signals.waitForEnd(endOfTime: TimeLimit.end)
  }
}
