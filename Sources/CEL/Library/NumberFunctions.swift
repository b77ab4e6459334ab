/// The functions of numbers, of cel-go (`ext/math.go`).
enum NumberFunctions {
  static let all: [CELFunction] =
    [
      extreme("greatest", .greater, count: 1), extreme("greatest", .greater, count: 2),
      extreme("least", .smaller, count: 1), extreme("least", .smaller, count: 2),
      rounding("ceil", .up), rounding("floor", .down), rounding("round", .toNearestOrAwayFromZero),
      rounding("trunc", .towardZero),
      question("isNaN") { $0.isNaN }, question("isInf") { $0.isInfinite }, question("isFinite") { $0.isFinite },
      CELFunction(
        "math.abs(int): int", "math.abs(uint): uint", "math.abs(double): double",
        one: { value throws(CELFailure) in
          switch value {
          case .int(let number):
            guard number != .min else { throw CELFailure("the integer overflows") }
            return .int(abs(number))
          case .uint: return value
          case .double(let number): return .double(number.magnitude)
          default: throw .noOverload
          }
        }),
      CELFunction(
        "math.sign(int): int", "math.sign(uint): uint", "math.sign(double): double",
        one: { value throws(CELFailure) in
          switch value {
          case .int(let number): .int(number.signum())
          case .uint(let number): .uint(number == 0 ? 0 : 1)
          case .double(let number): .double(number > 0 ? 1 : number < 0 ? -1 : number)
          default: throw .noOverload
          }
        }),
      CELFunction(
        "math.sqrt(int): double", "math.sqrt(uint): double", "math.sqrt(double): double",
        one: { value throws(CELFailure) in
          switch value {
          case .int(let number): .double(Double(number).squareRoot())
          case .uint(let number): .double(Double(number).squareRoot())
          default: .double(try value.number().squareRoot())
          }
        }),
    ]

  private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> CELFunction {
    CELFunction(
      "math.\(name)(double): double", one: { value throws(CELFailure) in .double(try value.number().rounded(rule)) })
  }

  private static func question(_ name: String, _ answer: @escaping @Sendable (Double) -> Bool) -> CELFunction {
    CELFunction("math.\(name)(double): bool", one: { value throws(CELFailure) in .bool(answer(try value.number())) })
  }

  /// `greatest` or `least`, of one value, of a list, or of two values; of more the parser makes a list.
  private static func extreme(_ name: String, _ order: CELValue.Order, count: Int) -> CELFunction {
    let numbers = ["int", "uint", "double"]
    let types: [String]
    if count == 1 {
      types = numbers.flatMap { ["\($0)): \($0)", "list<\($0)>): \($0)"] }
    } else {
      types = numbers.flatMap { left in
        numbers.map { right in "\(left), \(right)): \(left == right ? left : "dyn")" }
      }
    }
    return CELFunction(types.map { "math.\(name)(\($0)" }) { values, meter throws(CELFailure) in
      var candidates = values
      if count == 1, case .list(let list) = values[0] { candidates = list }
      guard var best = candidates.first else { throw CELFailure("the list is empty") }
      for candidate in candidates {
        try meter.charge()
        guard let found = CELValue.numericOrder(candidate, best) else { throw .noOverload }
        if found == order { best = candidate }
      }
      return best
    }
  }
}
