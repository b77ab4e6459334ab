import CGit2

/// What libgit2 said when a call of it failed.
struct GitFailure: Error {
  /// The negative number that the call returned.
  let code: CInt
  /// libgit2's own words.
  let message: String

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
