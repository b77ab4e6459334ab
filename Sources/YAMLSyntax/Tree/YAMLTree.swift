public import Diagnostics
import Synchronization

/// A YAML file, or the JSON inside one of its scalars, as a tree of nodes with exact places.
///
/// The tree is three arrays that never change; a node is a reference to it and an index.
public final class YAMLTree: Sendable {
  /// The file that was read.
  public let file: SourceFile
  /// The comments, from `#` to the end of the line, in the order of the file.
  public let comments: [SourceSpan]

  let records: [YAMLRecord]
  let text: [UInt8]
  /// The file's bytes once more: what is behind two references is not read without counting one.
  private let fileBytes: [UInt8]
  let roots: [Int32]
  /// The scalar whose text this tree was read from, for embedded JSON or YAML.
  ///
  /// The spans of its records are places in that text; where those stand in the file is looked for when it is asked.
  let host: YAMLNode?
  private let hostMap = Mutex<ScalarSourceMap?>(nil)
  let childTables = ChildTables()
  /// The map that was asked for last: whoever asks for one place in a scalar mostly asks for another one next.
  let lastSourceMap = Mutex<(scalar: Int32, map: ScalarSourceMap)?>(nil)
  let excess: (alias: Int32, why: AliasExcess)?

  init(
    file: SourceFile, records: [YAMLRecord], text: [UInt8], roots: [Int32], comments: [SourceSpan] = [],
    excess: (alias: Int32, why: AliasExcess)? = nil, host: YAMLNode? = nil
  ) {
    self.file = file
    fileBytes = file.bytes
    self.records = records
    self.text = text
    self.roots = roots
    self.comments = comments
    self.excess = excess
    self.host = host
  }

  /// The root of each document; none for a file without content, a null scalar for a lone `---`.
  public var documents: [YAMLNode] {
    roots.map { YAMLNode(tree: self, index: $0) }
  }

  /// Every node of every document, keys and values alike, in the order of the file; aliases are not followed.
  public var nodes: some RandomAccessCollection<YAMLNode> {
    records.indices.lazy.map { YAMLNode(tree: self, index: Int32($0)) }
  }

  /// Where the bytes that a record has as its span stand in the file.
  func place(of span: SourceSpan) -> SourceSpan {
    guard let host else { return span }
    if let map = hostMap.withLock({ $0 }) { return map.span(of: span.range) }
    let map = ScalarSourceMap(host)
    hostMap.withLock { $0 = map }
    return map.span(of: span.range)
  }

  /// What comes of the bytes among which the text of a scalar lies.
  ///
  /// Rules ask for texts by the hundred thousand, and here no reference is counted for one.
  @inline(__always)
  func withBytes<Result>(of scalar: YAMLRecord, _ body: ([UInt8]) -> Result) -> Result {
    scalar.isInFile ? body(fileBytes) : body(text)
  }

  /// Whether any node is an alias.
  public var hasAliases: Bool { records.contains { $0.kind == .alias } }
}
