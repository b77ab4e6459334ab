/// How much work an evaluation may still do.
///
/// A step is about what one operator costs; long texts and lists cost more. So an expression ends after a bounded time,
/// whatever it says and whatever it looks at.
public struct CELMeter: Sendable {
  /// As many steps as Kubernetes allows one call of an expression: `PerCallLimit` in
  /// `apiserver/pkg/apis/cel/config.go` of Kubernetes 1.30.
  public static let usual = 1_000_000

  /// The steps that are left.
  public private(set) var left: Int

  /// A meter that allows so many steps.
  public init(steps: Int = CELMeter.usual) {
    left = steps
  }

  /// Counts work before it is done.
  @inline(__always)
  mutating func charge(_ steps: Int = 1) throws(CELFailure) {
    left -= steps
    if left < 0 { throw .limit }
  }

  /// Counts reading or writing so many bytes.
  mutating func charge(bytes: Int) throws(CELFailure) {
    try charge(bytes / 16)
  }
}
