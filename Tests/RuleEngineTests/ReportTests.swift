import Diagnostics
import Testing

@testable import RuleEngine

@Suite struct ReportTests {
  private let file = SourceFile(path: "x", origin: .workTree, bytes: [UInt8](repeating: 97, count: 10_000))

  private func report(_ count: Int, severity: Severity? = nil, from start: Int = 0, into report: inout Report) {
    for place in start..<start + count {
      report(Report.Message("problem \(place)"), at: Location(file, SourceSpan(place, place + 1)), severity: severity)
    }
  }

  @Test(arguments: [1, 1000, 1001, 1002, 5000])
  func ofOneKindOnlySoManyAreKeptAndTheOthersCounted(_ count: Int) {
    var drafts = Report()
    report(count, into: &drafts)
    #expect(drafts.drafts.count == min(count, Report.mostOfOneKind + 1))
    #expect(drafts.drafts.map { 1 + $0.more }.reduce(0, +) == count)
    #expect(drafts.drafts.dropLast().allSatisfy { $0.more == 0 })
  }

  @Test func oneKindDoesNotHideAnother() {
    var drafts = Report()
    report(3000, severity: .info, into: &drafts)
    report(2, severity: .error, from: 4000, into: &drafts)
    #expect(drafts.drafts.count { $0.severity == .error } == 2)
  }

  @Test func whatAliasesRepeatIsKeptOnce() {
    var drafts = Report()
    for _ in 0..<3000 { report(2, into: &drafts) }
    #expect(drafts.drafts.count == 2)
  }
}
