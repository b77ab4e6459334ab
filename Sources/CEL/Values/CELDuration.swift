/// A length of time in nanoseconds, as Go's `time.Duration`.
public struct CELDuration: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The length; below zero for a time back.
  public let nanoseconds: Int

  /// A length in nanoseconds.
  public init(nanoseconds: Int) { self.nanoseconds = nanoseconds }

  /// The shorter comes first.
  public static func < (left: CELDuration, right: CELDuration) -> Bool { left.nanoseconds < right.nanoseconds }

  static let outOfRange = CELFailure("the duration is out of range")

  private static let units: [(name: String, nanoseconds: Int)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  /// Reads `1h30m`, as `time.ParseDuration` of Go does.
  init(text: [UInt8]) throws(CELFailure) {
    let refusal = CELFailure("this is not a duration such as `1h30m`")
    var rest = text[...]
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    if rest.elementsEqual("0".utf8) {
      nanoseconds = 0
      return
    }
    if rest.isEmpty { throw refusal }
    // Counted below zero, where there is one more.
    var total = 0
    while !rest.isEmpty {
      let whole = rest.prefix { Self.isDigit($0) }
      rest = rest.dropFirst(whole.count)
      var fraction: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        fraction = rest.prefix { Self.isDigit($0) }
        rest = rest.dropFirst(fraction.count)
      }
      let unitName = rest.prefix { !Self.isDigit($0) && $0 != UInt8(ascii: ".") }
      rest = rest.dropFirst(unitName.count)
      guard !whole.isEmpty || !fraction.isEmpty,
        let unit = Self.units.first(where: { unitName.elementsEqual($0.name.utf8) })
      else { throw refusal }
      total = try Self.sum(total, try Self.length(whole, fraction, unit: unit.nanoseconds))
    }
    if !isNegative, total == .min { throw Self.outOfRange }
    nanoseconds = isNegative ? total : -total
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// A number of units, below zero.
  private static func length(
    _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, unit: Int
  ) throws(CELFailure) -> Int {
    var count = 0
    for digit in whole {
      let (tenfold, overflow) = count.multipliedReportingOverflow(by: 10)
      let (next, isBelow) = tenfold.subtractingReportingOverflow(Int(digit - 48))
      if overflow || isBelow { throw outOfRange }
      count = next
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    if overflow { throw outOfRange }
    var part = 0
    var scale = unit
    for digit in fraction where scale > 1 || digit != 48 {
      // An hour has 3.6e12 nanoseconds: what is below one is dropped.
      if scale.isMultiple(of: 10) {
        scale /= 10
        part += Int(digit - 48) * scale
      } else {
        part += Int(Double(digit - 48) * Double(scale) / 10)
        scale = 1
      }
    }
    return try sum(product, -part)
  }

  private static func sum(_ left: Int, _ right: Int) throws(CELFailure) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { throw outOfRange }
    return sum
  }

  /// Both lengths together.
  func adding(_ other: CELDuration) throws(CELFailure) -> CELDuration {
    CELDuration(nanoseconds: try Self.sum(nanoseconds, other.nanoseconds))
  }

  /// This length without another.
  func subtracting(_ other: CELDuration) throws(CELFailure) -> CELDuration {
    let (difference, overflow) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
    if overflow { throw Self.outOfRange }
    return CELDuration(nanoseconds: difference)
  }

  /// Seconds with as many decimals as are needed, such as `90.5s`.
  public var description: String {
    let magnitude = nanoseconds.magnitude
    return (nanoseconds < 0 ? "-" : "") + "\(magnitude / 1_000_000_000)"
      + Self.decimals(ofNanoseconds: Int(magnitude % 1_000_000_000)) + "s"
  }

  /// `.5` for half a second, and nothing for none.
  static func decimals(ofNanoseconds nanoseconds: Int) -> String {
    if nanoseconds == 0 { return "" }
    var digits = String(1_000_000_000 + nanoseconds).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}
