import Cron
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What the real robfig/cron v1.2.0 does with expressions, from a table that was made by running it.
///
/// The table stands outside the project; the environment variable `KFPLINT_CORPUS` names its folder, and without it these
/// tests are skipped.
@Suite("What robfig/cron v1.2.0 does", .enabled(if: CronTable.isAvailable, "KFPLINT_CORPUS names no folder"))
struct CronTableTests {
  @Test("Every row has the same verdict and the same next two times")
  func everyRow() throws {
    let rows = try CronTable.rows
    #expect(rows.count >= 770)
    for row in rows {
      let outcome = Outcome(of: row.expression)
      #expect(outcome == row.outcome, "\(row.expression)")
    }
  }

  @Test("What is accepted has words, and what is refused a reason at a place in the expression")
  func wording() throws {
    for row in try CronTable.rows {
      do throws(CronFault) {
        let words = try CronExpression(ByteString(row.expression)).inWords
        #expect(!words.isEmpty && !words.contains("  "), "\(row.expression)")
      } catch {
        #expect(error.range.upperBound <= row.expression.utf8.count, "\(row.expression)")
        #expect(!error.message.isEmpty && !error.message.hasSuffix("."))
      }
    }
  }
}

/// What becomes of an expression: the first two times of 2030 and later, or that it is refused.
enum Outcome: Equatable {
  case refused
  case accepted(first: String, second: String)

  init(of expression: String) {
    guard let cron = try? CronExpression(ByteString(expression)) else {
      self = .refused
      return
    }
    let start = UTCTime(year: 2030, month: 1, day: 1)
    let first = start.flatMap { cron.next(after: $0) }
    let second = first.flatMap { cron.next(after: $0) }
    self = .accepted(first: Self.text(first), second: Self.text(second))
  }

  private static func text(_ time: UTCTime?) -> String {
    time.map { String("\($0)".dropLast()) } ?? "never"
  }
}

private enum CronTable {
  static let folder = Corpus.folder
  static var isAvailable: Bool { folder != nil }

  static var rows: [(expression: String, outcome: Outcome)] {
    get throws {
      let table = URL(filePath: try #require(folder)).appending(path: "cron-v1.2.0.tsv")
      return try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let outcome = columns[1] == "yes" ? Outcome.accepted(first: columns[2], second: columns[3]) : .refused
        return (columns[0], outcome)
      }
    }
  }
}
