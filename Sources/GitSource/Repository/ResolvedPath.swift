import Diagnostics
import Glibc
import Snapshots

extension Path {
  /// The absolute path of what is there, all links followed; `nil` if nothing is, or it cannot be reached.
  var resolved: Path? {
    guard let text = realpath((isTop ? "." : self).bytes.terminated, nil) else { return nil }
    defer { free(text) }
    return Path(Array(UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }
}
