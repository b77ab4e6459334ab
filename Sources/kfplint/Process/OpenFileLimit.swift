import Glibc

/// How many files the program may have open.
enum OpenFileLimit {
  /// As many as the threads, the streams and a walk over folders in one another need.
  private static let wanted: rlim_t = 512
  /// With fewer, the library that runs the threads ends the program by a trap.
  private static let least: rlim_t = 12

  /// Raises the limit as far as it may be raised.
  ///
  /// Returns what is wrong if that is not far enough.
  static func raise() -> String? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else {
      return nil
    }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_cur < least else { return nil }
    return "no more than \(limit.rlim_cur) files may be open at once, which are too few; see `ulimit -n`"
  }
}
