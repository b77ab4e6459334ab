/// A regular expression, taken apart.
indirect enum PatternNode: Sendable {
  case empty
  case scalars(ScalarSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// So many times; without an upper bound any number. A lazy one takes as few as it can.
  case repetition(PatternNode, least: Int, most: Int?, isLazy: Bool)
  /// A group with a number.
  case group(PatternNode, Int)
  case assertion(Assertion)

  /// What holds at a place between characters.
  enum Assertion: Sendable {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary
  }
}
