import Diagnostics

/// Why reports cannot be put together, and where in which report if it is a place in one.
public struct ReportProblem: Error, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  private let location: Location?

  init(_ message: String, at location: Location? = nil) {
    self.message = message
    self.location = location
  }

  /// The place and the message.
  public var description: String {
    guard let location else { return message }
    var lines = LineTables()
    return "\(lines.text(of: location)): \(message)"
  }
}
