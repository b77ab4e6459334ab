/// Kinds of tokens of a `when` expression; a set, because a value that is not known yet may turn out one of several.
struct WhenTokenKinds: OptionSet, Hashable {
  let rawValue: UInt32

  static let start = Self(rawValue: 1 << 0)
  static let prefix = Self(rawValue: 1 << 1)
  static let number = Self(rawValue: 1 << 2)
  static let boolean = Self(rawValue: 1 << 3)
  static let word = Self(rawValue: 1 << 4)
  static let text = Self(rawValue: 1 << 5)
  static let pattern = Self(rawValue: 1 << 6)
  static let time = Self(rawValue: 1 << 7)
  static let accessor = Self(rawValue: 1 << 8)
  static let open = Self(rawValue: 1 << 9)
  static let close = Self(rawValue: 1 << 10)
  static let comparator = Self(rawValue: 1 << 11)
  static let logical = Self(rawValue: 1 << 12)
  static let modifier = Self(rawValue: 1 << 13)
  static let ternary = Self(rawValue: 1 << 14)
  static let separator = Self(rawValue: 1 << 15)

  /// What may stand before the end.
  static let last: Self = [.number, .boolean, .word, .text, .pattern, .time, .accessor, .close]
  /// What the value of a tag may end with.
  static let any = Self(rawValue: 1 << 16 - 1)

  /// What the value of a tag is that stands for one side of a comparison.
  static let value: Self = [.number, .boolean, .word, .text, .time]
  /// What the value of a tag is that stands for an operator.
  static let operation: Self = [.prefix, .comparator, .logical, .modifier, .ternary, .separator]

  private static let operand: Self = [.number, .boolean, .word, .accessor, .open]
  private static let afterOperand: Self = [.modifier, .comparator, .logical, .close, .separator]
  private static let followers: [Self: Self] = [
    .start: [operand, .prefix, .pattern, .text, .time],
    .open: [operand, .prefix, .pattern, .text, .time, .close],
    // What follows a closed parenthesis without an operator is accepted, and ignored.
    .close: [afterOperand, .number, .boolean, .word, .text, .pattern, .time, .open, .ternary],
    .number: [afterOperand, .ternary],
    .boolean: [afterOperand, .ternary],
    .text: [afterOperand, .ternary],
    .word: [afterOperand, .ternary],
    .time: afterOperand,
    .pattern: afterOperand,
    .accessor: [afterOperand, .ternary, .open],
    .modifier: [operand, .prefix, .text, .close],
    .comparator: [operand, .prefix, .text, .time, .close, .pattern],
    .logical: [operand, .prefix, .text, .time, .close],
    .prefix: [operand, .close],
    .ternary: [operand, .prefix, .text, .time, .separator],
    .separator: [operand, .prefix, .text, .time],
  ]

  /// Those of `kinds` that may follow one of these.
  ///
  /// The table is govaluate's `validLexerStates`. Argo checks an expression twice: as written, and with bare words turned
  /// into strings; so a word must be allowed as both.
  func allowing(_ kinds: Self) -> Self {
    var allowed: Self = []
    for (kind, followers) in Self.followers where contains(kind) {
      var followers = followers
      if !followers.contains(.text) { followers.remove(.word) }
      allowed.formUnion(followers)
    }
    return allowed.intersection(kinds)
  }

  /// Those of these that a sign such as `-` may follow.
  var beforePrefix: Self {
    intersection([.start, .open, .modifier, .comparator, .logical, .ternary, .separator])
  }
}
