import Diagnostics

/// Finds what each name of an expression means and of what type each part is, and refuses what cannot work.
///
/// Without checks everything is of any type, and what is wrong fails when it is evaluated: so the language wants it.
struct Checker {
  /// A part of an expression, ready, and its type.
  typealias Checked = (plan: Plan, type: CELType)

  let environment: CELEnvironment
  /// Whether mistakes are faults.
  let isStrict: Bool
  var solver = TypeSolver()
  /// The variables that macros bring, the innermost last.
  var locals: [(name: String, type: CELType)] = []
  private let variables: [String: Int]

  init(environment: CELEnvironment, isStrict: Bool) {
    self.environment = environment
    self.isStrict = isStrict
    variables = Dictionary(
      environment.variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A mistake: a fault, or a failure for later.
  func refuse(_ fault: CELFault) throws(CELFault) -> Checked {
    if isStrict { throw fault }
    return (.failure(fault.message, fault.range), .dyn)
  }

  /// Finds out about an expression.
  mutating func check(_ syntax: Syntax) throws(CELFault) -> Checked {
    switch syntax.kind {
    case .literal(let value): return (.constant(value), Self.type(ofLiteral: value))
    case .name:
      if let found = try path(syntax) { return found }
      return try unknownName(syntax)
    case .select(let operand, let field, let isOptional):
      if !isOptional, let found = try path(syntax) { return found }
      let operand = try check(operand)
      return try select(operand, field, isOptional: isOptional, at: syntax.range)
    case .presence(let operand, let field):
      let operand = try check(operand)
      let (selection, _) = try selection(field, of: operand.type, at: syntax.range)
      return (.presence(operand.plan, selection), .bool)
    case .index(let operand, let key, let isOptional):
      return try index(
        try check(operand), try check(key), isOptional: isOptional, keyRange: key.range, at: syntax.range)
    case .call(let name, let nameRange, let receiver, let arguments):
      return try call(name, at: nameRange, receiver: receiver, arguments, range: syntax.range)
    case .list(let elements): return try list(elements, at: syntax.range)
    case .map(let entries): return try map(entries, at: syntax.range)
    case .junction(let isAnd, let operands):
      var plans: [Plan] = []
      for operand in operands { plans.append(try truth(operand, of: isAnd ? "&&" : "||")) }
      return (.junction(isAnd: isAnd, plans, operands.map(\.range)), .bool)
    case .conditional(let condition, let yes, let no):
      let plan = try truth(condition, of: "?:")
      let (yesSide, noSide) = (try check(yes), try check(no))
      let type = solver.unknown()
      guard solver.accepts([yesSide.type, noSide.type], as: [type, type]) || !isStrict else {
        throw CELFault(
          "the two sides of `?:` have different types: \(shown(yesSide.type)) and \(shown(noSide.type))", at: no.range,
          help: "make both of one type, or write dyn(…) around one of them")
      }
      return (.conditional(plan, yesSide.plan, noSide.plan, condition.range), isStrict ? type : .dyn)
    case .comprehension(let walk): return try comprehension(walk, at: syntax.range)
    case .binding(let name, let value, let body):
      let value = try check(value)
      let (plan, type) = try within([(name, value.type)], body)
      return (.binding(value.plan, plan), type)
    case .optionalMap(let operand, let name, let body, let isFlat):
      return try optionalMap(operand, name, body, isFlat: isFlat, at: syntax.range)
    }
  }

  private static func type(ofLiteral value: CELValue) -> CELType {
    switch value {
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .null: .null
    default: .dyn
    }
  }

  /// A type as a person writes it.
  func shown(_ type: CELType) -> String { solver.solved(type).description }

  /// Finds out about an expression that sees more variables.
  mutating func within(_ names: [(String, CELType)], _ body: Syntax) throws(CELFault) -> Checked {
    locals += names.map { (name: $0.0, type: $0.1) }
    defer { locals.removeLast(names.count) }
    return try check(body)
  }

  /// An expression that has to be true or false.
  mutating func truth(_ syntax: Syntax, of owner: String) throws(CELFault) -> Plan {
    let (plan, type) = try check(syntax)
    guard !isStrict || solver.accepts(type, as: .bool) else {
      throw CELFault("`\(owner)` wants true or false, and this is of type \(shown(type))", at: syntax.range)
    }
    return plan
  }

  /// What `a.b.c` means: the longest beginning that is the name of a variable or a type, and fields for the rest.
  private mutating func path(_ syntax: Syntax) throws(CELFault) -> Checked? {
    guard let (names, isAbsolute) = syntax.path else { return nil }
    if !isAbsolute, let index = locals.lastIndex(where: { $0.name == names[0] }) {
      // Fields of a local variable are found one by one.
      return names.count == 1 ? (.local(index), locals[index].type) : nil
    }
    // The rest is found one by one as well: the operand comes here again.
    let name = names.joined(separator: ".")
    for candidate in candidates(name, isAbsolute: isAbsolute) {
      if let index = variables[candidate] { return (.variable(index), environment.variables[index].type) }
      if let type = CELType.named[candidate] { return (.constant(.type(type)), .type) }
    }
    return nil
  }

  /// The names that a name may stand for: `a.b.name`, `a.name` and `name` in the container `a.b`.
  func candidates(_ name: String, isAbsolute: Bool) -> [String] {
    if isAbsolute || environment.container.isEmpty { return [name] }
    var parts = environment.container.split(separator: ".")
    var names: [String] = []
    while !parts.isEmpty {
      names.append(parts.joined(separator: ".") + "." + name)
      parts.removeLast()
    }
    return names + [name]
  }

  private func unknownName(_ syntax: Syntax) throws(CELFault) -> Checked {
    let name = syntax.path?.names[0] ?? ""
    let known = environment.variables.map { ByteString($0.name) } + locals.map { ByteString($0.name) }
    let nearest = NearestName.of(ByteString(name), among: known)
    let names = Set(known).sorted()
    return try refuse(
      CELFault(
        "there is no variable `\(name)`", at: syntax.range,
        help: nearest.map { "did you mean `\($0)`?" }
          ?? (names.isEmpty || names.count > 20 ? nil : "the variables are \(names.listed)")))
  }
}
