public import Diagnostics
import YAMLSyntax

/// Something in a schedule file that the reconciler's schema refuses.
public struct StructureDefect: Sendable {
  /// What is refused.
  public enum Kind: Sendable {
    /// There is no file of this name.
    case missingFile(ByteString)
    /// The file has nothing in it.
    case emptyFile(ByteString)
    /// A key that the mapping, named by what it describes, does not have; with the one probably meant.
    case unknownKey(ByteString, of: String, meant: ByteString?, known: [ByteString])
    /// A key that the mapping lacks.
    case missingKey(ByteString, of: String)
    /// A value of the wrong kind.
    case wrongKind(of: ByteString?, wanted: WantedKind, found: FoundKind)
    /// A text that is empty.
    case emptyText(of: ByteString)
    /// Two keys of which only one may have a value.
    case both(ByteString, ByteString, of: String)
    /// Two keys of which one has to have a value.
    case neither(ByteString, ByteString, of: String)
    /// An integer below what makes sense for `keep_history`.
    case historyBelowMinusOne(Int)
  }

  /// A kind of value that the schema wants.
  public enum WantedKind: Sendable {
    case text
    case boolean
    case integer
    case time
    case list
    case mapping
  }

  /// A kind of value that is there instead.
  public enum FoundKind: Sendable {
    case null
    case boolean
    case number
    case time
    case list
    case mapping
    case text
  }

  /// What is refused.
  public let kind: Kind
  /// Where.
  public let location: Location
  /// The text of a scalar that is refused.
  public let text: ByteString?

  init(_ kind: Kind, at node: YAMLNode) {
    self.kind = kind
    location = node.location
    text = node.scalar
  }

  init(_ kind: Kind, at location: Location) {
    self.kind = kind
    self.location = location
    text = nil
  }
}

/// Compares a document with the shape that it has to have.
struct StructureCheck {
  private(set) var defects: [StructureDefect] = []

  mutating func check(_ node: YAMLNode, _ shape: MappingShape) {
    check(node, .mapping(shape), key: nil)
  }

  private mutating func check(_ node: YAMLNode, _ shape: ScheduleShape, key: ByteString?) {
    let scalar = node.reconcilerScalar
    // Dates that stop the reconciler have a rule of their own, wherever they stand.
    if scalar == .bareDate || scalar == .impossibleTime { return }
    switch (shape, node.kind, scalar) {
    case (.text(true, _), .scalar, .null), (.integer(true), .scalar, .null), (.time, .scalar, .null): break
    case (.text(_, false), .scalar, .string) where node == "": add(.emptyText(of: key ?? ""), at: node)
    case (.text, .scalar, .string), (.time, .scalar, .string), (.boolean, .scalar, .boolean): break
    // What is written as a timestamp reaches the schema as text.
    case (.text, .scalar, .timestamp), (.time, .scalar, .timestamp): break
    case (.integer, .scalar, .integer(let value)):
      if key == "keep_history", let value, value < -1 { add(.historyBelowMinusOne(value), at: node) }
    case (.list(let item), .sequence, _):
      for node in node.items { check(node, item, key: nil) }
    case (.mapping(let shape), .mapping, _):
      checkMapping(node, shape)
    default:
      add(.wrongKind(of: key, wanted: shape.wantedKind, found: Self.foundKind(node, scalar)), at: node)
    }
  }

  private mutating func checkMapping(_ node: YAMLNode, _ shape: MappingShape) {
    var seen = Set<ByteString>()
    for (key, value) in node.mergedEntries {
      guard key.reconcilerScalar == .string, let name = key.scalar,
        let field = shape.keys.first(where: { $0.name == name })
      else {
        reportUnknown(key, of: shape, present: node)
        continue
      }
      // A key that is there twice has a rule of its own.
      if seen.insert(name).inserted { check(value, field.shape, key: name) }
    }
    let place = node.entries.first { _ in true }?.key ?? node
    let misspelt = Set(node.mergedEntries.compactMap { meant($0.key, of: shape, present: node) })
    for key in shape.keys where key.isRequired && !seen.contains(key.name) && !misspelt.contains(key.name) {
      add(.missingKey(key.name, of: shape.name), at: place)
    }
    if let (first, second) = shape.alternatives, !misspelt.contains(first), !misspelt.contains(second) {
      checkAlternatives(first, second, in: node, shape, place)
    }
  }

  private mutating func checkAlternatives(
    _ first: ByteString, _ second: ByteString, in node: YAMLNode, _ shape: MappingShape, _ place: YAMLNode
  ) {
    let given = node.mergedEntries.filter { entry in
      (entry.key.scalarEquals(first) || entry.key.scalarEquals(second)) && entry.value.reconcilerScalar != .null
    }
    if given.count > 1, let last = given.last, !given[0].key.scalarEquals(last.key.scalar ?? "") {
      add(.both(first, second, of: shape.name), at: last.key)
    } else if given.isEmpty {
      // A null where no null may be is reported as such.
      let hasNull = node.mergedEntries.contains { entry in
        shape.keys.contains { key in
          guard key.name == first || key.name == second, entry.key.scalarEquals(key.name) else { return false }
          return !key.shape.mayBeNull
        }
      }
      if !hasNull { add(.neither(first, second, of: shape.name), at: place) }
    }
  }

  private mutating func reportUnknown(_ key: YAMLNode, of shape: MappingShape, present node: YAMLNode) {
    let scalar = key.reconcilerScalar
    if scalar == .bareDate || scalar == .impossibleTime { return }
    add(
      .unknownKey(
        key.scalar ?? "", of: shape.name, meant: meant(key, of: shape, present: node), known: shape.keys.map(\.name)),
      at: key)
  }

  /// The key of the shape that an unknown key is a misspelling of, unless that is there as well.
  private func meant(_ key: YAMLNode, of shape: MappingShape, present node: YAMLNode) -> ByteString? {
    guard let name = key.scalar, !shape.keys.contains(where: { $0.name == name }) else { return nil }
    let free = shape.keys.map(\.name).filter { name in !node.mergedEntries.contains { $0.key.scalarEquals(name) } }
    return NearestName.of(name, among: free)
  }

  private mutating func add(_ kind: StructureDefect.Kind, at node: YAMLNode) {
    defects.append(StructureDefect(kind, at: node))
  }

  private static func foundKind(_ node: YAMLNode, _ scalar: ReconcilerScalar?) -> StructureDefect.FoundKind {
    switch node.kind {
    case .sequence: .list
    case .mapping: .mapping
    case .scalar:
      switch scalar {
      case .null: .null
      case .boolean: .boolean
      case .integer, .float: .number
      case .timestamp, .bareDate, .impossibleTime: .time
      case .string, nil: .text
      }
    }
  }
}

extension ScheduleShape {
  fileprivate var wantedKind: StructureDefect.WantedKind {
    switch self {
    case .text: .text
    case .boolean: .boolean
    case .integer: .integer
    case .time: .time
    case .list: .list
    case .mapping: .mapping
    }
  }

  fileprivate var mayBeNull: Bool {
    switch self {
    case .text(let mayBeNull, _), .integer(let mayBeNull): mayBeNull
    case .time: true
    case .boolean, .list, .mapping: false
    }
  }
}
