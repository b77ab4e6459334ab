import Diagnostics

/// What was found out about units that nobody has open, kept until something changes on disk.
final class KnownReports {
  /// The changes that the last answer knew of.
  var changes: Int?
  private var revision = 0
  private var units: [Path: UnitDiagnostics] = [:]

  /// What is known of an item at a state of the disk.
  subscript(key: Path, revision: Int) -> UnitDiagnostics? { revision == self.revision ? units[key] : nil }

  /// Keeps what was found out at a state of the disk.
  func keep(_ diagnostics: UnitDiagnostics, of key: Path, _ revision: Int) {
    if revision != self.revision { (self.revision, units) = (revision, [:]) }
    units[key] = diagnostics
  }
}
