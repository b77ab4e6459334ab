import Configuration
import Reporting
import RuleEngine
import Rules

/// The JSON schema of `.kfplint.yaml`, made from the same description that its reader follows.
enum ConfigurationSchema {
  /// The name under which `kfplint init` writes it.
  static let fileName = ".kfplint.schema.json"

  /// The schema as a document.
  static var text: String {
    let file = ConfigurationShape.file(rules: Rulebook.rules.map(\.info.id))
    var members: [(key: String, value: JSONValue)] = [
      ("$schema", "http://json-schema.org/draft-07/schema#"), ("title", ".kfplint.yaml"),
      ("description", .string("The configuration of kfplint \(Version.current)")),
    ]
    // An empty file is a configuration, too.
    members += file.members.map { $0.key == "type" ? ("type", .array(["object", "null"])) : $0 }
    return JSONValue.object(members).text
  }
}

extension ConfigurationShape {
  fileprivate var members: [(key: String, value: JSONValue)] {
    switch self {
    case .text: [("type", .array(["string", "number", "boolean"])), ("minLength", .integer(1))]
    case .form(let expression): [("type", .array(["string", "number"])), ("pattern", .string(expression))]
    case .word(let words): [("enum", .array(words.map { .string($0) }))]
    case .count(let most):
      [("type", "integer"), ("minimum", .integer(1))] + (most.map { [("maximum", .integer($0))] } ?? [])
    case .list(let item): [("type", "array"), ("items", .object(item.members))]
    case .oneOrMore(let item):
      [
        (
          "anyOf",
          .array([
            .object(item.members),
            .object([("type", "array"), ("items", .object(item.members)), ("minItems", .integer(1))]),
          ])
        )
      ]
    case .any(let shapes): [("anyOf", .array(shapes.map { .object($0.members) }))]
    case .fields(let fields, let isChoice): Self.members(of: fields, isChoice: isChoice)
    case .levels(let words, let value): Self.mapping(keys: [("enum", .array(words.map { .string($0) }))], to: value)
    case .named(let expression, let value): Self.mapping(keys: [("pattern", .string(expression))], to: value)
    }
  }

  private static func members(of fields: [Field], isChoice: Bool) -> [(key: String, value: JSONValue)] {
    let properties = fields.map { field in
      (field.name, JSONValue.object([("description", .string(field.meaning))] + field.shape.members))
    }
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
    return [
      ("type", "object"), ("properties", .object(properties)),
      ("propertyNames", .object([("enum", .array(fields.map { .string($0.name) }))])),
    ] + (required.isEmpty ? [] : [("required", .array(required))])
      + (isChoice ? [("maxProperties", .integer(1))] : [])
  }

  private static func mapping(
    keys: [(key: String, value: JSONValue)], to value: ConfigurationShape
  ) -> [(key: String, value: JSONValue)] {
    [("type", "object"), ("propertyNames", .object(keys)), ("additionalProperties", .object(value.members))]
  }
}
