import Diagnostics
import Synchronization

/// The rules that ran on the last unit.
///
/// On nearly every unit the same rules run, so that all of these share one list: ten thousand pipelines would hold more than
/// a million entries otherwise.
final class UsualRuns: Sendable {
  private let last = Mutex<[Outcome.Unit.RuleRun]>([])

  /// A list that holds nothing yet.
  var list: List { List(usual: last.withLock { $0 }) }

  /// The entries of a list, which become the usual ones.
  func remember(_ list: List) -> [Outcome.Unit.RuleRun] {
    let runs = list.runs
    if !list.isUsual { last.withLock { $0 = runs } }
    return runs
  }

  /// A list that is a part of the usual one for as long as its entries are the same.
  struct List {
    fileprivate let usual: [Outcome.Unit.RuleRun]
    private var same = 0
    private var own: [Outcome.Unit.RuleRun]?

    fileprivate init(usual: [Outcome.Unit.RuleRun]) { self.usual = usual }

    fileprivate var isUsual: Bool { own == nil && same == usual.count }

    fileprivate var runs: [Outcome.Unit.RuleRun] { isUsual ? usual : own ?? Array(usual[..<same]) }

    mutating func append(_ rule: String, severity: Severity?, obstacle: String?) {
      if own == nil {
        if same < usual.count, usual[same].rule == rule, usual[same].severity == severity,
          usual[same].obstacle == obstacle
        {
          same += 1
          return
        }
        own = Array(usual[..<same])
      }
      own?.append(.init(rule, severity: severity, obstacle: obstacle))
    }
  }
}
