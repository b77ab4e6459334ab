/// The exact decimal digits of a floating-point number.
///
/// Each such number is a whole number times a power of two, and so has an end in decimals, too: at most 1,075 of them.
struct ExactDecimal {
  /// The digits from 0 to 9, the most significant first; the first is not zero unless the number is.
  private var digits: [UInt8]
  /// How many of the digits stand before the point; below zero if zeros follow it first.
  private var pointPlace: Int

  /// The digits of a finite number, without its sign.
  init(_ value: Double) {
    var exponent = Int(value.exponentBitPattern) - 1075
    var significand = value.significandBitPattern
    if value.exponentBitPattern == 0 { exponent = -1074 } else { significand |= 1 << 52 }
    while significand != 0, significand & 1 == 0, exponent < 0 {
      significand >>= 1
      exponent += 1
    }
    // The least significant first, while it grows.
    var reversed = String(significand).utf8.reversed().map { $0 - 48 }
    let (factor, times) = exponent < 0 ? (5, -exponent) : (2, exponent)
    for _ in 0..<times {
      var carry = 0
      for index in reversed.indices {
        let product = Int(reversed[index]) * factor + carry
        reversed[index] = UInt8(product % 10)
        carry = product / 10
      }
      if carry > 0 { reversed.append(UInt8(carry)) }
    }
    digits = reversed.reversed()
    // Dividing by two is multiplying by five and moving the point.
    pointPlace = digits.count - (exponent < 0 ? times : 0)
  }

  /// With so many digits after the point, rounded to the nearest; a half goes to the even digit.
  func fixed(decimals: Int) -> String {
    var number = self
    number.round(keeping: pointPlace + decimals)
    let whole = number.pointPlace <= 0 ? [0] : number.digit(in: 0..<number.pointPlace)
    let fraction = number.digit(in: number.pointPlace..<number.pointPlace + decimals)
    return Self.text(whole) + (decimals > 0 ? "." + Self.text(fraction) : "")
  }

  /// With one digit before the point, so many after it, and an exponent.
  func scientific(decimals: Int) -> String {
    var number = self
    number.round(keeping: decimals + 1)
    let exponent = number.digits.allSatisfy { $0 == 0 } ? 0 : number.pointPlace - 1
    let text = Self.text(number.digit(in: 0..<decimals + 1))
    let fraction = text.dropFirst()
    return text.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + (exponent < 0 ? "e-" : "e+")
      + (exponent.magnitude < 10 ? "0" : "") + "\(exponent.magnitude)"
  }

  private static func text(_ digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }

  /// Digits by their places; zeros outside those that there are.
  private func digit(in places: Range<Int>) -> [UInt8] {
    places.map { digits.indices.contains($0) ? digits[$0] : 0 }
  }

  /// Drops the digits behind the first `count`; a number below zero drops places before the first digit.
  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    if count < 0 {
      (digits, pointPlace) = ([0], 1)
      return
    }
    let dropped = digits[count...]
    let last = count > 0 ? digits[count - 1] : 0
    let isHalf = dropped.first == 5 && dropped.dropFirst().allSatisfy { $0 == 0 }
    let goesUp = isHalf ? last % 2 == 1 : (dropped.first ?? 0) >= 5
    digits.removeSubrange(count...)
    if goesUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        pointPlace += 1
      }
    }
    if digits.isEmpty { (digits, pointPlace) = ([0], 1) }
  }
}
