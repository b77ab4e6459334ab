public import Diagnostics
public import YAMLSyntax

/// One of the two files of a team's schedules, as far as it parses.
public struct ScheduleDocument: Sendable {
  /// The file.
  public let file: SourceFile
  /// Its syntax tree.
  public let tree: YAMLTree
  /// The first document; `nil` where there is none, or where aliases expand beyond the limit.
  public let root: YAMLNode?

  init(parsing file: SourceFile) throws(YAMLSyntaxError) {
    self.file = file
    tree = try YAMLTree.parse(file)
    if case .bounded = tree.expansion { root = tree.documents.first } else { root = nil }
  }

  /// The alias from which on nothing can be said about the file, and why, if there is one.
  public var excessiveAlias: (alias: YAMLNode, why: AliasExcess)? {
    if case .excessive(let alias, let why) = tree.expansion { (alias, why) } else { nil }
  }

  /// The places of the documents after the first, which the reconciler refuses.
  public var surplusDocuments: [Location] {
    tree.documents.dropFirst().map { ($0.entries.first { _ in true }?.key ?? $0).location }
  }

  /// The keys that a mapping has already, in the order of the file.
  public var duplicateKeys: [YAMLNode.DuplicateKey] {
    tree.nodes.flatMap { $0.kind == .mapping && !$0.isAlias ? $0.duplicateKeys : [] }
  }

  /// The place to report what is wrong with the file as a whole: its first key.
  public var location: Location {
    root.map { ($0.entries.first { _ in true }?.key ?? $0).location } ?? Location(file, SourceSpan(0, 0))
  }
}

extension YAMLNode {
  /// The entries of a mapping with those that a merge key `<<` brings in, which the mapping's own override.
  var mergedEntries: [(key: YAMLNode, value: YAMLNode)] {
    let own = entries.filter { !$0.key.isMergeKey }.map { ($0.key, $0.value) }
    let sources = entries.filter(\.key.isMergeKey).flatMap { entry in
      entry.value.kind == .sequence ? Array(entry.value.items) : [entry.value]
    }
    return sources.reduce(into: own) { merged, source in
      // Among several sources the first counts.
      let keys = merged.map(\.0)
      merged += source.mergedEntries.filter { new in !keys.contains { $0.isSameKey(as: new.key) } }
        .map { ($0.key, $0.value) }
    }
  }

  /// The value of a key, own or merged.
  func field(_ name: StaticString) -> YAMLNode? {
    func isName(_ key: YAMLNode) -> Bool { key == name && key.reconcilerScalar == .string }
    if let own = entries.first(where: { isName($0.key) }) { return own.value }
    return entries.contains { $0.key.isMergeKey } ? mergedEntries.first { isName($0.key) }?.value : nil
  }

  /// Whether this is `<<` without quotes.
  var isMergeKey: Bool { scalarStyle == .plain && self == "<<" }

  private func isSameKey(as other: YAMLNode) -> Bool {
    guard let mine = scalarBytes, let others = other.scalarBytes else { return false }
    return mine.elementsEqual(others) && reconcilerScalar == other.reconcilerScalar
  }
}
