/// Values that may be missing.
enum OptionalFunctions {
  static let all: [CELFunction] = [
    CELFunction("optional.of(A): optional<A>", one: { .optional($0) }),
    CELFunction("optional.ofNonZeroValue(A): optional<A>", one: { .optional($0.isZero ? nil : $0) }),
    CELFunction("optional.none(): optional<A>", many: { _, _ in .optional(nil) }),
    CELFunction("optional<A>.hasValue(): bool", one: { value throws(CELFailure) in .bool(try inner(value) != nil) }),
    CELFunction(
      "optional<A>.value(): A",
      one: { value throws(CELFailure) in
        guard let inner = try inner(value) else { throw CELFailure("the optional value is missing") }
        return inner
      }),
    CELFunction(
      "optional<A>.or(optional<A>): optional<A>",
      two: { value, other throws(CELFailure) in
        _ = try inner(other)
        return try inner(value) == nil ? other : value
      }),
    CELFunction("optional<A>.orValue(A): A", two: { value, other throws(CELFailure) in try inner(value) ?? other }),
    CELFunction(
      "optional.unwrap(list<optional<A>>): list<A>",
      one: { list throws(CELFailure) in
        var values: [CELValue] = []
        for element in try list.elements() {
          if let value = try inner(element) { values.append(value) }
        }
        return .list(values)
      }),
  ]

  private static func inner(_ value: CELValue) throws(CELFailure) -> CELValue? {
    guard case .optional(let inner) = value else { throw .noOverload }
    return inner
  }
}
