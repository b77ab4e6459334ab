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
  func isSame(as other: YAMLNode) -> Bool {
    switch (kind, other.kind) {
    case (.scalar, .scalar): isSameScalar(as: other)
    case (.sequence, .sequence): count == other.count && zip(items, other.items).allSatisfy { $0.isSame(as: $1) }
    case (.mapping, .mapping): isSameMapping(as: other)
    default: false
    }
  }

  private func isSameScalar(as other: YAMLNode) -> Bool {
    guard let type = resolution, type == other.resolution else { return false }
    switch type {
    case .null, .boolean, .integer(.some): return true
    // The text of a number that is not an `Int` is compared as it is.
    case .string, .integer(nil), .float: return scalarBytes == other.scalarBytes
    }
  }

  private func isSameMapping(as other: YAMLNode) -> Bool {
    let (mine, others) = (entriesThatCount, other.entriesThatCount)
    guard mine.count == others.count else { return false }
    // Nearly always the keys stand in the same order.
    if zip(mine, others).allSatisfy({ $0.key.scalarBytes == $1.key.scalarBytes }) {
      return zip(mine, others).allSatisfy { $0.value.isSame(as: $1.value) }
    }
    let byKey = Dictionary(others.map { ($0.key.scalar, $0.value) }, uniquingKeysWith: { first, _ in first })
    return mine.allSatisfy { entry in byKey[entry.key.scalar].map { entry.value.isSame(as: $0) } ?? false }
  }

  private var entriesThatCount: [(key: YAMLNode, value: YAMLNode)] {
    entries.compactMap { key, value in
      key == KFPName.sdkVersion || key == KFPName.compilationTime ? nil : (key, value)
    }
  }
}
