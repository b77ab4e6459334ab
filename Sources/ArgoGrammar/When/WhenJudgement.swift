/// How the verdict on a `when` expression is found.
struct WhenJudgement {
  private let text: ScalarText
  private let firstTag: Int?
  private let lastTag: Int?
  private let tagTypes: WhenValue.Types
  /// Whether parentheses lie too deep within each other for a verdict.
  private(set) var isTooDeep = false

  init(_ text: ScalarText, tagTypes: WhenValue.Types) {
    self.text = text
    self.tagTypes = tagTypes
    firstTag = text.units.firstIndex { $0.isTag }
    lastTag = text.units.lastIndex { $0.isTag }
  }

  mutating func verdict() -> WhenVerdict {
    // What a backslash before a tag escapes depends on whether the value is empty.
    if text.hasEscapedTag { return .open }
    do throws(GrammarFault) {
      let tokens = try self.tokens()
      try checkBalance(tokens)
      try checkOrder(tokens)
      return evaluated(tokens)
    } catch {
      return .fault(WhenFault(step: .syntax, fault: error, remedy: remedy(of: error)))
    }
  }

  private func tokens() throws(GrammarFault) -> [WhenToken] {
    var lexer = WhenLexer(text)
    var tokens: [WhenToken] = []
    var previous = WhenTokenKinds.start
    while let token = try lexer.next(after: previous) {
      previous = token.kinds
      tokens.append(token)
    }
    return tokens
  }

  /// Govaluate only counts parentheses; their order is the grammar's matter.
  private func checkBalance(_ tokens: [WhenToken]) throws(GrammarFault) {
    var open: [Range<Int>] = []
    var surplus: [Range<Int>] = []
    for token in tokens {
      if token.kinds == .open { open.append(token.range) }
      if token.kinds == .close, open.popLast() == nil { surplus.append(token.range) }
    }
    if open.count > surplus.count, let range = open.last {
      throw GrammarFault("the parenthesis is not closed", at: range)
    }
    if surplus.count > open.count, let range = surplus.first {
      throw GrammarFault("nothing opens this parenthesis", at: range)
    }
  }

  /// Checks what may follow what; a tag outside of quotes counts as any number of tokens, or as one of some kinds.
  private func checkOrder(_ tokens: [WhenToken], tags kinds: WhenTokenKinds? = nil) throws(GrammarFault) {
    var state = WhenTokenKinds.start
    var previous: WhenToken?
    for token in tokens {
      let isAnything = token.isGap && kinds == nil
      let allowed = state.allowing(token.isGap ? kinds ?? .any : token.kinds)
      if !isAnything, allowed.isEmpty {
        throw GrammarFault(complaint(about: token, after: previous, state), at: token.range)
      }
      state = isAnything ? .any : token.isGap ? allowed : Self.state(after: token, allowed, previous)
      previous = token
    }
    if state.isDisjoint(with: .last) {
      let message = previous == nil ? "the expression is empty" : "the expression ends where a value should follow"
      throw GrammarFault(message, at: previous?.range ?? 0..<text.length)
    }
  }

  /// A quoted text after a matching operator becomes a pattern before the second check.
  private static func state(
    after token: WhenToken, _ allowed: WhenTokenKinds, _ previous: WhenToken?
  ) -> WhenTokenKinds {
    guard allowed.contains(.text), case .symbol(let symbol)? = previous?.content,
      symbol == .matches || symbol == .matchesNot
    else { return allowed }
    return allowed.symmetricDifference([.text, .pattern])
  }

  private func complaint(about token: WhenToken, after previous: WhenToken?, _ state: WhenTokenKinds) -> String {
    let isOperand = !token.kinds.isDisjoint(with: [.number, .boolean, .word, .text, .time, .accessor, .open, .pattern])
    if state == .start || state == .open { return "a value is missing before this operator" }
    if state == .prefix, isOperand { return "a text cannot be negated; only numbers, true, false and parentheses can" }
    guard isOperand else { return "a value is missing before this operator" }
    if state == .modifier { return "a time in quotes cannot be part of a calculation" }
    if case .value(.text(let word)) = token.content, token.kinds == .word {
      switch String(decoding: word, as: UTF8.self) {
      case "and", "AND": return "\"and\" is written \"&&\" here"
      case "or", "OR": return "\"or\" is written \"||\" here"
      default: break
      }
    }
    if token.kinds == .open { return "an operator is missing before the parenthesis; there are no functions here" }
    return "an operator is missing before this; a text of several words needs quotes"
  }

