extension Parser {
  /// `has(a.b)`.
  func macro(_ name: String, at range: Range<Int>, _ arguments: [Syntax], from start: Int) throws(CELFault) -> Syntax? {
    guard name == "has", arguments.count == 1 else { return nil }
    guard case .select(let operand, let field, let isOptional) = arguments[0].kind, !isOptional else {
      throw CELFault("`has` asks for a field: has(object.field)", at: arguments[0].range)
    }
    return try node(.presence(operand, field), from: start)
  }

  /// The macros that look like calls of something: `list.all(name, …)`, `cel.bind(name, …)`, `optional.optMap(name, …)`.
  func macro(
    _ name: String, of operand: Syntax, at range: Range<Int>, _ arguments: [Syntax], from start: Int
  ) throws(CELFault) -> Syntax? {
    switch (name, arguments.count) {
    case ("bind", 3):
      guard case .name("cel", false) = operand.kind else { return nil }
      return try node(.binding(try local(arguments[0]), arguments[1], arguments[2]), from: start)
    case ("optMap", 2), ("optFlatMap", 2):
      return try node(
        .optionalMap(operand, try local(arguments[0]), arguments[1], isFlat: name == "optFlatMap"), from: start)
    case ("greatest", 3...), ("least", 3...):
      // More than two numbers are a list of them.
      guard case .name("math", false) = operand.kind, let first = arguments.first, let last = arguments.last else {
        return nil
      }
      let elements = arguments.map { Syntax.Element(value: $0, isOptional: false) }
      let list = Syntax(.list(elements), at: first.range.lowerBound..<last.range.upperBound)
      return try node(.call(name, at: range, receiver: operand, [list]), from: start)
    default: return try comprehension(name, of: operand, arguments, from: start)
    }
  }

  private func comprehension(
    _ name: String, of operand: Syntax, _ arguments: [Syntax], from start: Int
  ) throws(CELFault) -> Syntax? {
    let form: Syntax.Comprehension.Form
    var names = 1
    var hasFilter = false
    switch (name, arguments.count) {
    case ("all", 2): form = .all
    case ("exists", 2): form = .exists
    case ("exists_one", 2), ("existsOne", 2): form = .existsOne
    case ("filter", 2): form = .filter
    case ("map", 2): form = .list
    case ("map", 3): (form, hasFilter) = (.list, true)
    case ("all", 3): (form, names) = (.all, 2)
    case ("exists", 3): (form, names) = (.exists, 2)
    case ("exists_one", 3), ("existsOne", 3): (form, names) = (.existsOne, 2)
    case ("transformList", 3): (form, names) = (.list, 2)
    case ("transformList", 4): (form, names, hasFilter) = (.list, 2, true)
    case ("transformMap", 3): (form, names) = (.map, 2)
    case ("transformMap", 4): (form, names, hasFilter) = (.map, 2, true)
    case ("transformMapEntry", 3): (form, names) = (.mapEntry, 2)
    case ("transformMapEntry", 4): (form, names, hasFilter) = (.mapEntry, 2, true)
    case ("sortBy", 2): form = .sort
    default: return nil
    }
    var locals: [String] = []
    for argument in arguments.prefix(names) { locals.append(try local(argument)) }
    if names == 2, locals[0] == locals[1] {
      throw CELFault("the two variables have the same name", at: arguments[1].range)
    }
    return try node(
      .comprehension(
        Syntax.Comprehension(
          form: form, operand: operand, names: locals, filter: hasFilter ? arguments[names] : nil,
          body: arguments[arguments.count - 1])), from: start)
  }

  /// The name of a variable that a macro brings.
  private func local(_ syntax: Syntax) throws(CELFault) -> String {
    guard case .name(let name, false) = syntax.kind else {
      throw CELFault("the name of a new variable is expected here", at: syntax.range)
    }
    return name
  }
}
