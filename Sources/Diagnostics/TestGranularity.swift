/// What one test of a dashboard stands for.
///
/// It is chosen and never follows from how much there is: a dashboard knows a test by its name, so that a name that changes
/// is the end of a history.
public enum TestGranularity: String, CaseIterable, Sendable {
  /// A rule on a unit.
  case rule
  /// All rules of a category on a unit.
  case category
  /// A unit.
  case unit
}
