/// How sure a finding is that the defect is one.
///
/// It says nothing about how bad the defect would be, which is its ``Severity``.
public enum Confidence: String, CaseIterable, Comparable, Sendable {
  /// The rule looked at a likeness, which is often something else.
  case low
  /// The rule looked at signs that seldom mislead.
  case medium
  /// What the rule found is certain, as far as the files say.
  case high

  /// The less sure first.
  public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}
