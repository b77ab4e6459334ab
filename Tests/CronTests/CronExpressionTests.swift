import Cron
import Diagnostics
import Testing

@Suite("Cron expressions")
struct CronExpressionTests {
  @Test(
    "An accepted expression lets runs start at these times",
    arguments: [
      ("0 30 6 * * MON-FRI", "2030-01-01T06:30:00", "2030-01-02T06:30:00"),
      ("15 45 22 1 */3 ?", "2030-01-01T22:45:15", "2030-04-01T22:45:15"),
      ("0 0 8-18/5 * * 2", "2030-01-01T08:00:00", "2030-01-01T13:00:00"),
      ("0 0 0 29 2 *", "2032-02-29T00:00:00", "2036-02-29T00:00:00"),
      ("0 0 0 13 * fri", "2030-01-04T00:00:00", "2030-01-11T00:00:00"),
      ("0 0 0 */12 * 5", "2030-01-25T00:00:00", "2030-02-01T00:00:00"),
      ("30 15 * * *", "2030-01-01T00:15:30", "2030-01-01T01:15:30"),
      ("0,,30 0 12 * * *", "2030-01-01T12:00:00", "2030-01-01T12:00:30"),
      ("+5 0 0 * * *", "2030-01-01T00:00:05", "2030-01-02T00:00:05"),
      ("*-90 0 0 * * *", "2030-01-01T00:00:01", "2030-01-01T00:00:02"),
      ("0\u{A0}0\u{2003}0 * * *", "2030-01-02T00:00:00", "2030-01-03T00:00:00"),
      ("@every 1.9s", "2030-01-01T00:00:01", "2030-01-01T00:00:02"),
      ("@every 36h", "2030-01-02T12:00:00", "2030-01-04T00:00:00"),
      (", 0 0 * * *", "never", "never"), ("0 0 0 31 4,6,9,11 *", "never", "never"),
      ("0 0 0 31 2 MON", "2030-02-04T00:00:00", "2030-02-11T00:00:00"),
    ])
  func times(_ expression: String, _ first: String, _ second: String) {
    #expect(Outcome(of: expression) == .accepted(first: first, second: second))
  }

  @Test(
    "A refused expression says why, where, and how to write it",
    arguments: [
      ("0 0 12 ? * MON-SUN", "the range \"MON-SUN\" ends before it begins", 11..<18),
      ("0 0 12 * * 7", "7 is above 6, the last day of the week", 11..<12),
      ("0 0 12 L * *", "\"L\" is not a valid day of the month", 7..<8),
      ("0 0 9 * * * 2031", "the expression has 7 fields, and KFP reads 5 or 6", 0..<16),
      ("TZ=Europe/Rome 0 0 9 * * *", "an expression has no time zone", 0..<14),
      ("0 0/0 9 * * *", "the step of \"0/0\" is 0", 2..<5),
      ("0 1-2-3 9 * * *", "\"1-2-3\" has too many hyphens", 2..<7),
      ("0 1/2/3 9 * * *", "\"1/2/3\" has too many slashes", 2..<7),
      ("0 5/ 9 * * *", "\"5/\" lacks a number", 2..<4),
      ("@daly", "it is not one of the predefined expressions", 0..<5),
      ("@every 5", "the number has no unit: ns, us, ms, s, m or h", 7..<8),
      ("0 99999999999999999999 9 * * *", "\"99999999999999999999\" is not a valid minute", 2..<22),
      ("", "the expression is empty", 0..<0),
    ])
  func fault(_ expression: String, _ message: String, _ range: Range<Int>) throws {
    let fault = try #require(throws: CronFault.self) { try CronExpression(ByteString(expression)) }
    #expect(fault.message == message)
    #expect(fault.range == range)
  }

  @Test("What almost everybody gets wrong has its way out")
  func help() {
    #expect(help("0 0 9 * * 7") == "write 0 or SUN for Sunday")
    #expect(help("@Daily") == "did you mean @daily?")
    #expect(help("0 0 22-6 * * *") == "ranges do not wrap around: write two of them, with a comma between")
    #expect(help("H 0 9 * * *") == "KFP's cron has no H: write a number of your choice")
  }

  private func help(_ expression: String) -> String? {
    do throws(CronFault) {
      _ = try CronExpression(ByteString(expression))
      return nil
    } catch {
      return error.help
    }
  }

