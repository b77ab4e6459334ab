import Foundation

/// A JSON document, its numbers apart from its truth values.
indirect enum JSONDocument: Decodable, Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONDocument])
  case object([String: JSONDocument])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONDocument].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONDocument].self))
    }
  }

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSONDocument.self, from: Data(text.utf8))
  }
}

/// As much of JSON Schema as the schema of `.kfplint.yaml` uses; any other keyword is an error.
struct JSONSchema {
  struct UnknownKeyword: Error { let name: String }

  let schema: JSONDocument

  func accepts(_ value: JSONDocument) throws -> Bool {
    guard case .object(let keywords) = schema else { throw UnknownKeyword(name: "\(schema)") }
    return try keywords.allSatisfy { name, argument in try Self.accepts(value, name, argument, keywords) }
  }

  private static func accepts(
    _ value: JSONDocument, _ name: String, _ argument: JSONDocument, _ keywords: [String: JSONDocument]
  ) throws -> Bool {
    switch (name, argument, value) {
    case ("$schema", _, _), ("title", _, _), ("description", _, _): true
    case ("type", .string(let type), _): isOf(type, value)
    case ("type", .array(let types), _):
      types.contains { if case .string(let type) = $0 { isOf(type, value) } else { false } }
    case ("enum", .array(let values), _): values.contains(value)
    case ("anyOf", .array(let schemas), _): try schemas.contains { try JSONSchema(schema: $0).accepts(value) }
    case ("minItems", .number(let least), .array(let items)): Double(items.count) >= least
    case ("minLength", .number(let least), .string(let text)): Double(text.count) >= least
    case ("pattern", .string(let expression), .string(let text)): try Regex(expression).firstMatch(in: text) != nil
    case ("minimum", .number(let least), .number(let number)): number >= least
    case ("maximum", .number(let most), .number(let number)): number <= most
    case ("maxProperties", .number(let most), .object(let members)): Double(members.count) <= most
    case ("minProperties", .number(let least), .object(let members)): Double(members.count) >= least
    case ("required", .array(let names), .object(let members)):
      names.allSatisfy { if case .string(let name) = $0 { members[name] != nil } else { false } }
    case ("items", _, .array(let items)): try items.allSatisfy(JSONSchema(schema: argument).accepts)
    case ("propertyNames", _, .object(let members)):
      try members.keys.allSatisfy { try JSONSchema(schema: argument).accepts(.string($0)) }
    case ("properties", .object(let properties), .object(let members)):
      try members.allSatisfy { name, value in
        try properties[name].map { try JSONSchema(schema: $0).accepts(value) } ?? true
      }
    case ("additionalProperties", _, .object(let members)):
      try members.allSatisfy { name, value in
        if case .object(let properties)? = keywords["properties"], properties[name] != nil { return true }
        return try JSONSchema(schema: argument).accepts(value)
      }
    // These say nothing about values of another type.
    case ("minItems", _, _), ("minLength", _, _), ("pattern", _, _), ("minimum", _, _), ("maximum", _, _),
      ("maxProperties", _, _), ("minProperties", _, _),
      ("required", _, _), ("items", _, _), ("propertyNames", _, _), ("properties", _, _),
      ("additionalProperties", _, _):
      true
    default: throw UnknownKeyword(name: name)
    }
  }

  private static func isOf(_ type: String, _ value: JSONDocument) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .boolean), ("number", .number), ("string", .string), ("array", .array),
      ("object", .object):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
