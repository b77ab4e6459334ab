import Diagnostics
import Testing

@testable import GitSource

/// What libgit2 says of a failure belongs to that failure alone.
@Suite struct GitFailureTests {
  /// The code of a failure of which libgit2 has left no words.
  private static let code: CInt = -1

  @Test func wordsAreReadOnce() throws {
    // Leaves words with the library: there is no such repository.
    #expect(throws: GitFailure.self) { try Self.openWhatIsNotThere() }
    #expect(GitFailure(takingErrorOf: Self.code).message == "libgit2 gave no reason (-1)")
  }

  @Test func aFailureIsToldByItsCode() throws {
    let failure = #expect(throws: GitFailure.self) { try Self.openWhatIsNotThere() }
    #expect(failure?.isAbsence == true)
    #expect(failure?.isOfUnsupportedRepository == false)
    #expect(failure?.message.isEmpty == false)
    #expect(!GitFailure(takingErrorOf: Self.code).isAbsence)
  }

  private static func openWhatIsNotThere() throws(GitFailure) {
    try Library.start()
    _ = try RepositoryHandle(gitFolder: "/nowhere/at/all", stores: [])
  }
}
