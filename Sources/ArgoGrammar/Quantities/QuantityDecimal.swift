extension Quantity {
  /// The exact value in decimal digits, such as `-15e-1`: a sign, digits and a power of ten.
  public var decimal: (isNegative: Bool, digits: [UInt8], exponent: Int) {
    (isNegative, value.digits, value.exponent)
  }
}
