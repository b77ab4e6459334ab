import Glibc

extension WhenValue {
  /// Adds to a list or a text in place, so that a long chain takes linear time; says whether this is such a case.
  mutating func extend(by symbol: WhenOperator, _ right: WhenValue) -> Bool {
    if right.isUnknown { return false }
    if case .fault = right { return false }
    // Nothing else may hold the list or text while it grows, or all of it is copied each time.
    switch symbol {
    case .separator:
      guard case .list(var values) = self else { return false }
      self = .nothing
      values.append(right)
      self = .list(values)
    case .plus:
      guard case .text(var text) = self else { return false }
      self = .nothing
      text += right.description
      self = .text(text)
    default: return false
    }
    return true
  }
}

extension WhenOperator {
  /// What the operator makes of two values, with the type checks of govaluate's `findTypeChecks`.
  ///
  /// Where a value is unknown, the result is a fault only if it is one for every value of its types.
  func applied(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    if case .fault = left { return left }
    switch self {
    case .and, .or, .then, .otherwise, .coalesce: return chosen(left, right, at: range)
    default: break
    }
    if case .fault = right { return right }
    switch self {
    case .separator: return separated(left, right)
    case .equal, .notEqual:
      if left.isUnknown || right.isUnknown { return .unknown(.boolean) }
      return .boolean(WhenValue.areEqual(left, right) == (self == .equal))
    case .isIn: return contained(left, right, at: range)
    case .matches, .matchesNot: return matched(left, right, at: range)
    case .greater, .greaterOrEqual, .less, .lessOrEqual: return compared(left, right, at: range)
    case .plus: return added(left, right, at: range)
    default: return calculated(left, right, at: range)
    }
  }

  /// What the operator makes of the value after it.
  func applied(to value: WhenValue, at range: Range<Int>) -> WhenValue {
    if case .fault = value { return value }
    let wanted: WhenValue.Types = self == .not ? .boolean : .number
    guard !value.types.isDisjoint(with: wanted) else {
      return fault(self == .not ? "true or false" : "a number", at: range)
    }
    switch (self, value) {
    case (.not, .boolean(let value)): return .boolean(!value)
    case (.minus, .number(let value)): return .number(-value)
    case (.bitNot, .number(let value)): return .number(Double(~GoNumber.integer(value)))
    default: return .unknown(wanted)
    }
  }

  private func fault(_ wanted: String, at range: Range<Int>) -> WhenValue {
    .fault(GrammarFault("\"\(rawValue)\" needs \(wanted)", at: range))
  }

  /// The operators that do not always look at their right side.
  private func chosen(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    switch self {
    case .otherwise, .coalesce:
      if case .nothing = left { return right }
      guard case .unknown(let types) = left, types.contains(.nothing) else { return left }
      return .unknown(types.subtracting(.nothing).union(right.types))
    case .then:
      switch left {
      case .boolean(true): return right
      case .boolean(false): return .nothing
      default:
        guard left.types.contains(.boolean) else { return fault("true or false before it", at: range) }
        return .unknown(right.types.union(.nothing))
      }
    default:
      guard left.types.contains(.boolean) else { return fault("true or false on both sides", at: range) }
      if case .boolean(let value) = left {
        if value == (self == .or) { return left }
        if case .fault = right { return right }
        guard right.types.contains(.boolean) else { return fault("true or false on both sides", at: range) }
        if case .boolean = right { return right }
      }
      return .unknown(.boolean)
    }
  }

  private func separated(_ left: WhenValue, _ right: WhenValue) -> WhenValue {
    switch left {
    case .list(var values):
      values.append(right)
      return .list(values)
    case .unknown(let types) where types.contains(.list): return .unknown(.list)
    default: return .list([left, right])
    }
  }

  private func contained(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    guard right.types.contains(.list) else { return fault("a list in parentheses after it", at: range) }
    guard case .list(let values) = right, !left.isUnknown, !right.isUnknown else { return .unknown(.boolean) }
    for value in values {
      if case .list = left, case .list = value {
        return .fault(GrammarFault("a list within a list makes Argo's evaluator panic", at: range))
      }
      if WhenValue.areEqual(left, value) { return .boolean(true) }
    }
    return .boolean(false)
  }

  /// Matches where the pattern is a plain text; any other pattern is not known to match or not.
  private func matched(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    guard left.types.contains(.text), right.types.contains(.text) else {
      return fault("texts on both sides", at: range)
    }
    let special = Array("\\.+*?()|[]{}^$".utf8)
    guard case .text(let text) = left, case .text(let pattern) = right, !pattern.contains(where: special.contains)
    else {
      return .unknown(.boolean)
    }
    return .boolean(Self.contains(text, pattern) == (self == .matches))
  }

  /// Whether a text contains another, in time of the sum of their lengths (Knuth, Morris, Pratt).
  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    if part.isEmpty { return true }
    var borders = [0]
    var length = 0
    for byte in part.dropFirst() {
      while length > 0, byte != part[length] { length = borders[length - 1] }
      if byte == part[length] { length += 1 }
      borders.append(length)
    }
    length = 0
    for byte in text {
      while length > 0, byte != part[length] { length = borders[length - 1] }
      if byte == part[length] { length += 1 }
      if length == part.count { return true }
    }
    return false
  }

  private func compared(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    let common = left.types.intersection(right.types).intersection([.number, .text])
    guard !common.isEmpty else { return fault("two numbers or two texts", at: range) }
    switch (left, right) {
    case (.number(let left), .number(let right)):
      return .boolean(compares(left < right, left == right, right < left))
    case (.text(let left), .text(let right)):
      let isLess = left.lexicographicallyPrecedes(right)
      return .boolean(compares(isLess, left == right, !isLess && left != right))
    default: return .unknown(.boolean)
    }
  }

  private func compares(_ isLess: Bool, _ isEqual: Bool, _ isGreater: Bool) -> Bool {
    switch self {
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: isGreater
    default: isGreater || isEqual
    }
  }

  private func added(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    let both = left.types.union(right.types)
    guard both.contains(.text) || left.types.contains(.number) && right.types.contains(.number) else {
      return fault("two numbers, or a text", at: range)
    }
    if left.isUnknown || right.isUnknown { return .unknown([.number, .text]) }
    if case .number(let left) = left, case .number(let right) = right { return .number(left + right) }
    return .text(left.description + right.description)
  }

  private func calculated(_ left: WhenValue, _ right: WhenValue, at range: Range<Int>) -> WhenValue {
    guard left.types.contains(.number), right.types.contains(.number) else {
      return fault("two numbers; a text with a sign in it needs quotes", at: range)
    }
    guard case .number(let left) = left, case .number(let right) = right else { return .unknown(.number) }
    switch self {
    case .minus: return .number(left - right)
    case .times: return .number(left * right)
    case .divided: return .number(left / right)
    case .remainder: return .number(fmod(left, right))
    case .power: return .number(pow(left, right))
    case .bitAnd: return .number(Double(GoNumber.integer(left) & GoNumber.integer(right)))
    case .bitOr: return .number(Double(GoNumber.integer(left) | GoNumber.integer(right)))
    case .bitExclusive: return .number(Double(GoNumber.integer(left) ^ GoNumber.integer(right)))
    case .shiftLeft: return .number(Double(GoNumber.unsigned(left) << GoNumber.unsigned(right)))
    default: return .number(Double(GoNumber.unsigned(left) >> GoNumber.unsigned(right)))
    }
  }
}
