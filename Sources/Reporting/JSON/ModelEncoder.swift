/// Turns a model into a JSON document whose members stand in the order in which the model declares them.
///
/// `JSONEncoder` of Foundation keeps no order but the alphabet's, and would bring Foundation along. Models hold objects,
/// lists, texts, integers and truth values: anything else is an error in the model.
struct ModelEncoder: Encoder {
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let node: Node

  /// What has been encoded so far.
  private final class Node {
    var value = JSONValue.null
    var isObject = false
    var isList = false
    private var keys: [String] = []
    private(set) var children: [Node] = []

    var result: JSONValue {
      if isObject { return .object(zip(keys, children).map { ($0, $1.result) }) }
      return isList ? .array(children.map(\.result)) : value
    }

    func addMember(_ key: String) -> Node {
      keys.append(key)
      return addElement()
    }

    func addElement() -> Node {
      let node = Node()
      children.append(node)
      return node
    }
  }

  private init(_ node: Node, _ path: [any CodingKey]) {
    self.node = node
    codingPath = path
  }

  /// The document of a model.
  static func value(of model: some Encodable) throws -> JSONValue {
    let node = Node()
    try encode(model, into: node, [])
    return node.result
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.isObject = true
    return KeyedEncodingContainer(Members<Key>(node: node, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.isList = true
    return Elements(node: node, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(node: node, codingPath: codingPath)
  }

  private static func encode(_ value: some Encodable, into node: Node, _ path: [any CodingKey]) throws {
    switch value {
    case let text as String: node.value = .string(text)
    case let number as Int: node.value = .integer(number)
    case let truth as Bool: node.value = .boolean(truth)
    case is Double, is Float:
      throw EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: "models hold no fractions"))
    default: try value.encode(to: ModelEncoder(node, path))
    }
  }

  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: Node
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { node.addMember(key.stringValue).value = .null }

    func encode(_ value: some Encodable, forKey key: Key) throws {
      try ModelEncoder.encode(value, into: node.addMember(key.stringValue), codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      ModelEncoder(node.addMember(key.stringValue), codingPath + [key]).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      ModelEncoder(node.addMember(key.stringValue), codingPath + [key]).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { ModelEncoder(node.addMember("super"), codingPath) }

    func superEncoder(forKey key: Key) -> any Encoder {
      ModelEncoder(node.addMember(key.stringValue), codingPath + [key])
    }
  }

  private struct Elements: UnkeyedEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]

    var count: Int { node.children.count }

    func encodeNil() { node.addElement().value = .null }

    func encode(_ value: some Encodable) throws { try ModelEncoder.encode(value, into: node.addElement(), codingPath) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      ModelEncoder(node.addElement(), codingPath).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      ModelEncoder(node.addElement(), codingPath).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { ModelEncoder(node.addElement(), codingPath) }
  }

  private struct Single: SingleValueEncodingContainer {
    let node: Node
    let codingPath: [any CodingKey]

    func encodeNil() { node.value = .null }

    func encode(_ value: some Encodable) throws { try ModelEncoder.encode(value, into: node, codingPath) }
  }
}

extension JSONValue {
  /// The document of a model, with its members in the order in which the model declares them.
  ///
  /// A model that holds what JSON has no form for is no document but `null`; tests encode every model.
  public init(encoding model: some Encodable) {
    self = (try? ModelEncoder.value(of: model)) ?? .null
  }
}
