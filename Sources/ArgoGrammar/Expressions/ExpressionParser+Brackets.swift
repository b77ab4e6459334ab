extension ExpressionParser {
  /// The arguments of a call with their parentheses, and how many they are.
  mutating func arguments() throws(GrammarFault) -> Int {
    let opening = token.range
    place += 1
    predicateDepth += 1
    defer { predicateDepth -= 1 }
    var count = 0
    while !token.isSymbol(")"), !isTooDeep {
      if count > 0 {
        if token.kind == .end { throw GrammarFault("this bracket is not closed", at: opening) }
        try expect(",")
        if dialect == .any, token.isSymbol(")") { break }
      }
      try expression(0)
      count += 1
    }
    try close(")", opening)
    return count
  }

  /// A list with its brackets.
  mutating func list() throws(GrammarFault) {
    let opening = token.range
    place += 1
    var count = 0
    while !token.isSymbol("]"), !isTooDeep {
      if count > 0 {
        if token.kind == .end { throw GrammarFault("this bracket is not closed", at: opening) }
        try expect(",")
        if token.isSymbol("]") { break }
      }
      try expression(0)
      count += 1
    }
    try close("]", opening)
    emit(.list(count: count), opening)
  }

  /// A map, or as an argument of a call also a predicate: only what follows the first value tells which.
  mutating func braces() throws(GrammarFault) {
    let opening = token.range
    place += 1
    let mayBePredicate = predicateDepth > 0
    predicateDepth += 1
    defer { predicateDepth -= 1 }
    var pairs = 0
    while !token.isSymbol("}"), !isTooDeep {
      if pairs > 0 {
        if token.kind == .end { throw GrammarFault("this bracket is not closed", at: opening) }
        try expect(",")
        if token.isSymbol("}") { break }
      }
      let key = token
      let isSimple = (key.kind == .name || key.kind == .number || key.kind == .text) && following.isSymbol(":")
      if isSimple {
        place += 1
        emit(.text, key.range)
      } else if mayBePredicate || key.isSymbol("(") {
        try sequence()
        if pairs == 0, mayBePredicate, token.isSymbol("}") { break }
        if !key.isSymbol("("), !isTooDeep { throw unexpected() }
      } else {
        throw GrammarFault(
          "the key of a map is a name, a number, a text or something in parentheses, with \":\" after it", at: key.range
        )
      }
      try expect(":")
      try expression(0)
      pairs += 1
    }
    try close("}", opening)
    emit(pairs == 0 ? .list(count: 0) : .map(pairs: pairs), opening)
  }

  /// The fields, elements and slices after a value.
  mutating func selectors() throws(GrammarFault) {
    while !isTooDeep {
      if token.isSymbol(".") || token.isSymbol("?.") {
        let isOptional = token.word == "?."
        place += 1
        if isOptional, token.isSymbol("[") {
          try subscripted()
          continue
        }
        let name = token
        guard
          name.kind == .name || name.kind == .symbol && name.word.unicodeScalars.allSatisfy(ExpressionLexer.isNamePart)
        else { throw unexpected("a name is missing after the dot") }
        place += 1
        emit(.field(name.word), name.range)
        if token.isSymbol("(") {
          let count = try arguments()
          emit(.call(arguments: count), name.range)
        }
      } else if token.isSymbol("[") {
        try subscripted()
      } else {
        return
      }
    }
  }

  private mutating func subscripted() throws(GrammarFault) {
    let opening = token.range
    place += 1
    var bounds = 0
    if !token.isSymbol(":") {
      try expression(0)
      bounds += 1
    }
    if take(":") {
      if !token.isSymbol("]") {
        try expression(0)
        bounds += 1
      }
      emit(.slice(bounds: bounds), opening)
    } else {
      emit(.subscripted, opening)
    }
    try close("]", opening)
  }
}
