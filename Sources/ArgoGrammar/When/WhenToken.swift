/// A token of a `when` expression.
struct WhenToken {
  /// What it stands for.
  enum Content {
    case none
    case symbol(WhenOperator)
    case value(WhenValue)
    /// `name.Field`: it needs a parameter, and Argo gives none.
    case accessor
    /// A tag, with whatever touches it: any number of tokens that are not known yet.
    ///
    /// One that stands alone is meant as one token, `isAlone`.
    case gap(isAlone: Bool)
  }

  let kinds: WhenTokenKinds
  let content: Content
  let range: Range<Int>

  var isGap: Bool {
    if case .gap = content { true } else { false }
  }

  /// Whether it is a tag and nothing else.
  var isLoneTag: Bool {
    if case .gap(isAlone: true) = content { true } else { false }
  }
}

/// An operator of a `when` expression.
enum WhenOperator: String {
  case equal = "=="
  case notEqual = "!="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
  case matches = "=~"
  case matchesNot = "!~"
  case isIn = "in"
  case and = "&&"
  case or = "||"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case remainder = "%"
  case power = "**"
  case bitAnd = "&"
  case bitOr = "|"
  case bitExclusive = "^"
  case shiftRight = ">>"
  case shiftLeft = "<<"
  case then = "?"
  case otherwise = ":"
  case coalesce = "??"
  case separator = ","
  case not = "!"
  case bitNot = "~"

  /// Which token it makes after an operand.
  var kind: WhenTokenKinds? {
    switch self {
    case .equal, .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual, .matches, .matchesNot, .isIn: .comparator
    case .and, .or: .logical
    case .plus, .minus, .times, .divided, .remainder, .power, .bitAnd, .bitOr, .bitExclusive, .shiftRight, .shiftLeft:
      .modifier
    case .then, .otherwise, .coalesce: .ternary
    case .separator: .separator
    case .not, .bitNot: nil
    }
  }

  /// Whether it may stand before its only operand.
  var isPrefix: Bool { self == .minus || self == .not || self == .bitNot }

  /// How tightly it binds; all of them group from the left.
  var precedence: Int {
    switch self {
    case .separator: 0
    case .then, .otherwise, .coalesce: 1
    case .or: 2
    case .and: 3
    case .equal, .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual, .matches, .matchesNot, .isIn: 4
    case .bitAnd, .bitOr, .bitExclusive: 5
    case .shiftRight, .shiftLeft: 6
    case .plus, .minus: 7
    case .times, .divided, .remainder: 8
    case .power: 9
    case .not, .bitNot: 10
    }
  }
}