  private mutating func evaluated(_ tokens: [WhenToken]) -> WhenVerdict {
    let hasGap = tokens.contains(where: \.isGap)
    if hasGap {
      // A tag that touches other text may be a part of a word, and two tags side by side make an expression.
      guard tokens.allSatisfy({ !$0.isGap || $0.isLoneTag }) else { return .open }
      switch orderOfValues(tokens) {
      case .fault(let fault):
        return .fault(WhenFault(step: .syntax, fault: fault, remedy: .byExpressionsOnly))
      case .onlyWithOperators: return .open
      case .sound: break
      }
    }
    var evaluation = WhenEvaluation(tokens, tagTypes: tagTypes)
    let value = evaluation.value()
    if evaluation.isTooDeep {
      isTooDeep = true
      return .open
    }
    let remedy: WhenFault.Remedy =
      hasGap ? .byExpressionsOnly : firstTag == nil ? .impossible : .byFragmentsOnly
    switch value {
    case .boolean(let value): return hasGap ? .open : .value(value)
    case .fault(let fault): return .fault(WhenFault(step: .evaluation, fault: fault, remedy: remedy))
    case .unknown(let types) where types.contains(.boolean): return .open
    default:
      let fault = GrammarFault("the result is neither true nor false", at: 0..<text.length)
      return .fault(WhenFault(step: .result, fault: fault, remedy: remedy))
    }
  }

  /// What the order of tokens is if each tag stands for one of them.
  private enum OrderOfValues {
    case sound
    /// It is right only if a tag stands for an operator.
    case onlyWithOperators
    case fault(GrammarFault)
  }

  private func orderOfValues(_ tokens: [WhenToken]) -> OrderOfValues {
    do throws(GrammarFault) {
      try checkOrder(tokens, tags: .value)
      return .sound
    } catch let fault {
      do throws(GrammarFault) {
        try checkOrder(tokens, tags: .value.union(.operation))
        return .onlyWithOperators
      } catch {
        return .fault(fault)
      }
    }
  }

  /// Whether the values of the tags could fix a fault of the syntax.
  ///
  /// What stands before the first tag is read whatever follows, and what stands after the last one must be readable from
  /// some state; between two tags a value can hide everything in brackets.
  private func remedy(of fault: GrammarFault) -> WhenFault.Remedy {
    guard let firstTag, let lastTag else { return .impossible }
    if isRefused(before: firstTag) || isRefused(after: lastTag) { return .impossible }
    return .byFragmentsOnly
  }

  private func isRefused(before tag: Int) -> Bool {
    var lexer = WhenLexer(text)
    var state = WhenTokenKinds.start
    var previous: WhenToken?
    while true {
      do throws(GrammarFault) {
        guard let token = try lexer.next(after: previous?.kinds ?? .start), !token.isGap else { return false }
        let allowed = state.allowing(token.kinds)
        if allowed.isEmpty { return true }
        if lexer.place > tag { return false }
        state = Self.state(after: token, allowed, previous)
        previous = token
      } catch {
        // Quotes or brackets that are open at the tag may be closed by its value.
        return lexer.place <= tag
      }
    }
  }

  private func isRefused(after tag: Int) -> Bool {
    let start = tag + 1
    var states: [(place: Int, kinds: WhenTokenKinds)] = [(start, .any)]
    // The value may end within a word or an operator, and in a backslash that takes the next character into it.
    for place in [start, start + 1] where place <= text.units.count {
      var lexer = WhenLexer(text, at: place)
      lexer.skipWord()
      states.append((lexer.place, .any))
      // No operator has white space in it.
      if place == start || !text.units[start].scalar.isSpace {
        lexer = WhenLexer(text, at: place)
        lexer.skipSymbol()
        states.append((lexer.place, .any))
      }
      lexer = WhenLexer(text, at: place)
      if lexer.skipPast(WhenLexer.isQuote) { states.append((lexer.place, [.text, .time])) }
      lexer = WhenLexer(text, at: place)
      if lexer.skipPast({ $0 == "]" }) { states.append((lexer.place, .word)) }
    }
    return !states.contains { canEnd(from: $0.place, $0.kinds) }
  }

  private func canEnd(from place: Int, _ kinds: WhenTokenKinds) -> Bool {
    var lexer = WhenLexer(text, at: place)
    var state = kinds
    var previous = kinds
    do throws(GrammarFault) {
      while let token = try lexer.next(after: previous) {
        state = state.allowing(token.kinds)
        if state.isEmpty { return false }
        previous = token.kinds
      }
    } catch {
      return false
    }
    return !state.isDisjoint(with: .last)
  }
}
