import Diagnostics

/// What came of a look at what may be a unit.
enum UnitLook: Sendable {
  case checked(Linter.Result)
  /// It belongs to another tool; the text says why.
  case skipped(Path, String)
  /// Its bytes rule out that it is a pipeline.
  case nothing
}
