internal import Diagnostics

extension YAMLNode {
  /// Reads the text of a scalar as JSON (RFC 8259) whose places are places of the YAML file.
  ///
  /// Nesting is bounded as in Go's encoding/json, which reads these texts in the KFP API server. Keys that are there
  /// twice are kept, and half a surrogate pair is U+FFFD, as in Go. Strings are nodes of style `doubleQuoted`, all else
  /// is `plain`. A node that is no scalar has no text, and so throws as an empty one does.
  public func embeddedJSON() throws(JSONSyntaxError) -> YAMLNode {
    var parser = JSONParser(Array(scalarBytes ?? []), .go)
    do {
      try parser.parse()
    } catch {
      throw JSONSyntaxError(message: error.message, span: ScalarSourceMap(self).span(of: error.span.range))
    }
    let tree = YAMLTree(file: file, records: parser.records, text: parser.text, roots: [0], host: self)
    return YAMLNode(tree: tree, index: 0)
  }
}
