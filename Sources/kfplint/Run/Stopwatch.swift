/// The time since a moment.
struct Stopwatch {
  private let start = ContinuousClock.now

  /// Whole milliseconds.
  var milliseconds: Int {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
