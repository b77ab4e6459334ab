/// Why robfig/cron refuses an expression, and where in it.
public struct CronFault: Error, Hashable, Sendable {
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// The bytes meant, as offsets within the expression.
  public let range: Range<Int>
  /// The fix, if there is a certain one.
  public let help: String?

  init(_ message: String, at range: Range<Int>, help: String? = nil) {
    self.message = message
    self.range = range
    self.help = help
  }
}
