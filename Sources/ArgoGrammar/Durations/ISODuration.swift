/// A duration of ISO 8601, such as `P30D` or `PT1H30M`.
///
/// The annotation `pipelines.kubeflow.org/max_cache_staleness` is one. Accepted are years, months, weeks and days, then
/// after a `T` hours, minutes and seconds, at least one of them, each with a number that may have a fraction after a dot,
/// and a minus before the `P`: what both the standard (with its common extensions) and the reader in KFP's cache server
/// take. A fraction after a comma is standard too, but that reader refuses it.
public struct ISODuration: Hashable, Sendable {
  /// Whether every number in it is zero, as in `P0D`, which turns the cache off.
  public let isZero: Bool

  /// Reads a duration.
  public init(_ text: [UInt8]) throws(GrammarFault) {
    var place = text.first == UInt8(ascii: "-") ? 1 : 0
    guard place < text.count, text[place] == UInt8(ascii: "P") else {
      throw GrammarFault("an ISO 8601 duration starts with \"P\", as in P30D", at: place..<min(place + 1, text.count))
    }
    place += 1
    var units = Array("YMWD".utf8)[...]
    var isTime = false
    var isZero = true
    var count = 0
    while place < text.count {
      if text[place] == UInt8(ascii: "T"), !isTime {
        isTime = true
        units = Array("HMS".utf8)[...]
        place += 1
        if place == text.count {
          throw GrammarFault("a time has to follow \"T\", as in PT1H", at: place - 1..<place)
        }
        continue
      }
      if try Self.number(text, at: &place) { isZero = false }
      guard place < text.count else {
        throw GrammarFault("the last number has no unit", at: place..<place)
      }
      guard let unit = units.firstIndex(of: text[place]) else {
        let message =
          isTime
          ? "one of the units H, M and S has to follow here, each once and in this order"
          : "one of the units Y, M, W and D has to follow here, each once and in this order; hours and less follow a \"T\""
        throw GrammarFault(message, at: place..<place + 1)
      }
      units = units[(unit + 1)...]
      place += 1
      count += 1
    }
    if count == 0 { throw GrammarFault("the duration is empty; P0D is the shortest", at: 0..<text.count) }
    self.isZero = isZero
  }

  /// Reads digits with at most one dot among them, and says whether any is not zero.
  private static func number(_ text: [UInt8], at place: inout Int) throws(GrammarFault) -> Bool {
    let start = place
    var hasDigit = false
    var hasDot = false
    var isPositive = false
    while place < text.count {
      if text[place].isDigit {
        hasDigit = true
        if text[place] != UInt8(ascii: "0") { isPositive = true }
      } else if text[place] == UInt8(ascii: "."), !hasDot {
        hasDot = true
      } else {
        break
      }
      place += 1
    }
    guard hasDigit else {
      throw GrammarFault("a number is missing here", at: start..<min(max(place, start + 1), text.count))
    }
    return isPositive
  }
}
