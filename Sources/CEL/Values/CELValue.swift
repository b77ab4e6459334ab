public import Diagnostics

/// A value of an expression.
///
/// What most expressions work with is in the value itself: only what is large lies apart.
public enum CELValue: Sendable {
  /// No value.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number of 64 bits.
  case int(Int)
  /// A whole number of 64 bits that is not below zero.
  case uint(UInt64)
  /// A floating-point number.
  case double(Double)
  /// A text, in UTF-8.
  ///
  /// What is not UTF-8, as a path may be, counts as one character for each byte.
  case string(ByteString)
  /// Bytes.
  case bytes([UInt8])
  /// A list.
  case list([CELValue])
  /// A map.
  case map(CELMap)
  /// A length of time.
  case duration(CELDuration)
  /// A point in time.
  case timestamp(CELTimestamp)
  /// A value that may be missing.
  indirect case optional(CELValue?)
  /// The name of a type.
  case type(String)
  /// A quantity of a resource.
  indirect case quantity(CELQuantity)
  /// An address of the web.
  indirect case url(CELURL)
  /// An object of a declared type.
  case object(any CELObject)

  /// A text.
  public static func string(_ text: String) -> CELValue { .string(ByteString(text)) }

  /// The name of the value's type, as `type()` tells it.
  public var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .duration: "google.protobuf.Duration"
    case .timestamp: "google.protobuf.Timestamp"
    case .optional: "optional_type"
    case .type: "type"
    case .quantity: "kubernetes.Quantity"
    case .url: "kubernetes.URL"
    case .object(let object): object.typeName
    }
  }

  /// Whether the value is the empty one of its type, which `optional.ofNonZeroValue` drops.
  var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.isEmpty
    case .map(let value): value.entries.isEmpty
    case .duration(let value): value.nanoseconds == 0
    case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
    case .optional(let value): value == nil
    case .type, .quantity, .url, .object: false
    }
  }
}

/// An object of a type that the environment declares.
public protocol CELObject: AnyObject, Sendable {
  /// The name of the type.
  var typeName: String { get }
  /// The value of a field, by its index in the declaration; `nil` if it is not given.
  func value(ofField index: Int) throws(CELFailure) -> CELValue?
  /// What tells it from the other objects of its type: two objects are equal if this is.
  var identity: ByteString { get }
}

/// A map, in the order in which it was written.
public struct CELMap: Sendable {
  /// What a key is found by: numbers that are equal are the same key, whatever their type.
  enum Key: Hashable {
    case bool(Bool)
    case unsigned(UInt64)
    case negative(Int)
    case string(ByteString)
  }

  /// One key and its value.
  public typealias Entry = (key: CELValue, value: CELValue)

  /// The keys and their values.
  public private(set) var entries: [Entry] = []
  /// Where each key is, once there are more than a few: most maps are small, and faster to look through.
  private var places: [Key: Int] = [:]

  private static let few = 8

  /// A map without keys.
  public init() {}

  /// A map of texts.
  public init(_ entries: some Sequence<(ByteString, CELValue)>) {
    for (key, value) in entries { _ = insert(value, for: .string(key), key: .string(key)) }
  }

  /// Adds a key; `false` if it is there already.
  mutating func insert(_ value: CELValue, for key: Key, key original: CELValue) -> Bool {
    guard index(of: key) == nil else { return false }
    if entries.count == Self.few {
      for (index, entry) in entries.enumerated() {
        if let key = Key(entry.key) { places[key] = index }
      }
    }
    if entries.count >= Self.few { places[key] = entries.count }
    entries.append((original, value))
    return true
  }

  private func index(of key: Key) -> Int? {
    if entries.count > Self.few { return places[key] }
    // The keys of the model are texts, which are compared as they are.
    if case .string(let name) = key {
      return entries.firstIndex { if case .string(let other) = $0.key { other == name } else { false } }
    }
    return entries.firstIndex { Key($0.key) == key }
  }

  /// Adds a key; `false` if it is there already, or is a value that no key can be.
  public mutating func insert(_ value: CELValue, for key: CELValue) -> Bool {
    if case .double = key { return false }
    return Key(key).map { insert(value, for: $0, key: key) } ?? false
  }

  /// The value of a key.
  subscript(key: Key) -> CELValue? { index(of: key).map { entries[$0].value } }

  /// The value of a key that is a text.
  public subscript(name: ByteString) -> CELValue? { self[.string(name)] }
}

extension CELMap.Key {
  /// The key that a value finds; `nil` for one that no map has.
  init?(_ value: CELValue) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = value < 0 ? .negative(value) : .unsigned(UInt64(value))
    case .uint(let value): self = .unsigned(value)
    case .string(let value): self = .string(value)
    case .double(let value):
      if let whole = UInt64(exactly: value) {
        self = .unsigned(whole)
      } else if let whole = Int(exactly: value) {
        self = .negative(whole)
      } else {
        return nil
      }
    default: return nil
    }
  }
}
