import Diagnostics

/// Reads an expression.
///
/// The grammar is that of the language definition (`doc/langdef.md` of cel-spec), with the syntax of optional values and of
/// names in backticks.
struct Parser {
  /// As many bytes as Kubernetes takes at most in the expression of a rule, and more than anybody reads: cel-go refuses
  /// 100,000 code points (`parser/options.go`, `expressionSizeCodePointLimit`).
  static let longest = 100_000
  /// How deep expressions may lie in one another; cel-go has 250, too (`maxRecursionDepth`).
  static let deepest = 250

  private var lexer: Lexer
  private(set) var token: Token
  /// Where the word before ends.
  private(set) var lastEnd = 0
  private var nesting = 0

  /// Reads a whole expression.
  static func parse(_ source: [UInt8]) throws(CELFault) -> Syntax {
    guard source.count <= longest else {
      throw CELFault(
        "the expression has \(source.count) bytes, and at most \(longest) are possible", at: 0..<0,
        help: "split it into several, or put its data into the files that it looks at")
    }
    if let offset = UTF8Scalar.firstInvalidOffset(in: source) {
      throw CELFault("the expression is not UTF-8", at: offset..<offset + 1)
    }
    var lexer = Lexer(source)
    var parser = Parser(lexer: lexer, token: try lexer.next())
    parser.lexer = lexer
    let syntax = try parser.expression()
    guard case .end = parser.token.kind else { throw parser.unexpected("the end of the expression") }
    return syntax
  }

  private init(lexer: Lexer, token: Token) {
    self.lexer = lexer
    self.token = token
  }

  mutating func advance() throws(CELFault) {
    lastEnd = token.range.upperBound
    token = try lexer.next()
  }

  /// Passes over a symbol, if it is here.
  mutating func take(_ symbol: StaticString) throws(CELFault) -> Bool {
    guard token.isSymbol(symbol) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ symbol: StaticString) throws(CELFault) {
    guard try take(symbol) else { throw unexpected("`\(symbol)`") }
  }

  /// What to say where something else is wanted.
  func unexpected(_ wanted: String) -> CELFault {
    if case .end = token.kind {
      return CELFault("the expression ends where \(wanted) is expected", at: token.range)
    }
    let words = lexer.source[token.range]
    let shown = VisibleText.exact(words.prefix(40)) + (words.count > 40 ? "…" : "")
    return CELFault("`\(shown)` is found where \(wanted) is expected", at: token.range)
  }

  /// An expression that is not too deep.
  func node(_ kind: Syntax.Kind, from start: Int) throws(CELFault) -> Syntax {
    let syntax = Syntax(kind, at: start..<lastEnd)
    guard syntax.depth <= Self.deepest else { throw tooDeep(at: start..<lastEnd) }
    return syntax
  }

  private func tooDeep(at range: Range<Int>) -> CELFault {
    CELFault("expressions lie in one another more than \(Self.deepest) deep", at: range)
  }

  /// `condition ? yes : no`, or less.
  mutating func expression() throws(CELFault) -> Syntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.deepest else { throw tooDeep(at: token.range) }
    let start = token.range.lowerBound
    let condition = try junction(isAnd: false)
    guard try take("?") else { return condition }
    let yes = try junction(isAnd: false)
    try expect(":")
    let no = try expression()
    return try node(.conditional(condition, yes, no), from: start)
  }

  /// `||` of `&&` of relations; a row of them is one step deep, however long it is.
  private mutating func junction(isAnd: Bool) throws(CELFault) -> Syntax {
    let start = token.range.lowerBound
    var operands: [Syntax] = []
    repeat {
      operands.append(isAnd ? try binary(0) : try junction(isAnd: true))
    } while try take(isAnd ? "&&" : "||")
    return operands.count == 1 ? operands[0] : try node(.junction(isAnd: isAnd, operands), from: start)
  }

  /// The operators of two sides, by how tightly they bind.
  private static let operators: [[StaticString]] = [
    ["==", "!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"],
  ]

  private func binaryOperator(_ level: Int) -> String? {
    if level == 0, case .name("in") = token.kind { return "in" }
    return Self.operators[level].first { token.isSymbol($0) }?.description
  }

  private mutating func binary(_ level: Int) throws(CELFault) -> Syntax {
    if level == Self.operators.count { return try unary() }
    let start = token.range.lowerBound
    var left = try binary(level + 1)
    while let name = binaryOperator(level) {
      let place = token.range
      try advance()
      let right = try binary(level + 1)
      left = try node(.call("_\(name)_", at: place, receiver: nil, [left, right]), from: start)
    }
    return left
  }

  /// `!` or `-`, any number of times: an even number is as good as none.
  private mutating func unary() throws(CELFault) -> Syntax {
    let start = token.range.lowerBound
    let place = token.range
    if token.isSymbol("!") {
      var count = 0
      while try take("!") { count += 1 }
      let operand = try postfix(try primary())
      return count % 2 == 0 ? operand : try node(.call("!_", at: place, receiver: nil, [operand]), from: start)
    }
    guard token.isSymbol("-") else { return try postfix(try primary()) }
    var count = 0
    var lastSign = start
    while token.isSymbol("-") {
      lastSign = token.range.lowerBound
      try advance()
      count += 1
    }
    var operand: Syntax
    switch token.kind {
    case .magnitude(let magnitude):
      // The sign belongs to the number: the smallest integer has no positive counterpart.
      guard magnitude <= Int.min.magnitude else {
        throw CELFault("the number needs more than 64 bits", at: lastSign..<token.range.upperBound)
      }
      try advance()
      operand = try node(.literal(.int(Int(truncatingIfNeeded: 0 &- magnitude))), from: lastSign)
      count -= 1
    case .literal(.double(let value)):
      try advance()
      operand = try node(.literal(.double(-value)), from: lastSign)
      count -= 1
    default: operand = try primary()
    }
    operand = try postfix(operand)
    return count % 2 == 0 ? operand : try node(.call("-_", at: place, receiver: nil, [operand]), from: start)
  }
}
