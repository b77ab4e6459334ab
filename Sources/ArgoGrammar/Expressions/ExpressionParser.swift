/// Parses the tokens of expr-lang, by `parser/parser.go` of its versions 1.8 to 1.17.
struct ExpressionParser {
  private let tokens: [ExpressionToken]
  let dialect: ExpressionDialect
  var place = 0
  /// How many calls or braces are open, within which a predicate may be.
  var predicateDepth = 0
  private var depth = 0
  /// How deep brackets and operators may nest before we no longer decide.
  static let deepest = 100
  private(set) var operations: [ExpressionOperation] = []
  private(set) var isTooDeep = false

  init(_ tokens: [ExpressionToken], _ dialect: ExpressionDialect) {
    self.tokens = tokens
    self.dialect = dialect
  }

  /// Parses all; the operations are complete unless the nesting is too deep.
  mutating func parse() throws(GrammarFault) {
    try sequence()
    if token.kind != .end, !isTooDeep { throw unexpected() }
  }

  var token: ExpressionToken { tokens[min(place, tokens.count - 1)] }
  var following: ExpressionToken { tokens[min(place + 1, tokens.count - 1)] }

  mutating func emit(_ kind: ExpressionOperation.Kind, _ range: Range<Int>) {
    operations.append(ExpressionOperation(kind: kind, range: range))
  }

  mutating func take(_ symbol: String) -> Bool {
    guard token.isSymbol(symbol) else { return false }
    place += 1
    return true
  }

  mutating func expect(_ symbol: String) throws(GrammarFault) {
    if !take(symbol), !isTooDeep { throw unexpected("\"\(symbol)\" is missing here") }
  }

  /// Expects a closing bracket; at the end the opening one is the place to look at.
  mutating func close(_ bracket: String, _ opening: Range<Int>) throws(GrammarFault) {
    if take(bracket) || isTooDeep { return }
    if token.kind == .end { throw GrammarFault("this bracket is not closed", at: opening) }
    throw unexpected()
  }

  func unexpected(_ message: String? = nil) -> GrammarFault {
    let standard =
      switch token.kind {
      case .end: "the expression ends where a value should follow"
      case .name, .number, .text: "an operator is missing before this"
      case .bracket: "this bracket does not belong here"
      case .symbol: "a value is missing before this operator"
      }
    return GrammarFault(message ?? standard, at: token.range)
  }

  mutating func sequence() throws(GrammarFault) {
    let start = token.range
    try expression(0)
    var count = 1
    while dialect == .any, take(";") {
      if token.kind == .end || token.isSymbol(")") || token.isSymbol("}") { break }
      try expression(0)
      count += 1
    }
    if count > 1 { emit(.last(of: count), start) }
  }

  /// Whether there is room for another level; if not, everything is skipped and nothing decided.
  private mutating func descend() -> Bool {
    depth += 1
    if depth <= Self.deepest { return true }
    isTooDeep = true
    place = tokens.count - 1
    return false
  }

  mutating func expression(_ lowest: Int) throws(GrammarFault) {
    defer { depth -= 1 }
    guard descend() else { return }
    if lowest == 0, token.isSymbol("let"), dialect == .version116 || following.kind == .name {
      return try declaration()
    }
    if lowest == 0, dialect == .any, token.kind == .name, token.word == "if", startsCondition(following) {
      return try branch()
    }
    try primary()
    try operators(lowest)
    if lowest == 0 { try conditional() }
  }

  private mutating func operators(_ lowest: Int) throws(GrammarFault) {
    var afterCoalescing = false
    while token.kind == .symbol, !isTooDeep {
      var symbol = token
      let isNegated = symbol.word == "not"
      if isNegated {
        guard Self.negatable.contains(following.word) else { throw unexpected() }
        symbol = following
      }
      guard let precedence = Self.precedences[symbol.word], precedence >= lowest else { return }
      place += isNegated ? 2 : 1
      if symbol.word == "|" {
        try pipe()
        afterCoalescing = false
        continue
      }
      if afterCoalescing, symbol.word != "??", dialect == .version116 {
        throw GrammarFault("\"??\" cannot be mixed with other operators without parentheses", at: symbol.range)
      }
      afterCoalescing = symbol.word == "??"
      try expression(symbol.word == "**" || symbol.word == "^" ? precedence : precedence + 1)
      emit(.binary(symbol.word), symbol.range)
      if isNegated { emit(.prefix("not"), symbol.range) }
    }
  }

