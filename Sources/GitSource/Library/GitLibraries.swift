import CGit2
import CZlib

/// The versions of the libraries that repositories are read with, as they say themselves.
public enum GitLibraries {
  /// The version of libgit2, such as `1.5.1`.
  public static var libgit2: String {
    var (major, minor, revision): (CInt, CInt, CInt) = (0, 0, 0)
    git_libgit2_version(&major, &minor, &revision)
    return "\(major).\(minor).\(revision)"
  }

  /// The version of zlib, such as `1.2.13`.
  public static var zlib: String {
    zlibVersion().map { String(cString: $0) } ?? "unknown"
  }
}
