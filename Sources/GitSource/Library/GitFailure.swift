import CGit2

/// What libgit2, or the `git` program, said when it could not do something.
struct GitFailure: Error {
  /// The negative number that a call of libgit2 returned; for the program one that means the same.
  let code: CInt
  /// The words of libgit2 or of the program.
  let message: String

  /// A failure of a call of libgit2.
  init(code: CInt, message: String) {
    self.code = code
    self.message = message
  }

  /// A failure of the `git` program.
  init(program message: String) {
    self.init(code: GIT_ERROR.rawValue, message: message)
  }

  /// The failure to find something.
  static func absence(_ message: String) -> GitFailure {
    GitFailure(code: GIT_ENOTFOUND.rawValue, message: message)
  }

  /// The failure to tell which of several things is meant.
  static func ambiguity(_ message: String) -> GitFailure {
    GitFailure(code: GIT_EAMBIGUOUS.rawValue, message: message)
  }

  /// Whether something that was asked for does not exist.
  var isAbsence: Bool { code == GIT_ENOTFOUND.rawValue }

  /// Whether a name stands for several things.
  var isAmbiguity: Bool { code == GIT_EAMBIGUOUS.rawValue }
}

/// Turns the result of a libgit2 call into an error if it is negative.
///
/// `git_error_last` belongs to the thread and to the last call, so it is read at once.
@discardableResult
func check(_ code: CInt) throws(GitFailure) -> CInt {
  guard code < 0 else { return code }
  let message = git_error_last().map { String(cString: $0.pointee.message) } ?? "libgit2 gave no reason (\(code))"
  throw GitFailure(code: code, message: message)
}

/// Calls `make` with a place for the pointer that it creates.
func created(_ make: (inout OpaquePointer?) -> CInt) throws(GitFailure) -> OpaquePointer {
  var pointer: OpaquePointer?
  let code = make(&pointer)
  try check(code)
  guard let pointer else { throw GitFailure(code: code, message: "libgit2 returned nothing") }
  return pointer
}
