/// A number written as decimal digits times a power of ten.
///
/// It holds what `inf.Dec` holds in apimachinery, without an integer type of arbitrary size.
struct ScaledDecimal: Comparable {
  var isNegative: Bool
  /// Values from 0 to 9, the most significant first.
  var digits: [UInt8]
  /// The power of ten of the last digit.
  var exponent: Int

  /// A number from ASCII digits.
  init(isNegative: Bool, digits: some Sequence<UInt8>, exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits.map { $0 - UInt8(ascii: "0") }
    self.exponent = exponent
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// Whether it is a whole number; it has to be normalized.
  var isWhole: Bool { digits.isEmpty || exponent >= 0 }

  /// Multiplies by a small number.
  mutating func multiply(by factor: Int) {
    var carry = 0
    for index in digits.indices.reversed() {
      let product = Int(digits[index]) * factor + carry
      digits[index] = UInt8(product % 10)
      carry = product / 10
    }
    while carry > 0 {
      digits.insert(UInt8(carry % 10), at: 0)
      carry /= 10
    }
  }

  /// Rounds away from zero to a whole number of billionths.
  ///
  /// Whoever asks for some of a resource gets some: apimachinery never rounds to zero.
  mutating func roundUpToNano() {
    let surplus = -9 - exponent
    guard surplus > 0 else { return }
    let kept = max(0, digits.count - surplus)
    let isInexact = digits[kept...].contains { $0 != 0 }
    digits.removeSubrange(kept...)
    exponent = -9
    if isInexact { increment() }
  }

  private mutating func increment() {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
  }

  /// Limits a binary quantity to 2 to the 63rd minus one, as apimachinery does.
  mutating func capBinary() {
    let limit = ScaledDecimal(isNegative: false, digits: "9223372036854775807".utf8, exponent: 0)
    var magnitude = self
    magnitude.isNegative = false
    magnitude.normalize()
    if magnitude > limit {
      digits = limit.digits
      exponent = 0
    }
  }

  /// Drops zeros at both ends, so that equal numbers are written equally.
  mutating func normalize() {
    let first = digits.firstIndex { $0 != 0 } ?? digits.endIndex
    let last = digits.lastIndex { $0 != 0 } ?? digits.startIndex
    guard first <= last, first < digits.endIndex else {
      (isNegative, digits, exponent) = (false, [], 0)
      return
    }
    exponent += digits.count - 1 - last
    digits = Array(digits[first...last])
  }

  static func < (left: ScaledDecimal, right: ScaledDecimal) -> Bool {
    if left.digits.isEmpty { return !right.digits.isEmpty && !right.isNegative }
    if right.digits.isEmpty { return left.isNegative }
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmallerInMagnitude(than: left) : left.isSmallerInMagnitude(than: right)
  }

  private func isSmallerInMagnitude(than other: ScaledDecimal) -> Bool {
    let (height, otherHeight) = (digits.count + exponent, other.digits.count + other.exponent)
    if height != otherHeight { return height < otherHeight }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
