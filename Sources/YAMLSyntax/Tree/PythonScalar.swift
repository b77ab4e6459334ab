public import Diagnostics

/// What a scalar is to the client of Kubeflow Pipelines, which reads a pipeline with PyYAML's safe loader.
///
/// That is YAML 1.1 as `yaml/resolver.py` and `yaml/constructor.py` of PyYAML 6.0 have it. It differs from go-yaml, which
/// has its own idea of YAML 1.1 (``ScalarResolution``): `1e-05` and `y` are text here, `1:30` is ninety, and dates are dates.
public enum PythonScalar: Hashable, Sendable {
  case text
  case null
  case boolean(Bool)
  /// An integer in decimal digits; `nil` where it is written in another base and is too large for an `Int`.
  case integer(ByteString?)
  case float(Double)
  /// A date or a time, which JSON cannot express, so that the client stops at it.
  case time
  /// A text that PyYAML gives up at: `=`, `<<`, `0x_`.
  case unreadable
}

extension YAMLNode {
  /// What a scalar is to PyYAML; `nil` for a collection.
  public var pythonScalar: PythonScalar? {
    let content = content
    guard content.kind == .scalar else { return nil }
    let bytes = content.isInFile ? tree.file.bytes : tree.text
    switch content.typing {
    case .string: return .text
    case .byText: return PythonScalar(plain: bytes[content.textRange])
    case .null: return .null
    case .timestamp: return .time
    case .boolean, .integer, .float:
      let byText = PythonScalar(plain: bytes[content.textRange])
      guard byText == .text, case .float? = resolution else { return byText }
      return Double(String(decoding: bytes[content.textRange], as: UTF8.self)).map { .float($0) } ?? .unreadable
    }
  }
}

extension PythonScalar {
  /// What text without quotes and without a tag is.
  init(plain text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      self = Self.ofNumberLike(text)
    default:
      // The longest word has five letters.
      switch text.count <= 5 ? String(decoding: text, as: UTF8.self) : "" {
      case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": self = .boolean(true)
      case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": self = .boolean(false)
      case "~", "null", "Null", "NULL": self = .null
      case "=", "<<": self = .unreadable
      default: self = .text
      }
    }
  }

  /// The first pattern that matches counts: of a float, then of an integer, then of a time.
  private static func ofNumberLike(_ text: ArraySlice<UInt8>) -> PythonScalar {
    if let float = PythonNumber.float(text) { return .float(float) }
    if let integer = PythonNumber.integer(text) { return integer }
    return PythonTime.matches(text) ? .time : .text
  }
}
