import Diagnostics

/// One evaluation of an expression.
struct Evaluation {
  let variables: [CELValue]
  let objectTypes: [String: CELObjectType]
  var meter: CELMeter
  /// The values of the variables that macros bring, the innermost last.
  var locals: [CELValue] = []

  init(variables: [CELValue], objectTypes: [String: CELObjectType], meter: CELMeter) {
    self.variables = variables
    self.objectTypes = objectTypes
    self.meter = meter
  }

  /// The value of an expression.
  mutating func value(of plan: Plan) throws(CELFailure) -> CELValue {
    try meter.charge()
    switch plan {
    case .constant(let value): return value
    case .variable(let index): return variables[index]
    case .local(let index): return locals[index]
    case .operation(let operation, let left, let right, let range):
      let (left, right) = (try value(of: left), try value(of: right))
      do throws(CELFailure) {
        return try apply(operation, left, right)
      } catch {
        throw error.at(range)
      }
    case .not(let operand, let range):
      guard case .bool(let truth) = try value(of: operand) else { throw CELFailure.noOverload.at(range) }
      return .bool(!truth)
    case .negative(let operand, let range): return try Self.negative(try value(of: operand), at: range)
    case .call(let body, let arguments, let range): return try call(body, arguments, at: range)
    case .matches(let operand, let pattern, let range):
      guard case .string(let text) = try value(of: operand) else { throw CELFailure.noOverload.at(range) }
      try meter.charge(pattern.steps(for: text.bytes.count))
      return .bool(pattern.matches(text.bytes))
    case .select(let operand, let selection, let isOptional):
      return try select(try value(of: operand), selection, isOptional: isOptional)
    case .presence(let operand, let selection): return .bool(try isPresent(selection, in: try value(of: operand)))
    case .index(let operand, let key, let isOptional, let range):
      let (operand, key) = (try value(of: operand), try value(of: key))
      return try index(operand, key, isOptional: isOptional, at: range)
    case .list(let elements, let range): return try list(elements, at: range)
    case .map(let entries, let range): return try map(entries, at: range)
    case .junction(let isAnd, let operands, let ranges): return try junction(isAnd: isAnd, operands, ranges)
    case .conditional(let condition, let yes, let no, let range):
      guard case .bool(let truth) = try value(of: condition) else { throw CELFailure.noOverload.at(range) }
      return try value(of: truth ? yes : no)
    case .comprehension(let walk): return try comprehension(walk)
    case .binding(let bound, let body):
      locals.append(try value(of: bound))
      defer { locals.removeLast() }
      return try value(of: body)
    case .optionalMap(let operand, let body, let isFlat, let range):
      return try optionalMap(operand, body, isFlat: isFlat, at: range)
    case .failure(let message, let range): throw CELFailure(message, at: range)
    }
  }

  private static func negative(_ value: CELValue, at range: Range<Int>) throws(CELFailure) -> CELValue {
    switch value {
    case .int(let value):
      guard value != .min else { throw CELFailure("the integer overflows", at: range) }
      return .int(-value)
    case .double(let value): return .double(-value)
    default: throw CELFailure.noOverload.at(range)
    }
  }

  private mutating func call(
    _ body: CELFunction.Body, _ arguments: [Plan], at range: Range<Int>
  ) throws(CELFailure) -> CELValue {
    do throws(CELFailure) {
      switch body {
      case .one(let function): return try function(try charged(try value(of: arguments[0])))
      case .two(let function):
        let first = try charged(try value(of: arguments[0]))
        return try function(first, try charged(try value(of: arguments[1])))
      case .many(let function):
        var values: [CELValue] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try charged(try value(of: argument))) }
        return try function(values, &meter)
      }
    } catch {
      throw error.at(range)
    }
  }

  /// Counts that a function looks at all of a value.
  private mutating func charged(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .string(let text): try meter.charge(bytes: text.bytes.count)
    case .bytes(let bytes): try meter.charge(bytes: bytes.count)
    case .list(let list): try meter.charge(list.count / 4)
    default: break
    }
    return value
  }

  /// `&&` or `||`: one operand may decide alone, and then the failures of the others do not matter.
  private mutating func junction(
    isAnd: Bool, _ operands: [Plan], _ ranges: [Range<Int>]
  ) throws(CELFailure) -> CELValue {
    var failure: CELFailure?
    for (operand, range) in zip(operands, ranges) {
      do throws(CELFailure) {
        guard case .bool(let truth) = try value(of: operand) else { throw CELFailure.noOverload.at(range) }
        if truth != isAnd { return .bool(truth) }
      } catch {
        if error.isFinal { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return .bool(isAnd)
  }

  private mutating func optionalMap(
    _ operand: Plan, _ body: Plan, isFlat: Bool, at range: Range<Int>
  ) throws(CELFailure) -> CELValue {
    guard case .optional(let inner) = try value(of: operand) else { throw CELFailure.noOverload.at(range) }
    guard let inner else { return .optional(nil) }
    locals.append(inner)
    defer { locals.removeLast() }
    let result = try value(of: body)
    guard isFlat else { return .optional(result) }
    guard case .optional = result else { throw CELFailure.noOverload.at(range) }
    return result
  }
}
