public import Diagnostics
import YAMLSyntax

/// The types that the SDK's lightweight components parse a parameter's text as.
///
/// The names are those of `kfp/components/_data_passing.py` in the SDK 1.8. A step's program parses the text with
/// `argparse` when its component declares the type; every other type is opaque text that nobody parses. (`Base64Pickle`
/// has a parser too, of which nothing can be said without unpickling.)
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

  /// Whether the parser takes white space around the value.
  var stripsSpace: Bool {
    switch self {
    case .string, .boolean: false
    case .integer, .float, .json: true
    }
  }

  /// The part of a text at which the parser gives up, if that can be told more exactly than by the whole text.
  ///
  /// It is empty where something is missing at the end.
  public func rangeOfRejection(in text: ByteString) -> Range<Int>? {
    guard self == .json, let offset = JSONText.firstInvalidOffset(in: text.bytes, dialect: .python) else { return nil }
    let end = text.withoutFinalLineBreaks.bytes.count
    return offset < end ? offset..<offset + 1 : end..<end
  }

  /// What the parser wants, for a message.
  public var expectation: String {
    switch self {
    case .string: "any text"
    case .integer: "a whole number such as 10"
    case .float: "a number such as 0.5"
    case .boolean: "True or False"
    case .json: "JSON, with double quotes around strings"
    }
  }
}
