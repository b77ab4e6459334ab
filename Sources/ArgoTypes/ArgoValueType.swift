/// What a field of a Workflow may hold.
public indirect enum ArgoValueType: Hashable, Sendable {
  case string
  /// An integer of 64 bits; Go also takes `1.0`, because that becomes `1` on the way through JSON.
  case integer
  case boolean
  /// Any finite number.
  case number
  /// A resource quantity: a string or a number, whose form is not looked at here.
  case quantity
  /// A string, or an integer of 32 bits.
  case intOrString
  /// Any scalar: Argo turns numbers and booleans into text.
  case anyString
  /// Whatever there is.
  case anything
  /// A mapping of which nothing else is known.
  case freeMapping
  /// A mapping with exactly one key, the name of a plugin.
  case plugin
  /// A mapping with known fields.
  case object(ArgoObjectType)
  case list(of: ArgoValueType)
  /// A mapping with keys of the author's choice.
  case map(of: ArgoValueType)
}

extension ArgoValueType: CustomStringConvertible {
  /// What is wanted, as a sentence says it: "a list of strings".
  public var description: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .boolean: "a boolean"
    case .number: "a number"
    case .quantity: "a quantity"
    case .intOrString: "an integer or a string"
    case .anyString: "a string, a number or a boolean"
    case .anything: "anything"
    case .freeMapping, .object: "a mapping"
    case .plugin: "a mapping with exactly one key"
    case .list(let element): "a list of " + element.plural
    case .map(let value): "a mapping to " + value.plural
    }
  }

  private var plural: String {
    switch self {
    case .string: "strings"
    case .integer: "integers"
    case .boolean: "booleans"
    case .number: "numbers"
    case .quantity: "quantities"
    case .intOrString: "integers or strings"
    case .anyString: "strings, numbers or booleans"
    case .anything: "anything"
    case .freeMapping, .object: "mappings"
    case .plugin: "mappings with exactly one key"
    case .list(let element): "lists of " + element.plural
    case .map(let value): "mappings to " + value.plural
    }
  }
}
