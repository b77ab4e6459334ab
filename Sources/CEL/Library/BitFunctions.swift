/// The functions of bits, of cel-go (`ext/math.go`).
enum BitFunctions {
  static let all: [CELFunction] = [
    CELFunction(
      "math.bitAnd(int, int): int", "math.bitAnd(uint, uint): uint",
      two: { left, right throws(CELFailure) in try combined(left, right) { $0 & $1 } }),
    CELFunction(
      "math.bitOr(int, int): int", "math.bitOr(uint, uint): uint",
      two: { left, right throws(CELFailure) in try combined(left, right) { $0 | $1 } }),
    CELFunction(
      "math.bitXor(int, int): int", "math.bitXor(uint, uint): uint",
      two: { left, right throws(CELFailure) in try combined(left, right) { $0 ^ $1 } }),
    CELFunction(
      "math.bitNot(int): int", "math.bitNot(uint): uint",
      one: { value throws(CELFailure) in
        switch value {
        case .int(let number): .int(~number)
        case .uint(let number): .uint(~number)
        default: throw .noOverload
        }
      }),
    CELFunction(
      "math.bitShiftLeft(int, int): int", "math.bitShiftLeft(uint, int): uint",
      two: { value, offset throws(CELFailure) in try shifted(value, offset) { $0 << $1 } }),
    // An integer is shifted as if it had no sign: the bits on the left are zero.
    CELFunction(
      "math.bitShiftRight(int, int): int", "math.bitShiftRight(uint, int): uint",
      two: { value, offset throws(CELFailure) in try shifted(value, offset) { $0 >> $1 } }),
  ]

  private static func combined(
    _ left: CELValue, _ right: CELValue, _ combine: (UInt64, UInt64) -> UInt64
  ) throws(CELFailure) -> CELValue {
    switch (left, right) {
    case (.int(let left), .int(let right)):
      .int(Int(truncatingIfNeeded: combine(UInt64(bitPattern: Int64(left)), UInt64(bitPattern: Int64(right)))))
    case (.uint(let left), .uint(let right)): .uint(combine(left, right))
    default: throw .noOverload
    }
  }

  private static func shifted(
    _ value: CELValue, _ offset: CELValue, _ shift: (UInt64, Int) -> UInt64
  ) throws(CELFailure) -> CELValue {
    let offset = try offset.integer()
    guard offset >= 0 else { throw CELFailure("negative offset: \(offset)") }
    switch value {
    case .int(let number):
      return .int(Int(truncatingIfNeeded: offset > 63 ? 0 : shift(UInt64(bitPattern: Int64(number)), offset)))
    case .uint(let number): return .uint(offset > 63 ? 0 : shift(number, offset))
    default: throw .noOverload
    }
  }
}
