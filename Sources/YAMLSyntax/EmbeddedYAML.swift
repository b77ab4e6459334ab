internal import Diagnostics

extension YAMLNode {
  /// Reads the text of a scalar as YAML whose places are places of the file; `nil` where there is no document in it.
  ///
  /// What stands in one of the `variables`, ranges of the text that start with `{{` and end with `}}`, is not known yet: it
  /// is read as a word, so that neither braces nor quotes in it matter, and a scalar that holds one still holds its `{{`.
  /// Of several documents only the first one is read. A node that is no scalar has no text.
  public func embeddedYAML(variables: [Range<Int>] = []) throws(YAMLSyntaxError) -> YAMLNode? {
    let original = Array(scalarBytes ?? [])
    var masked = original
    for range in variables where range.count >= 4 {
      for place in range { masked[place] = UInt8(ascii: "x") }
      for place in [range.lowerBound, range.lowerBound + 1] { masked[place] = UInt8(ascii: "<") }
      for place in [range.upperBound - 2, range.upperBound - 1] { masked[place] = UInt8(ascii: ">") }
    }
    let inner: YAMLTree
    do {
      inner = try YAMLTree.parse(SourceFile(path: file.path, origin: file.origin, bytes: masked))
    } catch {
      throw YAMLSyntaxError(error.message, at: ScalarSourceMap(self).span(of: error.span.range))
    }
    guard let root = inner.documents.first else { return nil }
    // The text of a record lies in the buffer of the inner tree, or, where it is written as it is, in the text itself.
    let text = Self.restoringBraces(inner.text) + original
    let records = inner.records.map { record in
      var record = record
      if record.isInFile {
        record.isInFile = false
        record.first += UInt32(inner.text.count)
      }
      return record
    }
    let tree = YAMLTree(file: file, records: records, text: text, roots: [root.index], host: self)
    return YAMLNode(tree: tree, index: root.index)
  }

  /// Text with the braces of variables again; what is between them stays unknown.
  private static func restoringBraces(_ text: [UInt8]) -> [UInt8] {
    var text = text
    var place = 0
    while let open = text.firstOccurrence(of: "<<", from: place),
      let close = text.firstOccurrence(of: ">>", from: open + 2)
    {
      if text[open + 2..<close].allSatisfy({ $0 == UInt8(ascii: "x") }) {
        for index in [open, open + 1] { text[index] = UInt8(ascii: "{") }
        for index in [close, close + 1] { text[index] = UInt8(ascii: "}") }
        place = close + 2
      } else {
        place = open + 2
      }
    }
    return text
  }
}
