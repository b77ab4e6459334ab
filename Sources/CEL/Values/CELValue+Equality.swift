import Diagnostics

extension CELValue {
  /// Whether two values are equal, as `==` of CEL has it: values of different types are not, except numbers.
  static func areEqual(_ left: CELValue, _ right: CELValue, _ meter: inout CELMeter) throws(CELFailure) -> Bool {
    try meter.charge()
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.string(let left), .string(let right)):
      try meter.charge(bytes: min(left.bytes.count, right.bytes.count))
      return left == right
    case (.bytes(let left), .bytes(let right)):
      try meter.charge(bytes: min(left.count, right.count))
      return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.timestamp(let left), .timestamp(let right)): return left == right
    case (.type(let left), .type(let right)): return left == right
    case (.quantity(let left), .quantity(let right)): return left.quantity == right.quantity
    case (.url(let left), .url(let right)): return left == right
    case (.object(let left), .object(let right)):
      return left.typeName == right.typeName && left.identity == right.identity
    case (.list(let left), .list(let right)):
      guard left.count == right.count else { return false }
      for (left, right) in zip(left, right) where try !areEqual(left, right, &meter) { return false }
      return true
    case (.map(let left), .map(let right)):
      guard left.entries.count == right.entries.count else { return false }
      for (key, value) in left.entries {
        guard let key = CELMap.Key(key), let other = right[key], try areEqual(value, other, &meter) else {
          return false
        }
      }
      return true
    case (.optional(nil), .optional(nil)): return true
    case (.optional(let left?), .optional(let right?)): return try areEqual(left, right, &meter)
    default: return numericOrder(left, right) == .equal
    }
  }

  /// How two values stand to each other.
  enum Order {
    case smaller
    case equal
    case greater
    /// One of them is not a number.
    case unordered
  }

  /// How two numbers stand to each other, of whatever types; `nil` for anything else.
  ///
  /// As in cel-go (`common/types/compare.go`), an integer that is compared with a floating-point number is first made one.
  static func numericOrder(_ left: CELValue, _ right: CELValue) -> Order? {
    switch (left, right) {
    case (.int(let left), .int(let right)): return order(left, right)
    case (.uint(let left), .uint(let right)): return order(left, right)
    case (.double(let left), .double(let right)): return order(left, right)
    case (.int(let left), .uint(let right)): return left < 0 ? .smaller : order(UInt64(left), right)
    case (.uint(let left), .int(let right)): return right < 0 ? .greater : order(left, UInt64(right))
    case (.int(let left), .double(let right)): return order(Double(left), right)
    case (.double(let left), .int(let right)): return order(left, Double(right))
    case (.uint(let left), .double(let right)): return order(Double(left), right)
    case (.double(let left), .uint(let right)): return order(left, Double(right))
    default: return nil
    }
  }

  private static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Order {
    if left < right { return .smaller }
    if left > right { return .greater }
    return left == right ? .equal : .unordered
  }

  /// How two values stand to each other; it fails where they have no order.
  static func order(_ left: CELValue, _ right: CELValue, _ meter: inout CELMeter) throws(CELFailure) -> Order {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): return order(left ? 1 : 0, right ? 1 : 0)
    case (.string(let left), .string(let right)):
      try meter.charge(bytes: min(left.bytes.count, right.bytes.count))
      return order(left, right)
    case (.bytes(let left), .bytes(let right)):
      try meter.charge(bytes: min(left.count, right.count))
      return order(ByteString(left), ByteString(right))
    case (.duration(let left), .duration(let right)): return order(left, right)
    case (.timestamp(let left), .timestamp(let right)): return order(left, right)
    case (.quantity(let left), .quantity(let right)): return order(left.quantity, right.quantity)
    default:
      guard let order = numericOrder(left, right) else { throw .noOverload }
      return order
    }
  }

  /// Whether a list has an element, or a map a key.
  static func contains(_ collection: CELValue, _ value: CELValue, _ meter: inout CELMeter) throws(CELFailure) -> Bool {
    switch collection {
    case .list(let list):
      for element in list where try areEqual(element, value, &meter) { return true }
      return false
    case .map(let map): return CELMap.Key(value).map { map[$0] != nil } ?? false
    default: throw .noOverload
    }
  }
}
