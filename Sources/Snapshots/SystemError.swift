import Glibc

/// An error number of the operating system.
public struct SystemError: Error {
  /// The value of `errno`.
  public let code: CInt

  init(_ code: CInt) {
    self.code = code
  }

  /// What the C library says of it, such as "Permission denied", with a small first letter as part of a sentence.
  var reason: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// What became of the attempt, to follow a path.
  var sentence: String { "cannot be read: \(reason)" }

  /// Whether it says that nothing is there: no such name, or a link or a file where a folder would have to be.
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR || code == ELOOP }
}
