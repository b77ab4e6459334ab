import Diagnostics

extension Evaluation {
  /// An operator of two sides.
  mutating func apply(
    _ operation: Plan.Operation, _ left: CELValue, _ right: CELValue
  ) throws(CELFailure) -> CELValue {
    switch operation {
    case .equal: return .bool(try CELValue.areEqual(left, right, &meter))
    case .unequal: return .bool(try !CELValue.areEqual(left, right, &meter))
    case .less: return .bool(try CELValue.order(left, right, &meter) == .smaller)
    case .greater: return .bool(try CELValue.order(left, right, &meter) == .greater)
    case .lessOrEqual:
      let order = try CELValue.order(left, right, &meter)
      return .bool(order == .smaller || order == .equal)
    case .greaterOrEqual:
      let order = try CELValue.order(left, right, &meter)
      return .bool(order == .greater || order == .equal)
    case .isIn: return .bool(try CELValue.contains(right, left, &meter))
    case .add: return try sum(left, right)
    case .subtract: return try Self.difference(left, right)
    case .multiply, .divide, .remainder: return try Self.product(operation, left, right)
    }
  }

  private static func checked<Number: FixedWidthInteger>(
    _ result: (partialValue: Number, overflow: Bool)
  ) throws(CELFailure) -> Number {
    if result.overflow { throw CELFailure("the integer overflows") }
    return result.partialValue
  }

  private mutating func sum(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)): return .int(try Self.checked(left.addingReportingOverflow(right)))
    case (.uint(let left), .uint(let right)): return .uint(try Self.checked(left.addingReportingOverflow(right)))
    case (.double(let left), .double(let right)): return .double(left + right)
    case (.string(let left), .string(let right)):
      try meter.charge(bytes: left.bytes.count + right.bytes.count)
      return .string(ByteString(left.bytes + right.bytes))
    case (.bytes(let left), .bytes(let right)):
      try meter.charge(bytes: left.count + right.count)
      return .bytes(left + right)
    case (.list(let left), .list(let right)):
      try meter.charge(left.count + right.count)
      return .list(left + right)
    case (.timestamp(let time), .duration(let length)), (.duration(let length), .timestamp(let time)):
      return .timestamp(try time.adding(length))
    case (.duration(let left), .duration(let right)): return .duration(try left.adding(right))
    default: throw .noOverload
    }
  }

  private static func difference(_ left: CELValue, _ right: CELValue) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)): return .int(try checked(left.subtractingReportingOverflow(right)))
    case (.uint(let left), .uint(let right)): return .uint(try checked(left.subtractingReportingOverflow(right)))
    case (.double(let left), .double(let right)): return .double(left - right)
    case (.timestamp(let time), .duration(let length)): return .timestamp(try time.subtracting(length))
    case (.timestamp(let left), .timestamp(let right)): return .duration(try left.since(right))
    case (.duration(let left), .duration(let right)): return .duration(try left.subtracting(right))
    default: throw .noOverload
    }
  }

  private static func product(
    _ operation: Plan.Operation, _ left: CELValue, _ right: CELValue
  ) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)): return .int(try whole(operation, left, right))
    case (.uint(let left), .uint(let right)): return .uint(try whole(operation, left, right))
    case (.double(let left), .double(let right)):
      switch operation {
      case .multiply: return .double(left * right)
      case .divide: return .double(left / right)
      default: throw .noOverload
      }
    default: throw .noOverload
    }
  }

  private static func whole<Number: FixedWidthInteger>(
    _ operation: Plan.Operation, _ left: Number, _ right: Number
  ) throws(CELFailure) -> Number {
    if operation == .multiply { return try checked(left.multipliedReportingOverflow(by: right)) }
    if right == 0 { throw CELFailure(operation == .divide ? "division by zero" : "remainder of a division by zero") }
    if operation == .divide { return try checked(left.dividedReportingOverflow(by: right)) }
    return try checked(left.remainderReportingOverflow(dividingBy: right))
  }
}
