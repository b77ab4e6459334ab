import Diagnostics

extension Evaluation {
  /// The value of a field; `nil` if the operand has none of this name.
  private func field(_ selection: Plan.Selection, of operand: CELValue) throws(CELFailure) -> CELValue? {
    switch operand {
    case .map(let map): return map[selection.name]
    case .object(let object):
      let index = selection.index ?? selection.name.string.flatMap { objectTypes[object.typeName]?.index(of: $0) }
      guard let index else {
        throw CELFailure("\(object.typeName) has no field \(selection.name)", at: selection.range)
      }
      do throws(CELFailure) {
        return try object.value(ofField: index)
      } catch {
        throw error.at(selection.range)
      }
    default:
      throw CELFailure("a value of type \(operand.typeName) has no field \(selection.name)", at: selection.range)
    }
  }

  /// `operand.field`; of an optional value it is optional as well.
  func select(
    _ operand: CELValue, _ selection: Plan.Selection, isOptional: Bool
  ) throws(CELFailure) -> CELValue {
    if case .optional(let inner) = operand {
      guard let inner else { return operand }
      return Self.wrapped(try field(selection, of: inner))
    }
    if isOptional { return Self.wrapped(try field(selection, of: operand)) }
    guard let value = try field(selection, of: operand) else {
      throw CELFailure("there is no `\(selection.name)` here", at: selection.range)
    }
    return value
  }

  /// An optional value is not wrapped twice.
  private static func wrapped(_ value: CELValue?) -> CELValue {
    if case .optional? = value { return value ?? .optional(nil) }
    return .optional(value)
  }

  /// `has(operand.field)`.
  func isPresent(_ selection: Plan.Selection, in operand: CELValue) throws(CELFailure) -> Bool {
    if case .optional(let inner) = operand {
      guard let inner else { return false }
      return try field(selection, of: inner) != nil
    }
    return try field(selection, of: operand) != nil
  }

  /// `operand[key]`.
  func index(
    _ operand: CELValue, _ key: CELValue, isOptional: Bool, at range: Range<Int>
  ) throws(CELFailure) -> CELValue {
    if case .optional(let inner) = operand {
      guard let inner else { return operand }
      return .optional(try element(of: inner, key, at: range))
    }
    if isOptional { return .optional(try element(of: operand, key, at: range)) }
    guard let value = try element(of: operand, key, at: range) else {
      if case .list(let list) = operand {
        throw CELFailure("the list has \(list.count) elements, and not one with this index", at: range)
      }
      throw CELFailure("the map has no such key", at: range)
    }
    return value
  }

  private func element(
    of operand: CELValue, _ key: CELValue, at range: Range<Int>
  ) throws(CELFailure) -> CELValue? {
    switch operand {
    case .map(let map): return CELMap.Key(key).flatMap { map[$0] }
    case .list(let list):
      let index: Int?
      switch key {
      case .int(let value): index = value
      case .uint(let value): index = Int(exactly: value)
      case .double(let value):
        guard let whole = Int(exactly: value) else { throw CELFailure("the index is not a whole number", at: range) }
        index = whole
      default: throw CELFailure("the index of a list is not of type \(key.typeName)", at: range)
      }
      return index.flatMap { list.indices.contains($0) ? list[$0] : nil }
    default: throw CELFailure("`[…]` takes elements of lists and maps, not of type \(operand.typeName)", at: range)
    }
  }

  /// `[a, ?b]`.
  mutating func list(_ elements: [Plan.Element], at range: Range<Int>) throws(CELFailure) -> CELValue {
    var list: [CELValue] = []
    list.reserveCapacity(elements.count)
    for element in elements {
      let value = try value(of: element.value)
      guard element.isOptional else {
        list.append(value)
        continue
      }
      guard case .optional(let inner) = value else { throw CELFailure.noOverload.at(range) }
      if let inner { list.append(inner) }
    }
    return .list(list)
  }

  /// `{key: a, ?key: b}`.
  mutating func map(_ entries: [Plan.Entry], at range: Range<Int>) throws(CELFailure) -> CELValue {
    var map = CELMap()
    for entry in entries {
      let (key, value) = (try value(of: entry.key), try value(of: entry.value))
      if entry.isOptional {
        guard case .optional(let inner) = value else { throw CELFailure.noOverload.at(range) }
        if let inner { try Self.insert(inner, for: key, into: &map, at: entry.range) }
      } else {
        try Self.insert(value, for: key, into: &map, at: entry.range)
      }
    }
    return .map(map)
  }

  /// Adds a key that is there once.
  static func insert(
    _ value: CELValue, for key: CELValue, into map: inout CELMap, at range: Range<Int>
  ) throws(CELFailure) {
    if case .double = key { throw CELFailure("a key of a map is not a double", at: range) }
    guard let found = CELMap.Key(key) else {
      throw CELFailure("a key of a map is not of type \(key.typeName)", at: range)
    }
    guard map.insert(value, for: found, key: key) else { throw CELFailure("the map has this key twice", at: range) }
  }
}
