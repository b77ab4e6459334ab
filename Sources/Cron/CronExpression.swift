public import Diagnostics

/// When a job runs, as the KFP API reads it: by `cron.Parse` of robfig/cron v1.2.0.
///
/// There are five or six fields, starting with the seconds in both cases; the sixth is the day of the week. A
/// step on a wildcard leaves it a wildcard, `N/step` runs to the end of the field, ranges never wrap around, and Sunday is 0.
public struct CronExpression: Sendable {
  /// The expression as it is written.
  public let text: ByteString
  /// How many fields are written; 0 for a descriptor such as `@daily`.
  public let fieldCount: Int
  let timing: CronTiming

  /// Reads an expression.
  public init(_ text: ByteString) throws(CronFault) {
    self.text = text
    if text.bytes.first == UInt8(ascii: "@") {
      fieldCount = 0
      timing = try CronDescriptor.timing(of: text.bytes)
      return
    }
    var parser = CronParser(text.bytes)
    timing = .fields(try parser.parse())
    fieldCount = parser.words.count
  }

  /// Whether five fields can hardly be meant as KFP reads them, but as crontab does.
  ///
  /// KFP refuses them, or they name no hour to it: whoever counts the seconds and leaves out a field names one. Where crontab
  /// has a day of the month, KFP has the hour, so that `0 0 8 * *` may be either.
  public static func isMeantWithoutSeconds(_ text: ByteString) -> Bool {
    guard withSeconds(text) != nil else { return false }
    let words = CronParser(text.bytes).words
    if (try? CronExpression(text)) == nil { return true }
    return [[UInt8(ascii: "*")], [UInt8(ascii: "?")]].contains(Array(text.bytes[words[2]]))
  }

  /// The same expression with a first field for the seconds, which is what five fields were most likely meant to be.
  ///
  /// `nil` if there are not five fields, or if the result is refused.
  public static func withSeconds(_ text: ByteString) -> CronExpression? {
    let words = CronParser(text.bytes).words
    guard words.count == 5 else { return nil }
    let fields = words.map { ByteString(text.bytes[$0]).description }.joined(separator: " ")
    return try? CronExpression(ByteString("0 \(fields)"))
  }
}
