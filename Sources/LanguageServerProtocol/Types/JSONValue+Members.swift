public import Reporting

extension JSONValue {
  /// An object of the members that have a value.
  public init(members: [(key: String, value: JSONValue?)]) {
    self = .object(members.compactMap { key, value in value.map { (key: key, value: $0) } })
  }

  /// A list, or `nil` where it is empty, so that the member is left out.
  public static func some(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}
