public import Diagnostics

/// JSON that stands in a file of its own, or that is the whole text of a parameter.
public enum JSONText {
  /// Reads a file that is JSON and nothing else.
  public static func parse(_ file: SourceFile, dialect: JSONDialect) throws(JSONSyntaxError) -> YAMLNode {
    var parser = JSONParser(file.bytes, dialect)
    try parser.parse()
    return YAMLNode(tree: YAMLTree(file: file, records: parser.records, text: parser.text, roots: [0]), index: 0)
  }

  /// The offset of the first byte at which a reader of the dialect gives up, or `nil` if it accepts the bytes.
  ///
  /// It is the number of bytes where something is missing at the end.
  public static func firstInvalidOffset(in bytes: [UInt8], dialect: JSONDialect) -> Int? {
    var parser = JSONParser(bytes, dialect)
    do {
      try parser.parse()
      return nil
    } catch {
      return Int(error.span.start)
    }
  }
}
