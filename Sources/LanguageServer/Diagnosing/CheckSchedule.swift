import Diagnostics

/// Which documents are to be checked, and when.
///
/// The first change after a rest is looked at once. Who goes on typing is not looked at before a pause as long as the last
/// check: a check of a text that is outdated by its end is of no use to anybody.
struct CheckSchedule {
  private struct Entry {
    var due: ContinuousClock.Instant
    let first: ContinuousClock.Instant
  }

  private var entries: [Path: Entry] = [:]
  /// How long a document waits after a change.
  private var pause = Duration.milliseconds(10)
  /// When nothing has been checked for as long as a pause.
  private var rested: ContinuousClock.Instant?

  /// The longest that a document waits while it is typed in.
  private static let longestWait = Duration.milliseconds(500)
  private static let longestPause = Duration.milliseconds(200)

  /// Whether anything waits.
  var isEmpty: Bool { entries.isEmpty }

  /// Has a document checked as soon as nothing else is to be done.
  mutating func addNow(_ key: Path, at now: ContinuousClock.Instant = .now) {
    entries[key] = Entry(due: now, first: now)
  }

  /// Has a document checked after a change: at once, or when the typing pauses.
  mutating func add(_ key: Path, at now: ContinuousClock.Instant = .now) {
    let first = entries[key]?.first ?? now
    let isRested = entries[key] == nil && rested.map { $0 <= now } ?? true
    entries[key] = Entry(due: isRested ? now : min(now + pause, first + Self.longestWait), first: first)
  }

  /// Takes a document from the list.
  mutating func remove(_ key: Path) { entries[key] = nil }

  /// The milliseconds until the next document is due; `nil` if none is.
  func milliseconds(at now: ContinuousClock.Instant = .now) -> Int? {
    entries.values.map(\.due).min().map { due in
      let wait = now.duration(to: due)
      return wait <= .zero ? 0 : Int(wait / .milliseconds(1)) + 1
    }
  }

  /// The document that is due first.
  mutating func takeDue(at now: ContinuousClock.Instant = .now) -> Path? {
    guard let next = entries.min(by: { ($0.value.due, $0.key) < ($1.value.due, $1.key) }), next.value.due <= now else {
      return nil
    }
    entries[next.key] = nil
    return next.key
  }

  /// Takes note of how long a check took.
  mutating func checkTook(_ duration: Duration, at now: ContinuousClock.Instant = .now) {
    pause = min(max(duration, .milliseconds(5)), Self.longestPause)
    rested = now + pause
  }
}
