import Configuration
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2027-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"])
  func readsADay(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "",
    "2027-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-01", "26-01-01",
    "2026/01/01", "2026-01-01 ", "2026-01-1é", "+026-01-01", "2026--1-01", "２０26-01", "tomorrow",
    "2026-01-01T00:00:00Z",
  ])
  func refusesWhatIsNoDay(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func sortsAsTimePasses() throws {
    let days = try ["2026-12-31", "2026-02-03", "2027-01-01", "2026-02-10"].map { try #require(CalendarDate($0)) }
    #expect(days.sorted().map(\.description) == ["2026-02-03", "2026-02-10", "2026-12-31", "2027-01-01"])
  }
}
