/// A bar on standard error, for a person who would otherwise wonder whether anything happens.
///
/// It appears after half a second, on a terminal only, and is gone before anything else is written.
final class ProgressBar {
  private static let delay = 500
  private static let pause = 100
  private static let width = 30

  private let isWanted: Bool
  private let noun: String
  private let start = Stopwatch()
  /// When the bar was last drawn, in milliseconds; `nil` while there is none.
  private var drawn: Int?

  /// A bar about things of a noun in the plural.
  init(isWanted: Bool, of noun: String = "pipelines and schedules") {
    self.noun = noun
    self.isWanted = isWanted && StandardStream.error.isTerminal
  }

  /// Draws how far the work is, if it is time to.
  func show(_ done: Int, of all: Int) {
    guard isWanted, all > 0 else { return }
    let now = start.milliseconds
    guard now >= Self.delay, now - (drawn ?? 0) >= Self.pause else { return }
    drawn = now
    let filled = Self.width * done / all
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    StandardStream.error.write("\r[\(bar)] \(done) of \(all) \(noun)")
  }

  /// Takes the bar away, if there is one.
  func clear() {
    // Back to the start of the line, and erase it.
    if drawn != nil { StandardStream.error.write("\r\u{1B}[K") }
    drawn = nil
  }
}
