public import Configuration
public import Diagnostics

/// A decision to live with a finding that turns out to be about none.
public struct IdleSuppression: Sendable {
  /// What the decision is written in.
  public let form: Form
  /// Where it stands.
  public let location: Location

  /// The forms that a decision has.
  public enum Form: Sendable {
    /// A comment names a rule that finds nothing on its line.
    case comment(rule: String)
    /// A comment names something that is not a rule; the name that is nearest to it, if one is near.
    case unknownRule(String, nearest: String?)
    /// A comment is meant for kfplint and does not have the form of one.
    case malformedComment
    /// An entry of `ignores` whose day has not come yet, or that has none.
    case ignore(rules: [String])
    /// An entry of `ignores` whose last day is over.
    case expiredIgnore(rules: [String], until: CalendarDate)
    /// An entry of the baseline.
    case baseline(rule: String)
  }

  init(_ form: Form, at location: Location) {
    self.form = form
    self.location = location
  }

  init(_ entry: BaselineEntry) {
    self.init(.baseline(rule: entry.key.rule), at: entry.location)
  }
}
