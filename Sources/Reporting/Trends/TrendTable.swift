import Diagnostics

/// Rows of a trend that belong together: a name, and a number for each commit.
struct TrendTable {
  /// A row.
  struct Row {
    let name: String
    /// What severity the numbers are of, if they are of one.
    let severity: Severity?
    /// A number for each commit, the oldest first.
    let counts: [Int]

    /// The first and the last number, such as `3 → 1`, or the one that both are.
    func change(arrow: String) -> String {
      let (first, last) = (counts.first ?? 0, counts.last ?? 0)
      return first == last ? "\(last)" : "\(first) \(arrow) \(last)"
    }
  }

  /// What the rows are by, such as "by rule"; empty for the totals.
  let title: String
  /// The rows, those with the most findings now first.
  let rows: [Row]

  /// The totals, and what there is by rule and by folder.
  static func all(of trend: Trend) -> [TrendTable] {
    let points = trend.points
    let severities = Severity.allCases.reversed().map { severity in
      Row(
        name: "\(severity.rawValue)s", severity: severity, counts: points.map { $0.summary.open[severity, default: 0] })
    }
    let closed = [
      Row(name: "suppressed", severity: nil, counts: points.map(\.summary.suppressed)),
      Row(name: "in the baseline", severity: nil, counts: points.map(\.summary.baselined)),
    ]
    return [
      TrendTable(title: "", rows: (severities + closed).filter { $0.counts.contains { $0 > 0 } }),
      TrendTable(title: "by rule", rows: rows(points.map(\.rules))),
      TrendTable(title: "by folder", rows: rows(points.map(\.folders))),
    ]
  }

  private static func rows(_ points: [[String: [Severity: Int]]]) -> [Row] {
    Set(points.flatMap(\.keys)).map { name in
      Row(name: name, severity: nil, counts: points.map { $0[name]?.values.reduce(0, +) ?? 0 })
    }.sorted { left, right in
      (right.counts.last ?? 0, right.counts.max() ?? 0, left.name) < (
        left.counts.last ?? 0, left.counts.max() ?? 0, right.name
      )
    }
  }
}

/// Which commits of a trend have a column where not all of them have room: the last of every so many.
struct TrendColumns {
  /// How many commits a column stands for.
  let step: Int
  /// The numbers of the commits that are shown; the last commit always is.
  let indices: [Int]

  /// The columns for a number of commits, of which there is room for `most`.
  init(_ count: Int, most: Int) {
    let step = max(1, (count + most - 1) / most)
    self.step = step
    // The last column is the last commit, so that the first one may stand for fewer.
    indices = count == 0 ? [] : Array(stride(from: (count - 1) % step, to: count, by: step))
  }

  /// What has to be said where a column stands for several commits.
  var note: String? {
    step > 1 ? "each column stands for \(step) commits, and shows the last of them" : nil
  }
}

extension Trend {
  /// From where to where it goes, such as `30 commits from 3f2a91c (2026-01-01) to …`; empty without commits.
  var extent: String {
    guard let first = points.first, let last = points.last else { return "" }
    return points.count == 1
      ? "1 commit: \(first.words)" : "\(points.count) commits from \(first.words) to \(last.words)"
  }
}

extension Trend.Point {
  /// The commit and its day.
  var words: String { commit.prefix(7) + (time.map { " (\($0.prefix(10)))" } ?? "") }
}