  /// What follows `|`: the call of a function whose first argument the value before is.
  private mutating func pipe() throws(GrammarFault) {
    let name = token
    guard name.kind == .name else { throw unexpected("a function call has to follow \"|\"") }
    place += 1
    guard token.isSymbol("(") else { throw unexpected("a function call has to follow \"|\"") }
    let count = try arguments()
    emit(.name(name.word), name.range)
    emit(.call(arguments: count + 1), name.range)
    if dialect == .any { try selectors() }
  }

  private mutating func declaration() throws(GrammarFault) {
    let start = token.range
    place += 1
    guard token.kind == .name else { throw unexpected("a name has to follow \"let\"") }
    place += 1
    try expect("=")
    try expression(0)
    try expect(";")
    try expression(0)
    emit(.last(of: 2), start)
  }

  private func startsCondition(_ token: ExpressionToken) -> Bool {
    switch token.kind {
    case .name, .number, .text: true
    case .bracket: token.word == "(" || token.word == "{"
    case .symbol: token.word == "!" || token.word == "not"
    case .end: false
    }
  }

  /// `if a {b} else {c}`, which version 1.17 knows.
  private mutating func branch() throws(GrammarFault) {
    let start = token.range
    place += 1
    try expression(0)
    try block()
    guard token.kind == .name, token.word == "else" else { throw unexpected("\"else\" is missing here") }
    place += 1
    if token.kind == .name, token.word == "if" { try expression(0) } else { try block() }
    emit(.conditional, start)
  }

  private mutating func block() throws(GrammarFault) {
    let opening = token.range
    try expect("{")
    try sequence()
    try close("}", opening)
  }

  private mutating func conditional() throws(GrammarFault) {
    while token.isSymbol("?"), !isTooDeep {
      let mark = token.range
      place += 1
      if take(":") {
        // "a ?: b" is "a ? a : b".
        emit(.nothing, mark)
        try expression(0)
      } else {
        try expression(0)
        try expect(":")
        try expression(0)
      }
      emit(.conditional, mark)
    }
  }

  private mutating func primary() throws(GrammarFault) {
    let first = token
    if first.kind == .symbol, let precedence = Self.prefixPrecedences[first.word] {
      place += 1
      try expression(precedence)
      emit(.prefix(first.word), first.range)
      return try selectors()
    }
    if take("(") {
      try sequence()
      try close(")", first.range)
      return try selectors()
    }
    if first.isSymbol("#") || first.isSymbol("##") || first.isSymbol(".") {
      guard predicateDepth > 0 else {
        throw GrammarFault("an element exists only in a predicate", at: first.range)
      }
      if first.word != "." {
        place += 1
        if token.kind == .name, token.range.lowerBound == first.range.upperBound { place += 1 }
      }
      emit(.element, first.range)
      return try selectors()
    }
    if take("::") {
      guard token.kind == .name, following.isSymbol("(") else {
        throw unexpected("a function call has to follow \"::\"")
      }
    }
    try operand()
  }

  private mutating func operand() throws(GrammarFault) {
    let first = token
    switch first.kind {
    case .name: return try name()
    case .symbol where first.word == "let" && dialect == .any: return try name()
    case .number:
      place += 1
      emit(.number, first.range)
      return
    case .text:
      place += 1
      emit(.text, first.range)
    case .bracket where first.word == "[": try list()
    case .bracket where first.word == "{": try braces()
    default:
      if !isTooDeep { throw unexpected(first.word == ")" ? "a value is missing before the parenthesis" : nil) }
    }
    try selectors()
  }

  private mutating func name() throws(GrammarFault) {
    let name = token
    place += 1
    switch name.word {
    case "true", "false": return emit(.boolean(name.word == "true"), name.range)
    case "nil": return emit(.nothing, name.range)
    default: break
    }
    if token.isSymbol("(") {
      let count = try arguments()
      emit(.name(name.word), name.range)
      emit(.call(arguments: count), name.range)
    } else {
      emit(.name(name.word), name.range)
    }
    try selectors()
  }

  private static let negatable: Set<String> = ["in", "matches", "contains", "startsWith", "endsWith"]
  private static let prefixPrecedences = ["not": 50, "!": 50, "-": 90, "+": 90]
  private static let precedences = [
    "|": 0, "or": 10, "||": 10, "and": 15, "&&": 15, "==": 20, "!=": 20, "<": 20, ">": 20, ">=": 20, "<=": 20, "in": 20,
    "matches": 20, "contains": 20, "startsWith": 20, "endsWith": 20, "..": 25, "+": 30, "-": 30, "*": 60, "/": 60,
    "%": 60, "**": 100, "^": 100, "??": 500,
  ]
}
