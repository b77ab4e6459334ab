public import Diagnostics
import YAMLSyntax

extension Workflow {
  /// Whether a consumer would see no difference: neither does the reconciler, which asks this before it replaces a job.
  ///
  /// The compilation time and the SDK's version do not count, wherever they stand (`compare_workflows` of the reference).
  public func isSame(as other: Workflow) -> Bool {
    root.isSame(as: other.root)
  }

  /// The time at which the SDK compiled the workflow, by the annotation.
  public var compilationTime: Sourced<ByteString>? { annotations?[KFPName.compilationTime]?.sourcedText }
}

extension YAMLNode {
  /// Whether two nodes are the same value, whatever they look like, and whatever the SDK notes about itself in them.
  ///
  /// What is still to be compared waits in a list: aliases nest values deeper than the stack of a thread reaches.
  func isSame(as other: YAMLNode) -> Bool {
    var waiting = [(self, other)]
    while let (mine, others) = waiting.popLast() {
      switch (mine.kind, others.kind) {
      case (.scalar, .scalar):
        guard mine.isSameScalar(as: others) else { return false }
      case (.sequence, .sequence):
        guard mine.count == others.count else { return false }
        waiting += zip(mine.items, others.items).reversed()
      case (.mapping, .mapping):
        let entries = MatchedEntries(mine, others)
        guard entries.onlyOld.isEmpty, entries.onlyNew.isEmpty else { return false }
        waiting += entries.both.reversed().map { ($0.old, $0.new) }
      default: return false
      }
    }
    return true
  }

  /// Whether two scalars are the same value.
  ///
  /// Fractions are the same within 1e-9, as they are to the reconciler (`float_tol` of `compare_workflows`).
  func isSameScalar(as other: YAMLNode) -> Bool {
    guard let type = resolution, type == other.resolution else { return false }
    switch type {
    case .null, .boolean, .integer(.some): return true
    // The text of a number that is not an `Int` is compared as it is.
    case .string, .integer(nil): return scalarBytes == other.scalarBytes
    case .float:
      if scalarBytes == other.scalarBytes { return true }
      guard let mine = fraction, let others = other.fraction else { return false }
      return abs(mine - others) < 1e-9
    }
  }

  private var fraction: Double? {
    Double(String(decoding: (scalarBytes ?? []).filter { $0 != UInt8(ascii: "_") }, as: UTF8.self))
  }
}

/// The entries of two mappings side by side, without what the SDK notes about itself.
struct MatchedEntries {
  /// The values of keys that both have, in the order of the older mapping.
  private(set) var both: [(key: YAMLNode, old: YAMLNode, new: YAMLNode)] = []
  /// What only the older mapping has.
  private(set) var onlyOld: [(key: YAMLNode, value: YAMLNode)] = []
  /// What only the newer mapping has.
  private(set) var onlyNew: [(key: YAMLNode, value: YAMLNode)] = []

  init(_ old: YAMLNode, _ new: YAMLNode) {
    let (before, after) = (old.entriesThatCount, new.entriesThatCount)
    // Nearly always the keys stand in the same order.
    if before.count == after.count, zip(before, after).allSatisfy({ $0.key.isSameKey(as: $1.key) }) {
      both = zip(before, after).map { ($0.key, $0.value, $1.value) }
      return
    }
    // Of a key that is there twice the last one counts, as it does to those who read the file.
    let (byKeyBefore, byKeyAfter) = (Self.byKey(before), Self.byKey(after))
    for (position, entry) in before.enumerated() {
      let key = MappingKey(entry.key)
      guard byKeyBefore[key] == position else { continue }
      if let other = byKeyAfter[key] {
        both.append((entry.key, entry.value, after[other].value))
      } else {
        onlyOld.append(entry)
      }
    }
    onlyNew = after.enumerated().compactMap { position, entry in
      let key = MappingKey(entry.key)
      return byKeyAfter[key] == position && byKeyBefore[key] == nil ? entry : nil
    }
  }

  private static func byKey(_ entries: [(key: YAMLNode, value: YAMLNode)]) -> [MappingKey: Int] {
    Dictionary(entries.enumerated().map { (MappingKey($1.key), $0) }, uniquingKeysWith: { $1 })
  }
}

/// A key of a mapping: its text, and what kind of value it is, since `1` and `"1"` are two keys.
private struct MappingKey: Hashable {
  private let text: ByteString
  private let kind: Int

  init(_ node: YAMLNode) {
    text = node.scalar ?? ByteString(node.file.bytes[node.span.range])
    kind =
      switch node.resolution {
      case .string: 0
      case .null: 1
      case .boolean: 2
      case .integer: 3
      case .float: 4
      case nil: 5
      }
  }
}

extension YAMLNode {
  fileprivate func isSameKey(as other: YAMLNode) -> Bool {
    guard let mine = scalarBytes, let others = other.scalarBytes else { return MappingKey(self) == MappingKey(other) }
    return mine == others && (scalarStyle == other.scalarStyle || MappingKey(self) == MappingKey(other))
  }

  fileprivate var entriesThatCount: [(key: YAMLNode, value: YAMLNode)] {
    entries.compactMap { key, value in
      key == KFPName.sdkVersion || key == KFPName.compilationTime ? nil : (key, value)
    }
  }
}
