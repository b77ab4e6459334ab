import CGit2

/// What libgit2, or the `git` program, said when it could not do something.
struct GitFailure: Error {
  /// The negative number that a call of libgit2 returned; for the program one that means the same.
  let code: CInt
  /// The part of libgit2 that failed, which it calls the class of the error.
  let domain: git_error_t
  /// The words of libgit2 or of the program.
  let message: String

  /// A failure of a call of libgit2.
  init(code: CInt, domain: git_error_t = GIT_ERROR_NONE, message: String) {
    self.code = code
    self.domain = domain
    self.message = message
  }

  /// The failure of a call of libgit2 that returned `code` just now.
  ///
  /// libgit2 keeps the words of the last failure of the thread, and not every call that fails leaves words: they are
  /// read at once and cleared, so that they are never taken for those of another failure (`git_error_last`,
  /// `git_error_clear` in libgit2's `include/git2/errors.h`, version 1.5).
  init(takingErrorOf code: CInt) {
    let error = git_error_last()?.pointee
    let message = error?.message.map { String(cString: $0) } ?? "libgit2 gave no reason (\(code))"
    self.init(code: code, domain: error.map { git_error_t(UInt32($0.klass)) } ?? GIT_ERROR_NONE, message: message)
    git_error_clear()
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

  /// Whether libgit2 found a repository and does not read it: it is of another kind, or its `.git` leads nowhere.
  var isOfUnsupportedRepository: Bool { code == GIT_ERROR.rawValue && domain == GIT_ERROR_REPOSITORY }

  /// Whether a name stands for several things.
  var isAmbiguity: Bool { code == GIT_EAMBIGUOUS.rawValue }
}

/// Turns the result of a libgit2 call into an error if it is negative.
///
@discardableResult
func check(_ code: CInt) throws(GitFailure) -> CInt {
  guard code < 0 else { return code }
  throw GitFailure(takingErrorOf: code)
}

/// Turns the result of a libgit2 call into whether it found something, which is no failure.
///
/// Neither is a name that cannot be one: there is nothing of that name.
func isFound(_ code: CInt) throws(GitFailure) -> Bool {
  guard code < 0 else { return true }
  let failure = GitFailure(takingErrorOf: code)
  if failure.isAbsence || code == GIT_EINVALIDSPEC.rawValue { return false }
  throw failure
}

/// Calls `make` with a place for the pointer that it creates.
func created(_ make: (inout OpaquePointer?) -> CInt) throws(GitFailure) -> OpaquePointer {
  var pointer: OpaquePointer?
  let code = make(&pointer)
  try check(code)
  guard let pointer else { throw GitFailure(code: code, message: "libgit2 returned nothing") }
  return pointer
}
