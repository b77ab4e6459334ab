internal import Diagnostics

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
    case _ where !Self.startsWord(first): self = .text
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

  /// Whether a plain text without a tag may be something else than text, to PyYAML or to go-yaml.
  ///
  /// Both know the same first bytes: of numbers and times, and of words that have five letters at most.
  static func mayBeOtherThanText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
    default: return text.count <= 5 && startsWord(first)
    }
  }

  /// Whether a word that is no text starts with the byte.
  private static func startsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "o"),
      UInt8(ascii: "O"),
      UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "~"), UInt8(ascii: "="),
      UInt8(ascii: "<"):
      true
    default: false
    }
  }

  /// The first pattern that matches counts: of a float, then of an integer, then of a time.
  private static func ofNumberLike(_ text: ArraySlice<UInt8>) -> PythonScalar {
    if let float = PythonNumber.float(text) { return .float(float) }
    if let integer = PythonNumber.integer(text) { return integer }
    return PythonTime.matches(text) ? .time : .text
  }
}
