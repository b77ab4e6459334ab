public import Foundation

/// A JSON schema, as far as the schemas of this project and of SARIF use one (drafts 4 to 2020-12).
///
/// Keywords that it does not know are passed over, `format` among them.
public struct PublishedSchema {
  private let root: [String: Any]
  private let isClosed: Bool

  /// Reads a schema from a file; `closed` refuses members that it does not describe, also where it allows them.
  public init(contentsOf file: URL, closed: Bool = false) throws {
    isClosed = closed
    root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? ["not": [:]]
  }

  /// What is wrong with a document that `JSONSerialization` has read, each with the way to it.
  public func complaints(about document: Any) -> [String] {
    complaints(document, root, "#")
  }

  private func complaints(_ value: Any, _ schema: [String: Any], _ way: String) -> [String] {
    var found: [String] = []
    if let reference = schema["$ref"] as? String {
      guard let target = resolve(reference) else { return ["\(way): no \(reference)"] }
      found += complaints(value, target, way)
    }
    if let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { matches(value, $0) })
    {
      found.append("\(way): not \(types.joined(separator: " or "))")
    }
    if let choices = schema["enum"] as? [Any], !choices.contains(where: { isEqual($0, value) }) {
      found.append("\(way): \(value) is no choice")
    }
    if let constant = schema["const"], !isEqual(constant, value) { found.append("\(way): not \(constant)") }
    if let text = value as? String, let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(way): \(text) does not match \(pattern)")
    }
    if let number = value as? Int, matches(value, "integer"), let least = schema["minimum"] as? Int, number < least {
      found.append("\(way): \(number) is less than \(least)")
    }
    if let object = value as? [String: Any] { found += complaints(object: object, schema, way) }
    if let list = value as? [Any] {
      if let least = schema["minItems"] as? Int, list.count < least { found.append("\(way): too few") }
      if let items = schema["items"] as? [String: Any] {
        for (index, item) in list.enumerated() { found += complaints(item, items, "\(way)/\(index)") }
      }
    }
    for part in schema["allOf"] as? [[String: Any]] ?? [] { found += complaints(value, part, way) }
    for keyword in ["anyOf", "oneOf"] {
      guard let choices = schema[keyword] as? [[String: Any]] else { continue }
      let fitting = choices.count { complaints(value, $0, way).isEmpty }
      if fitting == 0 || keyword == "oneOf" && fitting > 1 { found.append("\(way): \(fitting) of \(keyword) fit") }
    }
    return found
  }

  private func complaints(object: [String: Any], _ schema: [String: Any], _ way: String) -> [String] {
    var found: [String] = []
    for key in schema["required"] as? [String] ?? [] where object[key] == nil { found.append("\(way): lacks \(key)") }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (key, member) in object.sorted(by: { $0.key < $1.key }) {
      if let known = properties[key] as? [String: Any] {
        found += complaints(member, known, "\(way)/\(key)")
      } else if let others = schema["additionalProperties"] as? [String: Any] {
        found += complaints(member, others, "\(way)/\(key)")
      } else if schema["additionalProperties"] as? Bool == false || isClosed && !properties.isEmpty {
        found.append("\(way): \(key) is not known")
      }
    }
    return found
  }

  private func resolve(_ reference: String) -> [String: Any]? {
    guard reference.hasPrefix("#") else { return nil }
    return reference.split(separator: "/").dropFirst().reduce(root) { $0?[String($1)] as? [String: Any] }
  }

  private func matches(_ value: Any, _ type: String) -> Bool {
    // A number that was read from `true` is one of a character.
    let isTruth = (value as? NSNumber).map { ["c", "B"].contains(String(cString: $0.objCType)) } ?? false
    return switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": isTruth
    case "integer": !isTruth && value is Int
    case "number": !isTruth && value is NSNumber
    case "null": value is NSNull
    default: false
    }
  }

  private func isEqual(_ left: Any, _ right: Any) -> Bool {
    (left as? NSObject).map { $0.isEqual(right) } ?? false
  }
}
