/// How bad a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; never affects the exit status by default.
  case info
  /// It works today by luck, or surprises.
  case warning
  /// It is rejected, the run fails, or the wrong thing runs.
  case error

  /// From harmless to harmful.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
