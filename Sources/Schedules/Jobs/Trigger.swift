import Cron
public import Diagnostics
public import Pipelines
public import YAMLSyntax

/// When a job runs.
public struct Trigger: Sendable {
  /// The mapping.
  public let node: YAMLNode

  /// Whether runs that were missed are made up for.
  public var catchup: Sourced<Bool>? { node.booleanField("catchup") }
  /// The expression, if there is one.
  public var cron: Sourced<ByteString>? { node.textField("cron") }
  /// The seconds from one run to the next, if there is no expression.
  public var interval: Sourced<Int>? { node.integerField("interval_seconds") }
  /// The time from which on runs may start.
  public var start: ScheduledTime? { node.field("start_date").flatMap { ScheduledTime($0) } }
  /// The time up to which runs may start.
  public var end: ScheduledTime? { node.field("end_date").flatMap { ScheduledTime($0) } }
}

/// A start or an end, as it is written.
public struct ScheduledTime: Sendable {
  /// The scalar.
  public let node: YAMLNode
  /// What it says.
  public let reading: Reading

  /// What a start or an end can say.
  public enum Reading: Hashable, Sendable {
    /// A timestamp without quotes, which the reconciler writes in its canonical form.
    case plain(Timestamp)
    /// A timestamp in quotes, which the reconciler hands on letter by letter.
    case quoted(Timestamp)
    /// Text that is no timestamp.
    case notATime
    /// What stops the reconciler wherever it stands: see ``Schedule/timeDefects``.
    case troublesome
  }

  /// Reads a value; `nil` for null, and for what is neither text nor a timestamp.
  init?(_ node: YAMLNode) {
    self.node = node
    switch node.reconcilerScalar {
    case .timestamp(let timestamp): reading = .plain(timestamp)
    case .string: reading = node.scalar.flatMap { Timestamp(rfc3339: $0) }.map { .quoted($0) } ?? .notATime
    case .bareDate, .impossibleTime: reading = .troublesome
    case .null, .boolean, .integer, .float, nil: return nil
    }
  }

  /// What the reconciler hands on: a timestamp in its canonical form, and what stands in quotes letter by letter.
  public var sentText: ByteString? {
    switch reading {
    case .plain(let timestamp): ByteString(timestamp.canonicalText)
    case .quoted, .notATime, .troublesome: node.scalar
    }
  }

  /// The time, if it says one.
  public var timestamp: Timestamp? {
    switch reading {
    case .plain(let timestamp), .quoted(let timestamp): timestamp
    case .notATime, .troublesome: nil
    }
  }

  /// Whether the API returns the time back in other letters than the reconciler sent, so that they differ forever.
  public var isNeverTheSame: Bool {
    switch reading {
    case .plain(let timestamp): timestamp.fraction != nil
    case .quoted(let timestamp): !node.scalarEquals(ByteString(timestamp.canonicalText))
    case .notATime, .troublesome: false
    }
  }
}

/// A day or time that stands without quotes where the reconciler cannot read it, or changes it.
public struct TimeDefect: Sendable {
  /// What becomes of it.
  public enum Kind: Hashable, Sendable {
    /// A day without a time of day, at which the reconciler crashes.
    case bareDate
    /// A day or time that there is not, at which the reconciler crashes.
    case impossible
    /// A timestamp as the value of a parameter or as a name, which becomes the text given.
    case changed(to: String)
  }

  /// What becomes of it.
  public let kind: Kind
  /// The scalar.
  public let text: Sourced<ByteString>

  static func all(in document: ScheduleDocument) -> [TimeDefect] {
    guard let root = document.root else { return [] }
    var times: [Int: ScheduledTimePlace] = [:]
    collect(root, isTime: false, into: &times)
    return times.values.sorted { $0.node.span.start < $1.node.span.start }.compactMap { place in
      guard let text = place.node.scalar else { return nil }
      let kind: Kind? =
        switch place.node.reconcilerScalar {
        case .bareDate: .bareDate
        case .impossibleTime: .impossible
        case .timestamp(let timestamp): place.isTime ? nil : .changed(to: timestamp.canonicalText)
        default: nil
        }
      return kind.map { TimeDefect(kind: $0, text: Sourced(text, at: place.node)) }
    }
  }

  /// Looks at every scalar once, wherever aliases repeat it.
  private static func collect(_ node: YAMLNode, isTime: Bool, into times: inout [Int: ScheduledTimePlace]) {
    let node = node.target
    switch node.kind {
    case .scalar:
      let place = Int(node.span.start)
      // What an alias takes from a start date into a value is changed there.
      if times[place]?.isTime != false { times[place] = ScheduledTimePlace(node: node, isTime: isTime) }
    case .sequence:
      for item in node.items where !item.isAlias { collect(item, isTime: false, into: &times) }
    case .mapping:
      for (key, value) in node.entries where !value.isAlias || value.kind == .scalar {
        collect(key, isTime: false, into: &times)
        collect(value, isTime: key == "start_date" || key == "end_date", into: &times)
      }
    }
  }

  private struct ScheduledTimePlace {
    let node: YAMLNode
    let isTime: Bool
  }
}
