/// A regular expression as steps of a machine that is in several places at once.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    /// Takes one character of a set.
    case take(Int)
    /// Goes on at two places, the first one preferred.
    case split(Int, Int)
    case jump(Int)
    /// Notes the place in the text.
    case save(Int)
    case assert(PatternNode.Assertion)
    case match
  }

  /// As many steps as a pattern may have; counts such as `(a{1000}){1000}` multiply.
  private static let most = 10_000

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []

  /// Writes the steps of an expression.
  init(_ node: PatternNode) throws(CELFailure) {
    try add(.save(0))
    try write(node)
    try add(.save(1))
    try add(.match)
  }

  private mutating func add(_ step: Step) throws(CELFailure) {
    guard steps.count < Self.most else { throw CELFailure("the regular expression is too large") }
    steps.append(step)
  }

  private mutating func write(_ node: PatternNode) throws(CELFailure) {
    switch node {
    case .empty: break
    case .scalars(let set):
      try add(.take(sets.count))
      sets.append(set.prepared())
    case .sequence(let nodes): for node in nodes { try write(node) }
    case .alternatives(let branches): try writeAlternatives(branches)
    case .group(let inner, let number):
      try add(.save(2 * number))
      try write(inner)
      try add(.save(2 * number + 1))
    case .assertion(let assertion): try add(.assert(assertion))
    case .repetition(let inner, let least, let most, let isLazy):
      for _ in 0..<least { try write(inner) }
      if let most {
        try writeOptional(inner, most - least, isLazy: isLazy)
      } else {
        let split = steps.count
        try add(.split(split + 1, split + 1))
        try write(inner)
        try add(.jump(split))
        setSplit(at: split, over: steps.count, isLazy: isLazy)
      }
    }
  }

  private mutating func writeAlternatives(_ branches: [PatternNode]) throws(CELFailure) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try write(branch)
        break
      }
      let split = steps.count
      try add(.split(split + 1, split + 1))
      try write(branch)
      jumps.append(steps.count)
      try add(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  /// Up to so many times, each of which is only tried after the one before.
  private mutating func writeOptional(_ inner: PatternNode, _ count: Int, isLazy: Bool) throws(CELFailure) {
    var splits: [Int] = []
    for _ in 0..<count {
      splits.append(steps.count)
      try add(.split(steps.count + 1, steps.count + 1))
      try write(inner)
    }
    for split in splits { setSplit(at: split, over: steps.count, isLazy: isLazy) }
  }

  private mutating func setSplit(at split: Int, over end: Int, isLazy: Bool) {
    steps[split] = isLazy ? .split(end, split + 1) : .split(split + 1, end)
  }
}
