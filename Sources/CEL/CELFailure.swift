/// Why an evaluation has no value: what the specification of CEL calls an error.
///
/// `&&`, `||`, `all` and `exists` drop a failure where the other side already decides.
public struct CELFailure: Error, Hashable, Sendable {
  /// What went wrong, in one sentence without a full stop.
  public let message: String
  /// The bytes of the expression whose evaluation failed; `nil` until that is known.
  public let range: Range<Int>?
  /// Whether the evaluation as a whole must end: a limit is reached, and no operator may drop that.
  public let isFinal: Bool

  /// A failure at a place, or at one that is not known yet.
  public init(_ message: String, at range: Range<Int>? = nil) {
    self.init(message, at: range, isFinal: false)
  }

  init(_ message: String, at range: Range<Int>?, isFinal: Bool) {
    self.message = message
    self.range = range
    self.isFinal = isFinal
  }

  /// The same failure, at this place unless it has one.
  func at(_ place: Range<Int>) -> CELFailure {
    CELFailure(message, at: range ?? place, isFinal: isFinal)
  }

  /// Work is asked for that would take too long.
  static let limit = CELFailure(
    "the evaluation takes more steps than an expression may take", at: nil, isFinal: true)

  /// An operation is not defined for values of these types.
  static let noOverload = CELFailure("the operation is not defined for values of these types")
}
