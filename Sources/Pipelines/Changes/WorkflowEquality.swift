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
        guard let pairs = mine.valuesOfSameKeys(in: others) else { return false }
        waiting += pairs.reversed()
      default: return false
      }
    }
    return true
  }

  private func isSameScalar(as other: YAMLNode) -> Bool {
    guard let type = resolution, type == other.resolution else { return false }
    switch type {
    case .null, .boolean, .integer(.some): return true
    // The text of a number that is not an `Int` is compared as it is.
    case .string, .integer(nil), .float: return scalarBytes == other.scalarBytes
    }
  }

  /// The values of two mappings, side by side; `nil` unless they have the same keys.
  private func valuesOfSameKeys(in other: YAMLNode) -> [(YAMLNode, YAMLNode)]? {
    let (mine, others) = (entriesThatCount, other.entriesThatCount)
    guard mine.count == others.count else { return nil }
    // Nearly always the keys stand in the same order.
    if zip(mine, others).allSatisfy({ $0.key.scalarBytes == $1.key.scalarBytes }) {
      return zip(mine, others).map { ($0.value, $1.value) }
    }
    let byKey = Dictionary(others.map { ($0.key.scalar, $0.value) }, uniquingKeysWith: { first, _ in first })
    let pairs = mine.compactMap { entry in byKey[entry.key.scalar].map { (entry.value, $0) } }
    return pairs.count == mine.count ? pairs : nil
  }

  private var entriesThatCount: [(key: YAMLNode, value: YAMLNode)] {
    entries.compactMap { key, value in
      key == KFPName.sdkVersion || key == KFPName.compilationTime ? nil : (key, value)
    }
  }
}
