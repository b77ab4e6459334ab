public import Diagnostics
import YAMLSyntax

/// A parameter of a template's outputs, or of a list of arguments, with what its value is to come from.
public struct ParameterDefinition: Sendable {
  let object: ArgoObject

  /// Its name.
  public var name: Sourced<ByteString>? { object.text("name") }

  /// How to call it in a sentence.
  public var description: String { name.map { "parameter \($0.value.quoted)" } ?? "a parameter without name" }

  /// The place to report what it lacks.
  public var location: Location { (name?.node ?? object.place).location }

  /// The value, if one is written; it may be empty.
  public var value: Sourced<ByteString>? { object["value"]?.sourcedText }

  /// Whether it has neither a value nor a source of one.
  public var hasNoSource: Bool { object.isAbsent("value") && object.isAbsent("valueFrom") }

  /// Where its value is to come from.
  public var source: ValueSource? {
    object.object("valueFrom").map { ValueSource(object: $0, key: object.key("valueFrom")) }
  }

  /// The name under which the whole workflow knows the output.
  public var globalName: Sourced<ByteString>? { object.text("globalName") }

  /// The values that it may have, if they are limited.
  public var choices: Choices? {
    object["enum"].flatMap { $0.kind == .sequence ? Choices(list: $0, object: object) : nil }
  }

  /// A fixed set of values.
  public struct Choices: Sendable {
    fileprivate let list: YAMLNode
    fileprivate let object: ArgoObject

    /// The place of the list.
    public var location: Location { list.location }

    /// The values.
    public var values: [ByteString] { list.items.compactMap(\.sourcedText).map(\.value) }

    /// Whether there is nothing to choose from.
    public var isEmpty: Bool { list.count == 0 }

    /// Whether a value is certainly none of them.
    ///
    /// Numbers are written anew on their way through JSON, `1.0` as `1`; and a variable may become any of the values.
    public func excludes(_ value: ByteString) -> Bool {
      let values = values
      guard object.defects.isSound(list), !(values + [value]).contains(where: { $0.contains("{{") }) else {
        return false
      }
      return !values.contains { $0 == value || $0.number != nil && $0.number == value.number }
    }
  }
}

/// `valueFrom`: where the value of a parameter comes from.
public struct ValueSource: Sendable {
  let object: ArgoObject
  fileprivate let key: YAMLNode

  /// The place of the key `valueFrom`.
  public var location: Location { key.location }

  /// A way to come by a value.
  public enum Kind: String, CaseIterable, Sendable {
    case path
    case jqFilter
    case jsonPath
    case parameter
    case expression
    case supplied
    case configMapKeyRef
    case event
  }

  /// The ways that are given, each at its key, in the order of the list above.
  public var kinds: [Sourced<Kind>] {
    Kind.allCases.compactMap { kind in
      guard let entry = object.node.entry(ByteString(kind.rawValue)), !entry.value.isNull,
        entry.value.scalarBytes?.isEmpty != true
      else { return nil }
      return Sourced(kind, at: entry.key)
    }
  }

  /// Whether all of it can be read, so that what is not there is missing.
  public var isSound: Bool { object.node["<<"] == nil && object.defects.isSound(object.node) }
}

extension ByteString {
  /// The number that the text is, if it is one.
  fileprivate var number: Double? { string.flatMap { Double($0) } }
}
