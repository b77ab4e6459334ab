public import Diagnostics

/// How many findings there were at each of several commits.
public struct Trend: Sendable {
  /// What was found at one commit.
  public struct Point: Sendable {
    /// The commit, as hexadecimal digits.
    public let commit: String
    /// When it was made, in UTC as `2026-11-22T15:00:00`.
    public let time: String?
    let summary: Summary
    /// How many units could not be read.
    public let unread: Int
    let rules: [String: [Severity: Int]]
    let folders: [String: [Severity: Int]]

    /// Counts an outcome.
    public init(_ outcome: Outcome) {
      commit = outcome.source.head ?? ""
      time = outcome.source.timestamp
      summary = Summary(outcome)
      unread = outcome.unreadableUnits.count
      var (rules, folders) = ([String: [Severity: Int]](), [String: [Severity: Int]]())
      for finding in outcome.openFindings {
        rules[finding.rule, default: [:]][finding.severity, default: 0] += 1
        folders["\(Statistics.folder(of: finding.unit))", default: [:]][finding.severity, default: 0] += 1
      }
      self.rules = rules
      self.folders = folders
    }
  }

  /// The commits, the oldest first.
  public let points: [Point]
  private let version: String

  /// A trend that some version of the tool found out.
  public init(_ points: [Point], version: String) {
    self.points = points
    self.version = version
  }

  /// The document for programs: version 1, to which members are only ever added.
  public var json: JSONValue {
    [
      "schema": 1, "tool": ["name": "kfplint", "version": .string(version)],
      "commits": .array(
        points.map { point in
          [
            "commit": .string(point.commit), "time": JSONValue(point.time),
            "units": .integer(point.summary.units), "unreadable": .integer(point.unread),
            "errors": .integer(point.summary.open[.error, default: 0]),
            "warnings": .integer(point.summary.open[.warning, default: 0]),
            "infos": .integer(point.summary.open[.info, default: 0]),
            "suppressed": .integer(point.summary.suppressed), "baselined": .integer(point.summary.baselined),
            "rules": Self.value(point.rules, "rule"), "folders": Self.value(point.folders, "folder"),
          ]
        }),
    ]
  }

  private static func value(_ counts: [String: [Severity: Int]], _ name: String) -> JSONValue {
    .array(
      counts.sorted { $0.key < $1.key }.map { key, counts in
        .object([
          (name, .string(key)), ("errors", .integer(counts[.error, default: 0])),
          ("warnings", .integer(counts[.warning, default: 0])), ("infos", .integer(counts[.info, default: 0])),
        ])
      })
  }
}
