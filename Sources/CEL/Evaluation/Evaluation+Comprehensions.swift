extension Evaluation {
  /// A macro that walks through a list or a map.
  mutating func comprehension(_ walk: Plan.Comprehension) throws(CELFailure) -> CELValue {
    let operand = try value(of: walk.operand)
    switch walk.form {
    case .all, .exists: return .bool(try quantified(walk, operand))
    case .existsOne:
      var count = 0
      try each(operand, walk) { evaluation, _, _ throws(CELFailure) in
        if try evaluation.truth(of: walk.body, at: walk.bodyRange) { count += 1 }
        return true
      }
      return .bool(count == 1)
    case .filter:
      var kept: [CELValue] = []
      try each(operand, walk) { evaluation, first, _ throws(CELFailure) in
        if try evaluation.truth(of: walk.body, at: walk.bodyRange) { kept.append(first) }
        return true
      }
      return .list(kept)
    case .list:
      var results: [CELValue] = []
      try each(operand, walk) { evaluation, _, _ throws(CELFailure) in
        results.append(try evaluation.value(of: walk.body))
        return true
      }
      return .list(results)
    case .map:
      var map = CELMap()
      try each(operand, walk) { evaluation, first, _ throws(CELFailure) in
        try Self.insert(try evaluation.value(of: walk.body), for: first, into: &map, at: walk.bodyRange)
        return true
      }
      return .map(map)
    case .mapEntry:
      var map = CELMap()
      try each(operand, walk) { evaluation, _, _ throws(CELFailure) in
        guard case .map(let entry) = try evaluation.value(of: walk.body) else {
          throw CELFailure.noOverload.at(walk.bodyRange)
        }
        for (key, value) in entry.entries {
          try evaluation.meter.charge()
          try Self.insert(value, for: key, into: &map, at: walk.bodyRange)
        }
        return true
      }
      return .map(map)
    case .sort:
      var keys: [(key: CELValue, value: CELValue)] = []
      try each(operand, walk) { evaluation, first, _ throws(CELFailure) in
        keys.append((try evaluation.value(of: walk.body), first))
        return true
      }
      do throws(CELFailure) {
        return .list(try ListSorting.sorted(keys, &meter))
      } catch {
        throw error.at(walk.bodyRange)
      }
    }
  }

  /// `all` or `exists`: one element may decide, and then the failures of the others do not matter.
  private mutating func quantified(_ walk: Plan.Comprehension, _ operand: CELValue) throws(CELFailure) -> Bool {
    let isAll = walk.form == .all
    var failure: CELFailure?
    var isDecided = false
    try each(operand, walk) { evaluation, _, _ throws(CELFailure) in
      do throws(CELFailure) {
        isDecided = try evaluation.truth(of: walk.body, at: walk.bodyRange) != isAll
      } catch {
        if error.isFinal { throw error }
        failure = failure ?? error
      }
      return !isDecided
    }
    if !isDecided, let failure { throw failure }
    return isDecided != isAll
  }

  private mutating func truth(of plan: Plan, at range: Range<Int>) throws(CELFailure) -> Bool {
    guard case .bool(let truth) = try value(of: plan) else { throw CELFailure.noOverload.at(range) }
    return truth
  }

  /// Sets the variables for one element after the other, as long as `step` says to go on.
  private mutating func each(
    _ operand: CELValue, _ walk: Plan.Comprehension,
    _ step: (inout Evaluation, CELValue, CELValue) throws(CELFailure) -> Bool
  ) throws(CELFailure) {
    let count = locals.count
    defer { locals.removeLast(locals.count - count) }
    switch operand {
    case .list(let list):
      for (index, element) in list.enumerated() {
        let (first, second) = walk.hasTwoNames ? (.int(index), element) : (element, CELValue.null)
        guard try visit(first, second, walk, step) else { return }
      }
    case .map(let map):
      for (key, value) in map.entries {
        guard try visit(key, value, walk, step) else { return }
      }
    default: throw CELFailure("a list or a map is expected, not a value of type \(operand.typeName)", at: walk.range)
    }
  }

  private mutating func visit(
    _ first: CELValue, _ second: CELValue, _ walk: Plan.Comprehension,
    _ step: (inout Evaluation, CELValue, CELValue) throws(CELFailure) -> Bool
  ) throws(CELFailure) -> Bool {
    try meter.charge()
    locals.append(first)
    if walk.hasTwoNames { locals.append(second) }
    defer { locals.removeLast(walk.hasTwoNames ? 2 : 1) }
    if let filter = walk.filter, try !truth(of: filter, at: walk.bodyRange) { return true }
    return try step(&self, first, second)
  }
}
