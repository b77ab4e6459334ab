import Diagnostics

extension Checker {
  /// `operand.field`.
  func select(
    _ operand: Checked, _ field: Syntax.Field, isOptional: Bool, at range: Range<Int>
  ) throws(CELFault) -> Checked {
    let (selection, type) = try selection(field, of: operand.type, at: range)
    if case .optional = solver.head(operand.type) {
      return (.select(operand.plan, selection, isOptional: isOptional), wrapped(type))
    }
    return (.select(operand.plan, selection, isOptional: isOptional), isOptional ? wrapped(type) : type)
  }

  /// The type of what may be missing: an optional value is not wrapped twice.
  private func wrapped(_ type: CELType) -> CELType {
    if case .optional = solver.head(type) { return type }
    return .optional(type)
  }

  /// A field of a type, and the type of its value.
  func selection(
    _ field: Syntax.Field, of type: CELType, at range: Range<Int>
  ) throws(CELFault) -> (Plan.Selection, CELType) {
    let unknown = Plan.Selection(name: ByteString(field.name), index: nil, range: range)
    switch solver.head(type) {
    case .map(let key, let value):
      switch solver.head(key) {
      case .string, .dyn, .variable: return (unknown, value)
      default:
        guard isStrict else { return (unknown, .dyn) }
        throw CELFault("the keys of this map are of type \(shown(key)), not texts", at: field.range)
      }
    case .optional(let value):
      let (selection, type) = try selection(field, of: value, at: range)
      return (selection, type)
    case .object(let name):
      guard let declared = environment.objectTypes[name] else { return (unknown, .dyn) }
      if let index = declared.index(of: field.name) {
        return (Plan.Selection(name: ByteString(field.name), index: index, range: range), declared.fields[index].type)
      }
      guard isStrict else { return (unknown, .dyn) }
      let nearest = declared.nearest(to: field.name)
      throw CELFault(
        "\(name) has no field `\(field.name)`", at: field.range,
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "its fields are \(declared.fields.map { ByteString($0.name) }.listed)")
    case .dyn, .variable: return (unknown, .dyn)
    case let other:
      guard isStrict else { return (unknown, .dyn) }
      throw CELFault("a value of type \(shown(other)) has no fields", at: field.range)
    }
  }

  /// `operand[key]`.
  mutating func index(
    _ operand: Checked, _ key: Checked, isOptional: Bool, keyRange: Range<Int>, at range: Range<Int>
  ) throws(CELFault) -> Checked {
    let plan = Plan.index(operand.plan, key.plan, isOptional: isOptional, range)
    guard isStrict else { return (plan, .dyn) }
    let (container, isInOptional): (CELType, Bool) =
      switch solver.head(operand.type) {
      case .optional(let inner): (solver.head(inner), true)
      case let type: (type, false)
      }
    let type: CELType
    switch container {
    case .list(let element):
      guard solver.accepts(key.type, as: .int) else {
        throw CELFault("an element of a list has a number of type int, and this is \(shown(key.type))", at: keyRange)
      }
      type = element
    case .map(let keyType, let value):
      guard solver.accepts(key.type, as: keyType) else {
        throw CELFault(
          "the keys of this map are of type \(shown(keyType)), and this is \(shown(key.type))", at: keyRange)
      }
      type = value
    case .dyn, .variable: type = .dyn
    case let other:
      throw CELFault("`[…]` takes elements of lists and maps, and this is of type \(shown(other))", at: range)
    }
    return (plan, isOptional || isInOptional ? wrapped(type) : type)
  }

  /// `[a, ?b]`.
  mutating func list(_ elements: [Syntax.Element], at range: Range<Int>) throws(CELFault) -> Checked {
    var plans: [Plan.Element] = []
    var common: CELType?
    for element in elements {
      let (plan, type) = try check(element.value)
      plans.append(Plan.Element(value: plan, isOptional: element.isOptional))
      let inner = element.isOptional ? try unwrapped(type, at: element.value.range) : type
      common = common.map { solver.common($0, inner) } ?? inner
    }
    let constants = plans.compactMap { element -> CELValue? in
      if case .constant(let value) = element.value, !element.isOptional { return value }
      return nil
    }
    let type = CELType.list(common ?? solver.unknown())
    if constants.count == plans.count { return (.constant(.list(constants)), type) }
    return (.list(plans, range), type)
  }

