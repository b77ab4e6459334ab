/// The dates and times among plain scalars, as PyYAML's pattern for `tag:yaml.org,2002:timestamp` finds them.
///
/// A day that no calendar has matches as well; PyYAML gives up at it.
enum PythonTime {
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard take(4...4, &rest), take("-", &rest) else { return false }
    let date = rest
    if take(2...2, &rest), take("-", &rest), take(2...2, &rest), rest.isEmpty { return true }
    rest = date
    guard take(1...2, &rest), take("-", &rest), take(1...2, &rest) else { return false }
    if !take("T", &rest), !take("t", &rest) {
      let blanks = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if blanks.isEmpty { return false }
      rest = rest.dropFirst(blanks.count)
    }
    guard take(1...2, &rest), take(":", &rest), take(2...2, &rest), take(":", &rest), take(2...2, &rest) else {
      return false
    }
    if take(".", &rest) { rest = rest.drop(while: isDigit) }
    if rest.isEmpty { return true }
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if take("Z", &rest) { return rest.isEmpty }
    guard take("+", &rest) || take("-", &rest), take(1...2, &rest) else { return false }
    return rest.isEmpty || take(":", &rest) && take(2...2, &rest) && rest.isEmpty
  }

  /// Takes as many digits as there are, up to the largest number; there must be the smallest number of them.
  private static func take(_ count: ClosedRange<Int>, _ rest: inout ArraySlice<UInt8>) -> Bool {
    let digits = rest.prefix(count.upperBound).prefix(while: isDigit)
    guard digits.count >= count.lowerBound else { return false }
    rest = rest.dropFirst(digits.count)
    return true
  }

  private static func take(_ letter: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: letter) else { return false }
    rest.removeFirst()
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
