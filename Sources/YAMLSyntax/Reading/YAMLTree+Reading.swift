public import Diagnostics

extension YAMLTree {
  /// Reads a file.
  ///
  /// The file must be UTF-8, with or without byte order mark, of less than 1 GiB, and nested no deeper than 1,000 levels,
  /// which is where libyaml after 0.2.5 stops too. libyaml decides what is YAML. Text that is UTF-16 or UTF-32 is
  /// refused, although libyaml reads UTF-16: git takes it for binary, and neither a diff nor a review shows what it holds.
  public static func parse(_ file: SourceFile) throws(YAMLSyntaxError) -> YAMLTree {
    try FileEncoding.check(file.bytes)
    let result = file.bytes.withUnsafeBufferPointer { bytes in
      // `rethrows` forgets the type of the error, so it leaves the closure as a value.
      Result { () throws(YAMLSyntaxError) in
        var parser = YAMLParser(bytes, from: file.hasByteOrderMark ? 3 : 0)
        try parser.parse()
        return YAMLTree(
          file: file, records: parser.records, text: parser.text, roots: parser.roots, comments: parser.comments,
          excess: parser.excess)
      }
    }
    return try result.get()
  }
}
