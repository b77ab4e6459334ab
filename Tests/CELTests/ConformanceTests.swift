import CEL
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The language's own conformance suite, as far as it needs no messages of protobuf.
@Suite("CEL conformance", .enabled(if: Corpus.isAvailable, "KFPLINT_CORPUS names no folder"))
struct ConformanceTests {
  /// What does not do what the suite wants, and why.
  private static let exceptions: [String: String] = {
    let places = "the names of time zones mean what files of the machine say, and no policy reads files"
    let backslash = "the case as it is kept here lost a backslash: its value has one, and its expression has not"
    return [
      "parse/bytes_literals/triple_single_quoted_unescaped_punctuation": backslash,
      "parse/bytes_literals/triple_double_quoted_unescaped_punctuation": backslash,
      "timestamps/timestamp_selectors_tz/getDate": places,
      "timestamps/timestamp_selectors_tz/getDayOfMonth_name_pos": places,
      "timestamps/timestamp_selectors_tz/getDayOfMonth_name_neg": places,
      "timestamps/timestamp_selectors_tz/getDayOfYear": places,
      "timestamps/timestamp_selectors_tz/getMinutes": places,
    ]
  }()

  @Test("Every case has the wanted value or error, or is an exception with a reason")
  func cases() throws {
    var surprises: [String] = []
    var passed = 0
    let lines = try Corpus.lines(of: "cel/conformance.jsonl")
    for line in lines {
      let test = try JSONDecoder().decode(ConformanceCase.self, from: Data(line.utf8))
      let outcome = test.outcome()
      let isException = Self.exceptions[test.title] != nil
      if (outcome == nil) == !isException {
        passed += isException ? 0 : 1
      } else {
        surprises.append("\(test.title): \(test.expr): \(outcome ?? "it passes, and is an exception")")
      }
    }
    #expect(surprises.isEmpty, "\(surprises.joined(separator: "\n"))")
    #expect(passed + Self.exceptions.count == lines.count)
  }
}
