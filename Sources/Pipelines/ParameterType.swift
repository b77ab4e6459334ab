public import Diagnostics
import YAMLSyntax

/// The types that the SDK's lightweight components parse a parameter's text as.
///
/// The names are those of `kfp/components/_data_passing.py` in the SDK 1.8. A step's program parses the text with
/// `argparse` when its component declares the type; every other type is opaque text that nobody parses.
public enum ParameterType: String, Sendable {
  case string = "String"
  case integer = "Integer"
  case float = "Float"
  case boolean = "Boolean"
  /// `JsonArray`, `JsonObject` and `Json`: any JSON value is accepted for each of them.
  case json = "JSON"

  /// The type that a component or pipeline declares: its name as a string, or as the only key of an object.
  init?(_ node: YAMLNode) {
    let name: ByteString? =
      switch node.kind {
      case .scalar: node.scalar
      case .mapping where node.count == 1: node.entries.first { _ in true }?.key.scalar
      default: nil
      }
    switch name?.string {
    case "String", "str": self = .string
    case "Integer", "int": self = .integer
    case "Float", "float": self = .float
    case "Boolean", "Bool", "bool": self = .boolean
    case "JsonArray", "List", "list", "JsonObject", "Dictionary", "Dict", "dict", "Json": self = .json
    default: return nil
    }
  }

  /// Whether the parser of the type takes the text.
  ///
  /// Text with an Argo variable or a KFP macro is not what the step will see, so any parser is taken to accept it.
  public func accepts(_ text: ByteString) -> Bool {
    if ParameterMacro.mayBeSubstituted(in: text) { return true }
    return switch self {
    case .string: true
    case .integer: PythonLiteral.isInteger(text)
    case .float: PythonLiteral.isFloat(text)
    case .boolean: PythonLiteral.isBoolean(text)
    case .json: PythonLiteral.isJSON(text)
    }
  }

  /// What the parser wants, for a message.
  public var expectation: String {
    switch self {
    case .string: "any text"
    case .integer: "digits with an optional sign, such as 10"
    case .float: "a number such as 0.5"
    case .boolean: "True or False"
    case .json: "JSON, with double quotes around strings"
    }
  }
}
