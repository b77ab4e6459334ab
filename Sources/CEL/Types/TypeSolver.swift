/// Finds out types that are not written: of an empty list, of what a function returns.
///
/// The rules are those of cel-go (`checker/types.go`).
struct TypeSolver {
  private var solutions: [CELType?] = []

  /// A type that is not known yet.
  mutating func unknown() -> CELType {
    solutions.append(nil)
    return .variable(solutions.count - 1)
  }

  /// A type with what has been found out about it.
  func solved(_ type: CELType) -> CELType {
    switch type {
    case .variable(let index): solutions[index].map(solved) ?? type
    case .list(let element): .list(solved(element))
    case .map(let key, let value): .map(solved(key), solved(value))
    case .optional(let value): .optional(solved(value))
    default: type
    }
  }

  /// What is known of a type without looking into it.
  func head(_ type: CELType) -> CELType {
    guard case .variable(let index) = type, let solution = solutions[index] else { return type }
    return head(solution)
  }

  /// Whether a value of one type may stand where another type is wanted; what follows from it is kept if so.
  mutating func accepts(_ actual: CELType, as wanted: CELType) -> Bool {
    let before = solutions
    if matches(actual, wanted) { return true }
    solutions = before
    return false
  }

  /// The same for several values.
  mutating func accepts(_ actual: [CELType], as wanted: [CELType]) -> Bool {
    let before = solutions
    for (actual, wanted) in zip(actual, wanted) where !matches(actual, wanted) {
      solutions = before
      return false
    }
    return true
  }

  private mutating func matches(_ actual: CELType, _ wanted: CELType) -> Bool {
    if case .variable(let index) = wanted { return solve(index, with: actual, isWanted: true) }
    if case .variable(let index) = actual { return solve(index, with: wanted, isWanted: false) }
    switch (actual, wanted) {
    case (.dyn, _), (_, .dyn): return true
    case (.null, .duration), (.null, .timestamp), (.null, .object), (.null, .optional), (.null, .quantity),
      (.null, .url):
      return true
    case (.list(let actual), .list(let wanted)), (.optional(let actual), .optional(let wanted)):
      return matches(actual, wanted)
    case (.map(let key, let value), .map(let wantedKey, let wantedValue)):
      return matches(key, wantedKey) && matches(value, wantedValue)
    default: return actual == wanted
    }
  }

  /// Takes note of what an unknown type is, or may be as well.
  private mutating func solve(_ index: Int, with other: CELType, isWanted: Bool) -> Bool {
    if other == .variable(index) { return true }
    guard let solution = solutions[index] else {
      let other = solved(other)
      if other == .variable(index) { return true }
      guard !mentions(other, index) else { return false }
      solutions[index] = other
      return true
    }
    guard isWanted ? matches(other, solution) : matches(solution, other) else { return false }
    if case .variable = solution { return true }
    // The more general of both is what it is.
    if isGeneral(other, as: solution), !mentions(solved(other), index) { solutions[index] = solved(other) }
    return true
  }

  private func mentions(_ type: CELType, _ index: Int) -> Bool {
    switch type {
    case .variable(let other): other == index || (solutions[other].map { mentions($0, index) } ?? false)
    case .list(let inner), .optional(let inner): mentions(inner, index)
    case .map(let key, let value): mentions(key, index) || mentions(value, index)
    default: false
    }
  }

  /// Whether one type includes the other, or is the same.
  private func isGeneral(_ type: CELType, as other: CELType) -> Bool {
    switch (head(type), head(other)) {
    case (.dyn, _), (.variable, _): true
    case (_, .dyn), (_, .variable): false
    case (_, .null): true
    case (.list(let type), .list(let other)), (.optional(let type), .optional(let other)): isGeneral(type, as: other)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      isGeneral(key, as: otherKey) && isGeneral(value, as: otherValue)
    case (let type, let other): type == other
    }
  }

  /// The type of something that has one of two types: any, if they do not fit together.
  mutating func common(_ left: CELType, _ right: CELType) -> CELType {
    if accepts(right, as: left) { return isGeneral(right, as: left) ? right : left }
    return .dyn
  }
}
