import CEL
import Diagnostics

/// A value as a person reads it, close to how an expression writes it.
enum ValueText {
  /// As much of a value as is read on one line.
  private static let longest = 2000

  static func of(_ value: CELValue) -> String {
    let text = whole(value)
    return text.utf8.count > longest ? text.prefix(longest) + "…" : text
  }

  private static func whole(_ value: CELValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let truth): "\(truth)"
    case .int(let number): "\(number)"
    case .uint(let number): "\(number)u"
    case .double(let number): "\(number)"
    case .string(let text): "\"\(VisibleText.exact(text.bytes.prefix(longest)))\""
    case .bytes(let bytes): "b\"\(VisibleText.exact(bytes.prefix(longest)))\""
    case .list(let list): "[\(list.prefix(100).map(whole).joined(separator: ", "))\(list.count > 100 ? ", …" : "")]"
    case .map(let map):
      "{\(map.entries.prefix(100).map { "\(whole($0.key)): \(whole($0.value))" }.joined(separator: ", "))}"
    case .optional(let inner): inner.map { "optional.of(\(whole($0)))" } ?? "optional.none()"
    case .type(let name): name
    case .quantity(let quantity): "quantity(\"\(VisibleText.exact(quantity.text))\")"
    case .url(let url): "url(\"\(VisibleText.exact(url.text))\")"
    case .duration(let length): "duration(\"\(length.description)\")"
    case .timestamp(let time): "timestamp(\"\(time.description)\")"
    case .object(let object): place(of: object)
    }
  }

  private static func place(of object: any CELObject) -> String {
    guard let placed = object as? any PlacedObject, !placed.place.logicalPlace.isEmpty else { return object.typeName }
    return "\(object.typeName) \(placed.place.logicalPlace)"
  }
}
