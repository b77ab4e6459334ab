import Diagnostics
import YAMLSyntax

extension YAMLNode {
  /// The text of a scalar on one line: a string stands in quotes where it would otherwise look like something else.
  var scalarOnOneLine: [UInt8] {
    let bytes = Array(scalarBytes ?? [])
    guard resolution == .string else { return isNull ? Array("null".utf8) : bytes }
    return bytes.needsQuotes ? bytes.quoted : bytes
  }

  /// Whether a scalar is a string of several lines.
  var isOfSeveralLines: Bool { scalarBytes?.contains(UInt8(ascii: "\n")) ?? false }

  /// The collection that the text of a string is in JSON; `nil` for any other text.
  var collectionInJSON: YAMLNode? {
    guard let bytes = scalarBytes, resolution == .string,
      let first = bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let json = try? embeddedJSON(), json.kind != .scalar
    else { return nil }
    return json
  }
}

extension [UInt8] {
  /// Whether a string that is written as it is would be taken for another value, or would not be seen.
  fileprivate var needsQuotes: Bool {
    guard let first, let last else { return true }
    if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") { return true }
    if contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) { return true }
    let quotes: [UInt8] = Array("\"'{[&*!|>%@`#".utf8)
    // A variable of Argo is the only text with a brace that is common.
    if quotes.contains(first) && !starts(with: "{{".utf8) { return true }
    return YAMLNode.isOtherThanString(self)
  }

  /// The text in double quotes, with escapes.
  fileprivate var quoted: [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "\"")]
    for byte in self {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): text += Array("\\n".utf8)
      case UInt8(ascii: "\r"): text += Array("\\r".utf8)
      case UInt8(ascii: "\t"): text += Array("\\t".utf8)
      default: text.append(byte)
      }
    }
    return text + [UInt8(ascii: "\"")]
  }
}

extension YAMLNode {
  /// Whether a plain text is a number, a boolean or null to the readers of YAML.
  fileprivate static func isOtherThanString(_ bytes: [UInt8]) -> Bool {
    ScalarResolution.ofPlainText(bytes) != .string
  }
}
