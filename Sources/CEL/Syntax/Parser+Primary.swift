import Diagnostics

extension Parser {
  /// Words that are no names.
  private static let keywords: Set<String> = ["true", "false", "null", "in"]
  /// Words that are no names either, but name fields.
  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace",
    "return", "var", "void", "while",
  ]

  /// A literal, a name, a call, a list, a map, or an expression in parentheses.
  mutating func primary() throws(CELFault) -> Syntax {
    let start = token.range.lowerBound
    switch token.kind {
    case .literal(let value):
      try advance()
      return try node(.literal(value), from: start)
    case .magnitude(let magnitude):
      guard let value = Int(exactly: magnitude) else {
        throw CELFault("the number needs more than 64 bits", at: token.range, help: "write it with `u` at its end")
      }
      try advance()
      return try node(.literal(.int(value)), from: start)
    case .name: return try nameOrCall(isAbsolute: false, from: start)
    case .symbol:
      if try take(".") { return try nameOrCall(isAbsolute: true, from: start) }
      if try take("(") {
        let inner = try expression()
        try expect(")")
        return inner
      }
      if token.isSymbol("[") { return try list() }
      if token.isSymbol("{") { return try map() }
      throw unexpected("an expression")
    case .quotedName, .end: throw unexpected("an expression")
    }
  }

  private mutating func nameOrCall(isAbsolute: Bool, from start: Int) throws(CELFault) -> Syntax {
    guard case .name(let name) = token.kind else { throw unexpected("a name") }
    let range = token.range
    switch name {
    case "true", "false", "null":
      if isAbsolute { break }
      try advance()
      return try node(.literal(name == "null" ? .null : .bool(name == "true")), from: start)
    default: break
    }
    guard !Self.keywords.contains(name) else { throw unexpected("an expression") }
    guard !Self.reserved.contains(name) else {
      throw CELFault("`\(name)` is a reserved word and names nothing", at: range)
    }
    try advance()
    guard token.isSymbol("(") else { return try node(.name(name, isAbsolute: isAbsolute), from: start) }
    let arguments = try self.arguments()
    if !isAbsolute, let macro = try macro(name, at: range, arguments, from: start) { return macro }
    return try node(
      .call(isAbsolute ? "." + name : name, at: range, receiver: nil, arguments), from: start)
  }

  /// `(a, b)`.
  private mutating func arguments() throws(CELFault) -> [Syntax] {
    try expect("(")
    var arguments: [Syntax] = []
    if try take(")") { return arguments }
    repeat { arguments.append(try expression()) } while try take(",")
    try expect(")")
    return arguments
  }

  /// What follows an operand: fields, calls and indices.
  mutating func postfix(_ first: Syntax) throws(CELFault) -> Syntax {
    var operand = first
    let start = operand.range.lowerBound
    while true {
      if try take(".") {
        let isOptional = try take("?")
        let field = try field()
        if !isOptional, token.isSymbol("("), !field.isQuoted {
          let arguments = try self.arguments()
          if let macro = try macro(field.name, of: operand, at: field.range, arguments, from: start) {
            operand = macro
          } else {
            operand = try node(.call(field.name, at: field.range, receiver: operand, arguments), from: start)
          }
        } else {
          operand = try node(
            .select(operand, Syntax.Field(name: field.name, range: field.range), isOptional: isOptional), from: start)
        }
      } else if try take("[") {
        let isOptional = try take("?")
        let key = try expression()
        try expect("]")
        operand = try node(.index(operand, key, isOptional: isOptional), from: start)
      } else if token.isSymbol("{"), operand.path != nil {
        throw CELFault("an expression here cannot make a message", at: start..<token.range.upperBound)
      } else {
        return operand
      }
    }
  }

  private mutating func field() throws(CELFault) -> (name: String, range: Range<Int>, isQuoted: Bool) {
    let range = token.range
    switch token.kind {
    case .name(let name) where !Self.keywords.contains(name):
      try advance()
      return (name, range, false)
    case .quotedName(let name):
      try advance()
      return (name, range, true)
    default: throw unexpected("the name of a field")
    }
  }

  private mutating func list() throws(CELFault) -> Syntax {
    let start = token.range.lowerBound
    try expect("[")
    var elements: [Syntax.Element] = []
    while !token.isSymbol("]") {
      let isOptional = try take("?")
      elements.append(Syntax.Element(value: try expression(), isOptional: isOptional))
      guard try take(",") else { break }
    }
    try expect("]")
    return try node(.list(elements), from: start)
  }

  private mutating func map() throws(CELFault) -> Syntax {
    let start = token.range.lowerBound
    try expect("{")
    var entries: [Syntax.Entry] = []
    while !token.isSymbol("}") {
      let isOptional = try take("?")
      let key = try expression()
      try expect(":")
      entries.append(Syntax.Entry(key: key, value: try expression(), isOptional: isOptional))
      guard try take(",") else { break }
    }
    try expect("}")
    return try node(.map(entries), from: start)
  }
}
