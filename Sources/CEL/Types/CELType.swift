/// The type of a value, as far as it is known before anything is evaluated.
public indirect enum CELType: Hashable, Sendable {
  /// Any type: what is done with it is checked when it is evaluated.
  case dyn
  /// The type of `null`.
  case null
  /// True or false.
  case bool
  /// A whole number.
  case int
  /// A whole number that is not below zero.
  case uint
  /// A floating-point number.
  case double
  /// A text.
  case string
  /// Bytes.
  case bytes
  /// A length of time.
  case duration
  /// A point in time.
  case timestamp
  /// A quantity of a resource.
  case quantity
  /// An address of the web.
  case url
  /// A type.
  case type
  /// A list of values of one type.
  case list(CELType)
  /// A map with keys of one type and values of one type.
  case map(CELType, CELType)
  /// A value that may be missing.
  case optional(CELType)
  /// An object of a declared type.
  case object(String)
  /// One that the checker has yet to find out, or a parameter of a function's types.
  case variable(Int)
}

extension CELType: CustomStringConvertible {
  /// The type as a person writes it.
  public var description: String {
    switch self {
    case .dyn, .variable: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .duration: "duration"
    case .timestamp: "timestamp"
    case .quantity: "quantity"
    case .url: "url"
    case .type: "type"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let value): "optional(\(value))"
    case .object(let name): name
    }
  }

  /// The types that have a name in an expression.
  static let named: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type",
      "google.protobuf.Timestamp", "google.protobuf.Duration",
    ].map { ($0, $0) })
}
