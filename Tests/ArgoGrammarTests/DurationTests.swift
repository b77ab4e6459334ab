import Testing

@testable import ArgoGrammar

@Suite("Durations")
struct DurationTests {
  @Test(
    "Go's durations are read",
    arguments: [
      ("1h30m", 5_400_000_000_000), ("1.5h", 5_400_000_000_000), ("10s", 10_000_000_000), ("0", 0),
      ("-1ms", -1_000_000),
      ("+5ns", 5), ("1us", 1000), ("1\u{B5}s", 1000), ("1\u{3BC}s", 1000), (".5s", 500_000_000), ("5.s", 5_000_000_000),
      ("-9223372036854775808ns", Int64.min), ("9223372036854775807ns", Int64.max),
    ])
  func go(_ text: String, _ nanoseconds: Int64) throws {
    #expect(try GoDuration(Array(text.utf8), bareInteger: .refused).nanoseconds == nanoseconds)
  }

  @Test(
    "What is no Go duration is refused at its place",
    arguments: [
      ("", 0..<0), ("-", 1..<1), ("3", 0..<1), ("1d", 1..<2), ("1h 30m", 1..<3), (".s", 0..<1), ("h", 0..<1),
      ("9223372036854775808ns", 0..<21), ("300y", 3..<4), ("2562048h", 0..<8), ("P1D", 0..<1),
    ])
  func notGo(_ text: String, _ place: Range<Int>) {
    do throws(GrammarFault) {
      _ = try GoDuration(Array(text.utf8), bareInteger: .refused)
      Issue.record("accepted \(text)")
    } catch {
      #expect(error.range == place, "\(text): \(error.message)")
    }
  }

  @Test("A bare integer is seconds where Argo takes it so")
  func seconds() throws {
    #expect(try GoDuration(Array("90".utf8), bareInteger: .seconds).nanoseconds == 90_000_000_000)
    #expect(try GoDuration(Array("-5".utf8), bareInteger: .seconds).nanoseconds == -5_000_000_000)
    #expect(throws: GrammarFault.self) { try GoDuration(Array("1.5".utf8), bareInteger: .seconds) }
    #expect(try GoDuration(Array("2m".utf8), bareInteger: .seconds).nanoseconds == 120_000_000_000)
  }

  @Test(
    "ISO durations are read",
    arguments: [
      ("P0D", true), ("P30D", false), ("PT1H30M", false), ("P1Y2M3W4DT5H6M7.5S", false), ("-P1D", false),
      ("P1W", false),
      ("PT0S", true), ("P0.5D", false),
    ])
  func iso(_ text: String, _ isZero: Bool) throws {
    #expect(try ISODuration(Array(text.utf8)).isZero == isZero)
  }

  @Test(
    "What is no ISO duration is refused at its place",
    arguments: [
      ("", 0..<0), ("P", 0..<1), ("30D", 0..<1), ("P30", 3..<3), ("PT", 1..<2), ("P1DT", 3..<4), ("P1H", 2..<3),
      ("P1D1Y", 4..<5), ("p1d", 0..<1), ("P1D ", 3..<4), ("PD", 1..<2), ("1d", 0..<1), ("P1.5.2D", 4..<5),
      ("P1,5D", 2..<3),
    ])
  func notISO(_ text: String, _ place: Range<Int>) {
    do throws(GrammarFault) {
      _ = try ISODuration(Array(text.utf8))
      Issue.record("accepted \(text)")
    } catch {
      #expect(error.range == place, "\(text): \(error.message)")
    }
  }
}
