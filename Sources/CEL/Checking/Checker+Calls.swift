import Diagnostics

extension Checker {
  /// A call of a function or an operator.
  mutating func call(
    _ name: String, at nameRange: Range<Int>, receiver: Syntax?, _ arguments: [Syntax], range: Range<Int>
  ) throws(CELFault) -> Checked {
    // `math.ceil(x)` looks like a call of something named `math`.
    if let receiver, let (names, isAbsolute) = receiver.path,
      isAbsolute || !locals.contains(where: { $0.name == names[0] })
    {
      let whole = (names + [name]).joined(separator: ".")
      for candidate in candidates(whole, isAbsolute: isAbsolute) where Library.names.contains(candidate) {
        return try call(of: candidate, isMember: false, at: nameRange, arguments, range: range)
      }
    }
    let isAbsolute = name.hasPrefix(".")
    let plain = isAbsolute ? String(name.dropFirst()) : name
    return try call(
      of: plain, isMember: receiver != nil, at: nameRange, (receiver.map { [$0] } ?? []) + arguments, range: range)
  }

  private mutating func call(
    of name: String, isMember: Bool, at nameRange: Range<Int>, _ arguments: [Syntax], range: Range<Int>
  ) throws(CELFault) -> Checked {
    var plans: [Plan] = []
    var types: [CELType] = []
    for argument in arguments {
      let (plan, type) = try check(argument)
      plans.append(plan)
      types.append(type)
    }
    if name == "dyn", !isMember, plans.count == 1 { return (plans[0], .dyn) }
    let key = CELFunction.Name(name: name, isMember: isMember, count: arguments.count)
    guard let function = Library.functions[key] else {
      return try refuse(unknownFunction(name, isMember: isMember, types, at: nameRange))
    }
    let plan = try self.plan(function, name, plans, arguments.map(\.range), at: range)
    guard isStrict else { return (plan, .dyn) }
    guard let type = result(of: function, types) else {
      throw CELFault(noOverload(name, isMember: isMember, types), at: nameRange, help: uses(of: function))
    }
    return (plan, type)
  }

  /// What a function returns for arguments of these types; `nil` if it does not take them.
  private mutating func result(of function: CELFunction, _ types: [CELType]) -> CELType? {
    var result: CELType?
    for signature in function.signatures {
      let parameters = [solver.unknown(), solver.unknown(), solver.unknown()]
      let wanted = signature.arguments.map { Self.instance(of: $0, parameters) }
      guard solver.accepts(types, as: wanted) else { continue }
      let type = solver.solved(Self.instance(of: signature.result, parameters))
      if let found = result {
        if found != type { return .dyn }
      } else {
        result = type
      }
    }
    return result
  }

  private static func instance(of type: CELType, _ parameters: [CELType]) -> CELType {
    switch type {
    case .variable(let index): parameters[index]
    case .list(let element): .list(instance(of: element, parameters))
    case .map(let key, let value): .map(instance(of: key, parameters), instance(of: value, parameters))
    case .optional(let value): .optional(instance(of: value, parameters))
    default: type
    }
  }

  private static let operations: [String: Plan.Operation] = [
    "_==_": .equal, "_!=_": .unequal, "_<_": .less, "_<=_": .lessOrEqual, "_>_": .greater, "_>=_": .greaterOrEqual,
    "_+_": .add, "_-_": .subtract, "_*_": .multiply, "_/_": .divide, "_%_": .remainder, "_in_": .isIn,
  ]

  /// What turns a text into something else, and can be done at once if the text is known.
  private static let conversions: Set<String> = ["duration", "timestamp", "quantity", "url"]

  private func plan(
    _ function: CELFunction, _ name: String, _ plans: [Plan], _ ranges: [Range<Int>], at range: Range<Int>
  ) throws(CELFault) -> Plan {
    if let operation = Self.operations[name] {
      return Self.folded(.operation(operation, plans[0], plans[1], range), of: plans)
    }
    if name == "!_" { return Self.folded(.not(plans[0], range), of: plans) }
    if name == "-_" { return Self.folded(.negative(plans[0], range), of: plans) }
    if name == "matches", case .constant(.string(let text)) = plans[1] {
      do throws(CELFailure) {
        return .matches(plans[0], try LinearPattern(text.bytes), range)
      } catch {
        if isStrict { throw CELFault(error.message, at: ranges[1]) }
        return .failure(error.message, ranges[1])
      }
    }
    if isStrict, Self.conversions.contains(name), plans.count == 1, case .constant(.string) = plans[0],
      case .constant(let text) = plans[0], case .one(let convert) = function.body
    {
      do throws(CELFailure) {
        return .constant(try convert(text))
      } catch {
        throw CELFault(error.message, at: ranges[0])
      }
    }
    return Self.folded(.call(function.body, plans, range), of: plans)
  }

  /// As many steps as may be taken before an expression is evaluated at all.
  private static let mostStepsAhead = 1000

  /// What is known from constants alone, worked out once; what fails stays, and fails where it is evaluated.
  private static func folded(_ plan: Plan, of arguments: [Plan]) -> Plan {
    let isKnown = arguments.allSatisfy { if case .constant = $0 { true } else { false } }
    guard isKnown else { return plan }
    var evaluation = Evaluation(variables: [], objectTypes: [:], meter: CELMeter(steps: mostStepsAhead))
    return (try? evaluation.value(of: plan)).map { .constant($0) } ?? plan
  }

  private func noOverload(_ name: String, isMember: Bool, _ types: [CELType]) -> String {
    let shownTypes = types.map { "`\(shown($0))`" }
    if name.hasPrefix("_") {
      return "`\(name.dropFirst().dropLast())` is not defined for \(shownTypes.joined(separator: " and "))"
    }
    if name.hasSuffix("_") { return "`\(name.dropLast())` is not defined for \(shownTypes.joined())" }
    let arguments = isMember ? types.dropFirst().map(shown) : types.map(shown)
    let receiver = isMember ? shown(types[0]) + "." : ""
    return "there is no `\(receiver)\(name)(\(arguments.joined(separator: ", ")))`"
  }

  private func uses(of function: CELFunction) -> String? {
    guard !function.name.name.hasSuffix("_") else { return nil }
    return "there is \(function.signatures.map { "`\($0.text)`" }.joined(separator: ", "))"
  }

  private func unknownFunction(_ name: String, isMember: Bool, _ types: [CELType], at range: Range<Int>) -> CELFault {
    let others = Library.functions.values.filter { $0.name.name == name }.sorted { $0.name.count < $1.name.count }
    if !others.isEmpty {
      let texts = others.flatMap { $0.signatures.map { "`\($0.text)`" } }
      return CELFault(
        noOverload(name, isMember: isMember, types), at: range, help: "there is \(texts.joined(separator: ", "))")
    }
    let nearest = NearestName.of(ByteString(name), among: Library.names.sorted().map { ByteString($0) })
    return CELFault(
      "there is no function `\(name)`", at: range, help: nearest.map { "did you mean `\($0)`?" })
  }
}
