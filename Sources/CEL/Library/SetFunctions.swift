/// Lists as sets, of cel-go (`ext/sets.go`).
enum SetFunctions {
  static let all: [CELFunction] = [
    CELFunction(
      "sets.contains(list<A>, list<A>): bool",
      many: { values, meter throws(CELFailure) in .bool(try contains(values[0], values[1], &meter)) }),
    CELFunction(
      "sets.equivalent(list<A>, list<A>): bool",
      many: { values, meter throws(CELFailure) in
        guard try contains(values[0], values[1], &meter) else { return .bool(false) }
        return .bool(try contains(values[1], values[0], &meter))
      }),
    CELFunction(
      "sets.intersects(list<A>, list<A>): bool",
      many: { values, meter throws(CELFailure) in
        for element in try values[1].elements() where try CELValue.contains(values[0], element, &meter) {
          return .bool(true)
        }
        return .bool(false)
      }),
  ]

  private static func contains(
    _ list: CELValue, _ part: CELValue, _ meter: inout CELMeter
  ) throws(CELFailure) -> Bool {
    for element in try part.elements() where try !CELValue.contains(list, element, &meter) { return false }
    return true
  }
}
