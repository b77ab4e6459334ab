public import Diagnostics

/// A YAML file, or the JSON inside one of its scalars, as a tree of nodes with exact places.
///
/// The tree is three arrays that never change; a node is a reference to it and an index. All spans are bytes of the file.
public final class YAMLTree: Sendable {
  /// The file that was read.
  public let file: SourceFile
  /// The comments, from `#` to the end of the line, in the order of the file.
  public let comments: [SourceSpan]

  let records: [YAMLRecord]
  let text: [UInt8]
  let roots: [Int32]
  /// The scalar whose text this tree was read from, for embedded JSON.
  let host: YAMLNode?
  let childTables = ChildTables()
  private let excess: (alias: Int32, why: AliasExpansion.Excess)?

  init(
    file: SourceFile, records: [YAMLRecord], text: [UInt8], roots: [Int32], comments: [SourceSpan] = [],
    excess: (alias: Int32, why: AliasExpansion.Excess)? = nil, host: YAMLNode? = nil
  ) {
    self.file = file
    self.records = records
    self.text = text
    self.roots = roots
    self.comments = comments
    self.excess = excess
    self.host = host
  }

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

  /// The root of each document; none for a file without content, a null scalar for a lone `---`.
  public var documents: [YAMLNode] {
    roots.map { YAMLNode(tree: self, index: $0) }
  }

  /// Every node of every document, keys and values alike, in the order of the file; aliases are not followed.
  public var nodes: some RandomAccessCollection<YAMLNode> {
    records.indices.lazy.map { YAMLNode(tree: self, index: Int32($0)) }
  }

  /// Whether any node is an alias.
  public var hasAliases: Bool { records.contains { $0.kind == .alias } }

  /// Whether it is safe to walk through the aliases, and if not, the alias at which that shows.
  public var expansion: AliasExpansion {
    guard let excess else { return .bounded }
    return .excessive(alias: YAMLNode(tree: self, index: excess.alias), excess.why)
  }
}
