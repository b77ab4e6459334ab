/// The functions of lists, of cel-go (`ext/lists.go`) and of Kubernetes (`apiserver/pkg/cel/library/lists.go`).
enum ListFunctions {
  static let all: [CELFunction] = [
    CELFunction(
      "list<A>.slice(int, int): list<A>",
      many: { values, _ throws(CELFailure) in
        let (list, start, end) = (try values[0].elements(), try values[1].integer(), try values[2].integer())
        guard start >= 0, start <= end, end <= list.count else {
          throw CELFailure("the list has \(list.count) elements, and no slice from \(start) to \(end)")
        }
        return .list(Array(list[start..<end]))
      }),
    CELFunction(
      "list<list<A>>.flatten(): list<A>", "list<dyn>.flatten(): list<dyn>",
      many: { values, meter throws(CELFailure) in .list(try flattened(try values[0].elements(), 1, &meter)) }),
    CELFunction(
      "list<dyn>.flatten(int): list<dyn>",
      many: { values, meter throws(CELFailure) in
        let depth = try values[1].integer()
        guard depth >= 0 else { throw CELFailure("the depth is below zero") }
        return .list(try flattened(try values[0].elements(), depth, &meter))
      }),
    CELFunction(
      "lists.range(int): list<int>",
      many: { values, meter throws(CELFailure) in
        let count = try values[0].integer()
        try meter.charge(max(0, count))
        return .list((0..<max(0, count)).map { .int($0) })
      }),
    CELFunction(
      "list<A>.distinct(): list<A>",
      many: { values, meter throws(CELFailure) in
        var kept: [CELValue] = []
        for element in try values[0].elements() where try !CELValue.contains(.list(kept), element, &meter) {
          kept.append(element)
        }
        return .list(kept)
      }),
    CELFunction(
      "list<A>.sort(): list<A>",
      many: { values, meter throws(CELFailure) in
        .list(try ListSorting.sorted(try values[0].elements().map { ($0, $0) }, &meter))
      }),
    CELFunction(
      "list<A>.first(): optional<A>", one: { list throws(CELFailure) in .optional(try list.elements().first) }),
    CELFunction(
      "list<A>.last(): optional<A>", one: { list throws(CELFailure) in .optional(try list.elements().last) }),
    CELFunction(
      "list<A>.isSorted(): bool",
      many: { values, meter throws(CELFailure) in
        let list = try values[0].elements()
        for (left, right) in zip(list, list.dropFirst())
        where try CELValue.order(left, right, &meter) == .greater { return .bool(false) }
        return .bool(true)
      }),
    CELFunction(
      "list<int>.sum(): int", "list<uint>.sum(): uint", "list<double>.sum(): double", "list<duration>.sum(): duration",
      "list<quantity>.sum(): quantity", many: { values, meter throws(CELFailure) in try sum(values[0], &meter) }),
    CELFunction(
      "list<A>.min(): A", many: { values, meter throws(CELFailure) in try extreme(values[0], .smaller, &meter) }),
    CELFunction(
      "list<A>.max(): A", many: { values, meter throws(CELFailure) in try extreme(values[0], .greater, &meter) }),
  ]

  private static func flattened(
    _ list: [CELValue], _ depth: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> [CELValue] {
    var result: [CELValue] = []
    for element in list {
      try meter.charge()
      if depth > 0, case .list(let inner) = element {
        result += try flattened(inner, depth - 1, &meter)
      } else {
        result.append(element)
      }
    }
    return result
  }

  private static func extreme(
    _ list: CELValue, _ wanted: CELValue.Order, _ meter: inout CELMeter
  ) throws(CELFailure) -> CELValue {
    let list = try list.elements()
    guard var best = list.first else { throw CELFailure("the list is empty") }
    for element in list.dropFirst() where try CELValue.order(element, best, &meter) == wanted { best = element }
    return best
  }

  /// The sum of numbers, which for an empty list is the integer 0: the type of its elements is not known any more.
  private static func sum(_ list: CELValue, _ meter: inout CELMeter) throws(CELFailure) -> CELValue {
    let list = try list.elements()
    guard var total = list.first else { return .int(0) }
    for element in list.dropFirst() {
      try meter.charge()
      switch (total, element) {
      case (.int(let left), .int(let right)):
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw CELFailure("the integer overflows") }
        total = .int(sum)
      case (.uint(let left), .uint(let right)):
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw CELFailure("the integer overflows") }
        total = .uint(sum)
      case (.double(let left), .double(let right)): total = .double(left + right)
      case (.duration(let left), .duration(let right)): total = .duration(try left.adding(right))
      case (.quantity(let left), .quantity(let right)): total = .quantity(try left.adding(right))
      default: throw .noOverload
      }
    }
    return total
  }
}
