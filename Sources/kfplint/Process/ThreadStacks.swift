import CThreads
import Glibc

/// How much stack the threads have that do the work.
///
/// Left to itself, the C library takes what `ulimit -s` says, two mebibytes where that is `unlimited`: what can be checked
/// would depend on the shell.
enum ThreadStacks {
  /// The size in bytes; of it only what is used takes memory.
  private static let size = 32 << 20

  /// Gives every thread that is started from now on a stack of one size.
  ///
  /// Where the address space is so small that some threads would take much of it, everything stays as it is.
  static func prepare() {
    var limit = rlimit()
    let isLimited = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 && limit.rlim_cur < 2 << 30
    if isLimited { return }
    _ = kfplint_set_default_stack_size(size)
  }
}
