import Diagnostics

/// A unit as a suite of tests.
struct JUnitSuite {
  /// The unit's path, or `repository`.
  let name: String
  /// What readers identify the tests by, together with their names.
  let classname: String
  /// The tests, never none.
  let cases: [JUnitCase]
  /// What tests that pass have to say.
  let output: String

  /// The kinds of result that a suite counts.
  enum Count {
    case failure
    case error
    case skipped
  }

  /// How many tests have a result of a kind.
  func count(of kind: Count) -> Int {
    cases.count { test in
      switch (test.result, kind) {
      case (.failed, .failure), (.errored, .error), (.skipped, .skipped): true
      default: false
      }
    }
  }
}

/// What became of one rule on one unit, as a test.
struct JUnitCase {
  /// The rule's id: never a message or a line, for a history needs names that stay.
  let name: String
  /// What came out.
  let result: Result
  /// Where the first finding is.
  var place: (file: String, line: Int?)?

  /// What came out of a test.
  enum Result {
    case passed
    case skipped(reason: String)
    case failed(Problem)
    case errored(Problem)
  }

  /// What a reader shows of a test that did not pass.
  struct Problem {
    /// One line for lists.
    let message: String
    /// The kind of problem.
    let type: String
    /// Everything, since GitLab drops the message and the type where there is text.
    let text: String
  }
}
