public import ArgoGrammar
import Diagnostics

/// A quantity of a resource, and how it was written.
public struct CELQuantity: Sendable {
  /// Its value.
  public let quantity: Quantity
  /// Its text.
  public let text: [UInt8]

  /// Reads a quantity as Kubernetes does.
  public init(_ text: [UInt8]) throws(CELFailure) {
    do throws(GrammarFault) {
      quantity = try Quantity(text)
    } catch {
      throw CELFailure("this is not a quantity: \(error.message)")
    }
    self.text = text
  }

  /// -1, 0 or 1.
  var sign: Int {
    let (isNegative, digits, _) = quantity.decimal
    return digits.isEmpty ? 0 : isNegative ? -1 : 1
  }

  /// The value, if it is whole and an integer can hold it.
  var integer: Int? {
    let (isNegative, digits, exponent) = quantity.decimal
    guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
    let zeros = Array(repeating: UInt8(ascii: "0"), count: exponent)
    return Int((isNegative ? "-0" : "0") + String(decoding: digits.map { $0 + 48 } + zeros, as: UTF8.self))
  }

  /// The nearest floating-point number.
  var approximateValue: Double {
    let (isNegative, digits, exponent) = quantity.decimal
    let value = Double("0\(String(decoding: digits.map { $0 + 48 }, as: UTF8.self))e\(exponent)") ?? .infinity
    return isNegative ? -value : value
  }

  /// The same quantity on the other side of zero.
  func opposite() throws(CELFailure) -> CELQuantity {
    let (isNegative, digits, exponent) = quantity.decimal
    return try CELQuantity(Self.text(isNegative: !isNegative, digits, exponent))
  }

  /// The sum, exactly.
  func adding(_ other: CELQuantity) throws(CELFailure) -> CELQuantity {
    let (left, right) = (quantity.decimal, other.quantity.decimal)
    if left.digits.isEmpty { return other }
    if right.digits.isEmpty { return self }
    let exponent = min(left.exponent, right.exponent)
    let highest = max(left.exponent + left.digits.count, right.exponent + right.digits.count)
    guard highest - exponent <= 1000 else { throw CELFailure("the quantities are too far apart to add") }
    // Digits from the lowest power of ten up, with room for a carry.
    let count = highest - exponent + 1
    func column(_ number: (isNegative: Bool, digits: [UInt8], exponent: Int), _ place: Int) -> Int {
      let index = number.digits.count - 1 - (place + exponent - number.exponent)
      let digit = number.digits.indices.contains(index) ? Int(number.digits[index]) : 0
      return number.isNegative ? -digit : digit
    }
    var columns = (0..<count).map { column(left, $0) + column(right, $0) }
    let isNegative = (columns.last { $0 != 0 } ?? 0) < 0
    if isNegative { columns = columns.map { -$0 } }
    for place in 0..<count - 1 {
      let carry = columns[place].dividedDown(by: 10)
      columns[place] -= carry * 10
      columns[place + 1] += carry
    }
    return try CELQuantity(Self.text(isNegative: isNegative, columns.reversed().map { UInt8($0) }, exponent))
  }

  private static func text(isNegative: Bool, _ digits: [UInt8], _ exponent: Int) -> [UInt8] {
    let significant = digits.drop { $0 == 0 }
    if significant.isEmpty { return Array("0".utf8) }
    return Array((isNegative ? "-" : "").utf8) + significant.map { $0 + 48 }
      + (exponent == 0 ? [] : Array("e\(exponent)".utf8))
  }
}