  @Test(
    "An expression is told in words",
    arguments: [
      ("10 10 * * *", "every hour at minute 10, second 10"), ("0 10 10 * * *", "every day at 10:10"),
      ("0 0 0 * * *", "every day at 00:00"), ("0 0 * * * *", "every hour"), ("0 * * * * *", "every minute"),
      ("* * * * * *", "every second"), ("0 */5 * * * *", "every 5 minutes"),
      ("30 */5 * * * *", "every 5 minutes at second 30"), ("0 0 */6 * * *", "every 6 hours"),
      ("0 20 */6 * * *", "every 6 hours at minute 20"), ("0 0 9 ? * MON-FRI", "at 09:00 on Monday to Friday"),
      ("0 0 9,17 * * *", "every day at 09:00 and 17:00"), ("0 30 6 1,15 * *", "at 06:30 on day 1 and 15 of the month"),
      ("0 0 0 1 JAN *", "at 00:00 on day 1 of the month in January"),
      ("0 0 0 13 * FRI", "at 00:00 on day 13 of the month or on Friday"),
      ("0 0 0 */10 * FRI", "at 00:00 on day 1, 11, 21 and 31 of the month if it is a Friday"),
      ("0 0,20,40 8-17 * * *", "at every 20th minute, hour 8 to 17"),
      ("0 0 9 * 6-8 *", "every day at 09:00 in June to August"), ("@every 90m", "every 1 hour 30 minutes"),
      ("@every 1h", "every hour"), ("@weekly", "at 00:00 on Sunday"), ("0 0 8-17 * * *", "at hour 8 to 17"),
      ("0 7/15 * * * *", "every hour at minute 7, 22, 37 and 52"),
      ("* 0 12 * * *", "at minute 0, every second, hour 12"),
    ])
  func words(_ expression: String, _ words: String) throws {
    #expect(try CronExpression(ByteString(expression)).inWords == words)
  }

  @Test("A date that no year has is known as such, one that comes every few years is not")
  func neverComes() throws {
    for expression in ["0 0 0 31 2 *", "0 0 0 30 2 ?", ", * * * * *", "0 0 0 31 4,6,9,11 *", "0 0 0 */31 2,4 ,"] {
      #expect(try CronExpression(ByteString(expression)).neverComes, "\(expression)")
    }
    for expression in ["0 0 0 29 2 *", "0 0 0 31 2 MON", "0 0 0 29 2 */6", "@every 1h", "0 0 0 31 1-2 *"] {
      #expect(try !CronExpression(ByteString(expression)).neverComes, "\(expression)")
    }
  }

  @Test("Like robfig/cron, the search gives up after five years")
  func giveUp() throws {
    let leapDay = try CronExpression("0 0 0 29 2 *")
    let before = try #require(UTCTime(year: 2096, month: 3, day: 1))
    #expect(leapDay.next(after: before) == nil)
    #expect(try #require(UTCTime(year: 2099, month: 1, day: 1)).description == "2099-01-01T00:00:00Z")
    #expect(
      try leapDay.next(after: #require(UTCTime(year: 2099, month: 1, day: 1)))?.description == "2104-02-29T00:00:00Z")
  }

  @Test("Five fields are read with the seconds before them where that makes sense")
  func withSeconds() {
    #expect(CronExpression.withSeconds("30 6 * * 1-5")?.inWords == "at 06:30 on Monday to Friday")
    #expect(CronExpression.withSeconds(" 30  6 * * MON ")?.text == "0 30 6 * * MON")
    #expect(CronExpression.withSeconds("0 30 6 * * MON") == nil)
    #expect(CronExpression.withSeconds("30 6 * * 7") == nil)
  }

  @Test(
    "Five fields are those of crontab where they name no hour to KFP, or KFP refuses them",
    arguments: [
      ("0 0 * * *", true), ("*/15 * * * *", true), ("30 9 * * 1-5", true), ("0 6 ? * 1", true), ("0 6 * * SUN", true),
      ("0 0 8 * *", false), ("0 30 8 * *", false), ("0 0 */2 * *", false), ("0 0 0 * * *", false), ("0 0 * *", false),
      ("@daily", false),
    ])
  func isMeantWithoutSeconds(_ text: String, _ isSo: Bool) {
    #expect(CronExpression.isMeantWithoutSeconds(ByteString(text)) == isSo)
  }
}
