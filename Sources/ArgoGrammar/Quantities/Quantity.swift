/// A quantity of a resource, such as `500m` or `2Gi`, as Kubernetes reads it.
///
/// The source is `resource.ParseQuantity` of apimachinery v0.24.3, called by `UnmarshalJSON`, which trims white space.
/// Values are exact: decimal digits and a power of ten, so that no two quantities compare by rounding.
public struct Quantity: Sendable {
  /// Why an accepted quantity means something else than it says.
  public enum Misreading: Sendable {
    /// No digit is written: Kubernetes reads `Gi`, `m`, `-` or `.` as zero.
    case noDigits
    /// The exponent needs more than 32 bits, and Kubernetes keeps the lower 32 only.
    case exponentWraps
  }

  /// What somebody certainly did not mean, if anything.
  public let misreading: Misreading?
  /// Where the number is written, within the text given.
  public let digits: Range<Int>
  /// Where the suffix or exponent is written, within the text given; empty without one.
  public let suffix: Range<Int>
  /// The value that Kubernetes works with.
  let value: ScaledDecimal

  /// Reads a quantity.
  ///
  /// Refused is what Kubernetes refuses, and what it would calculate on for minutes: long numbers with huge exponents.
  public init(_ text: [UInt8]) throws(GrammarFault) {
    let parts = try QuantityParts(text)
    digits = parts.number
    suffix = parts.suffix
    let hasDigits = text[parts.number].contains(where: \.isDigit)
    let scale = parts.scale
    misreading = !hasDigits ? .noDigits : scale.wraps ? .exponentWraps : nil

    var value = ScaledDecimal(
      isNegative: parts.isNegative, digits: parts.whole + parts.fraction, exponent: -parts.fraction.count)
    switch scale.base {
    case 10:
      let exponent = scale.exponent &- Int32(truncatingIfNeeded: parts.fraction.count)
      // Kubernetes counts a missing whole number as one digit.
      let isShort = max(parts.whole.count, 1) + parts.fraction.count <= 18 && exponent >= -9
      if isShort {
        value.exponent = value.isZero ? 0 : Int(exponent)
      } else {
        if !hasDigits { throw GrammarFault("the quantity has no digits", at: parts.number) }
        value.exponent = value.isZero ? 0 : Int(scale.exponent) - parts.fraction.count
        // 10 to the power of ten million takes Kubernetes seconds, and 2 to the 31st never ends.
        if abs(value.exponent) > 10_000_000 {
          throw GrammarFault("with this exponent Kubernetes never finishes the calculation", at: parts.suffix)
        }
        value.roundUpToNano()
      }
    default:
      for _ in 0..<scale.exponent / 10 { value.multiply(by: 1024) }
      value.roundUpToNano()
      value.capBinary()
    }
    value.normalize()
    self.value = value
  }

  /// Whether it counts whole things.
  ///
  /// The API server asks whether a thousand of it can be divided by a thousand (`MilliValue`, which rounds up).
  public var isWhole: Bool { value.isWhole }

  /// Whether the quantity is below zero.
  public var isNegative: Bool { value.isNegative && !value.isZero }
}

extension Quantity: Comparable {
  /// Compares by value: `1000m` equals `1`.
  public static func == (left: Quantity, right: Quantity) -> Bool { left.value == right.value }

  /// Compares by value, exactly.
  public static func < (left: Quantity, right: Quantity) -> Bool { left.value < right.value }
}