  /// `{key: a, ?key: b}`.
  mutating func map(_ entries: [Syntax.Entry], at range: Range<Int>) throws(CELFault) -> Checked {
    var plans: [Plan.Entry] = []
    var keyType: CELType?
    var valueType: CELType?
    for entry in entries {
      let (key, value) = (try check(entry.key), try check(entry.value))
      switch solver.head(key.type) {
      case .bool, .int, .uint, .string, .dyn, .variable: break
      case let other:
        if isStrict {
          throw CELFault("a key of a map is a text, a whole number or a bool, not \(shown(other))", at: entry.key.range)
        }
      }
      plans.append(
        Plan.Entry(key: key.plan, value: value.plan, isOptional: entry.isOptional, range: entry.key.range))
      keyType = keyType.map { solver.common($0, key.type) } ?? key.type
      let inner = entry.isOptional ? try unwrapped(value.type, at: entry.value.range) : value.type
      valueType = valueType.map { solver.common($0, inner) } ?? inner
    }
    return (.map(plans, range), .map(keyType ?? solver.unknown(), valueType ?? solver.unknown()))
  }

  /// The type of the value in an optional one.
  mutating func unwrapped(_ type: CELType, at range: Range<Int>) throws(CELFault) -> CELType {
    let inner = solver.unknown()
    guard solver.accepts(type, as: .optional(inner)) || !isStrict else {
      throw CELFault("an optional value is expected here, and this is of type \(shown(type))", at: range)
    }
    return solver.head(type) == .dyn || !isStrict ? .dyn : inner
  }

  /// `operand.optMap(name, body)`.
  mutating func optionalMap(
    _ operand: Syntax, _ name: String, _ body: Syntax, isFlat: Bool, at range: Range<Int>
  ) throws(CELFault) -> Checked {
    let (value, type) = try check(operand)
    let inner = try unwrapped(type, at: operand.range)
    let (plan, result) = try within([(name, inner)], body)
    if isFlat { _ = try unwrapped(result, at: body.range) }
    return (.optionalMap(value, plan, isFlat: isFlat, body.range), isFlat ? result : .optional(result))
  }

  /// A macro that walks through a list or a map.
  mutating func comprehension(_ walk: Syntax.Comprehension, at range: Range<Int>) throws(CELFault) -> Checked {
    let (operand, type) = try check(walk.operand)
    let types: (CELType, CELType)
    switch solver.head(type) {
    case .list(let element): types = walk.names.count == 1 ? (element, .dyn) : (.int, element)
    case .map(let key, let value): types = (key, value)
    case .dyn, .variable: types = (.dyn, .dyn)
    case let other:
      guard !isStrict else {
        throw CELFault("a list or a map is expected here, and this is of type \(shown(other))", at: walk.operand.range)
      }
      types = (.dyn, .dyn)
    }
    let names = Array(zip(walk.names, [types.0, types.1]))
    locals += names.map { (name: $0.0, type: $0.1) }
    defer { locals.removeLast(names.count) }
    let filter = try walk.filter.map { filter throws(CELFault) in try truth(filter, of: "the condition") }
    var body: Checked
    switch walk.form {
    case .all, .exists, .existsOne, .filter: body = (try truth(walk.body, of: "the condition"), .bool)
    case .list, .map, .mapEntry, .sort: body = try check(walk.body)
    }
    let result: CELType
    switch walk.form {
    case .all, .exists, .existsOne: result = .bool
    case .filter: result = .list(types.0)
    case .list: result = .list(body.type)
    case .map: result = .map(types.0, body.type)
    case .sort: result = .list(types.0)
    case .mapEntry:
      let (key, value) = (solver.unknown(), solver.unknown())
      guard solver.accepts(body.type, as: .map(key, value)) || !isStrict else {
        throw CELFault(
          "a map of one key is expected here, and this is of type \(shown(body.type))", at: walk.body.range)
      }
      result = solver.head(body.type) == .dyn ? .map(.dyn, .dyn) : .map(key, value)
    }
    return (
      .comprehension(
        Plan.Comprehension(
          form: walk.form, operand: operand, hasTwoNames: walk.names.count == 2, filter: filter, body: body.plan,
          range: range, bodyRange: walk.body.range)), result
    )
  }
}
