import Diagnostics
public import YAMLSyntax

/// A value that is not the same in two versions of a document.
public struct ValueDifference: Sendable {
  /// Where it is: in the newer version, and in the older one if it was removed.
  public let path: ValuePath
  /// What became of it.
  public let kind: Kind

  /// What may become of a value.
  public enum Kind: Sendable {
    case added(YAMLNode)
    case removed(YAMLNode)
    /// There is another value.
    case changed(from: YAMLNode, to: YAMLNode)
    /// The item of a list has another name and much the same content, of which the differences follow.
    case renamed(from: YAMLNode, to: YAMLNode)
    /// The items of a list that both versions have stand in another order.
    case reordered(from: YAMLNode, to: YAMLNode)
  }

  /// The value in the older version.
  public var old: YAMLNode? {
    switch kind {
    case .added: nil
    case .removed(let node): node
    case .changed(let old, _), .renamed(let old, _), .reordered(let old, _): old
    }
  }

  /// The value in the newer version.
  public var new: YAMLNode? {
    switch kind {
    case .added(let node): node
    case .removed: nil
    case .changed(_, let new), .renamed(_, let new), .reordered(_, let new): new
    }
  }

  /// Every difference between two values, in the order of the older one; none exactly where
  /// ``Workflow/isSame(as:)`` holds.
  ///
  /// The compilation time and the SDK's version do not count, wherever they stand. A value is told at the deepest place
  /// where both versions have one of the same kind.
  public static func all(from old: YAMLNode, to new: YAMLNode) -> [ValueDifference] {
    var found: [ValueDifference] = []
    // What is still to be compared, or to be told, waits in a list, the next one last: aliases nest values deeply.
    var waiting: [Waiting] = [.compare(old, new, .root)]
    while let next = waiting.popLast() {
      switch next {
      case .tell(let difference): found.append(difference)
      case .compare(let old, let new, let path):
        if found.count < mostDifferences && path.steps.count < mostLevels || old.kind == .scalar {
          waiting += children(old, new, path).reversed()
        } else if !old.isSame(as: new) {
          found.append(ValueDifference(path: path, kind: .changed(from: old, to: new)))
        }
      }
    }
    return found
  }

  /// How many differences are told by themselves, and how deep: beyond, whole collections are told.
  ///
  /// No pipeline comes near.
  private static let (mostDifferences, mostLevels) = (20_000, 64)

  private enum Waiting {
    case compare(YAMLNode, YAMLNode, ValuePath)
    case tell(ValueDifference)

    init(_ path: ValuePath, _ kind: Kind) { self = .tell(ValueDifference(path: path, kind: kind)) }
  }

  /// The differences of one level, and what is to be compared below it.
  private static func children(_ old: YAMLNode, _ new: YAMLNode, _ path: ValuePath) -> [Waiting] {
    switch (old.kind, new.kind) {
    case (.scalar, .scalar):
      return old.isSameScalar(as: new) ? [] : [Waiting(path, .changed(from: old, to: new))]
    case (.sequence, .sequence): return items(old, new, path)
    case (.mapping, .mapping):
      let entries = MatchedEntries(old, new)
      return entries.both.compactMap { key, old, new in
        // Most values are scalars that are the same: no path is made for them.
        old.kind == .scalar && new.kind == .scalar && old.isSameScalar(as: new)
          ? nil : .compare(old, new, path.appending(key.step))
      }
        + entries.onlyOld.map { Waiting(path.appending($0.key.step), .removed($0.value)) }
        + entries.onlyNew.map { Waiting(path.appending($0.key.step), .added($0.value)) }
    default: return [Waiting(path, .changed(from: old, to: new))]
    }
  }

  private static func items(_ old: YAMLNode, _ new: YAMLNode, _ path: ValuePath) -> [Waiting] {
    let isOfTemplates = path.steps.last.map { $0.isKey("templates") || $0.isKey("tasks") } ?? false
    let items = MatchedItems(old, new, findsRenamed: isOfTemplates)
    var waiting: [Waiting] = []
    for (old, new) in items.both where !old.node.isSameScalar(as: new.node) {
      let path = path.appending(new.step)
      if case .item = old.step, old.step != new.step {
        waiting.append(Waiting(path, .renamed(from: old.node, to: new.node)))
      }
      waiting.append(.compare(old.node, new.node, path))
    }
    waiting += items.onlyOld.map { Waiting(path.appending($0.step), .removed($0.node)) }
    waiting += items.onlyNew.map { Waiting(path.appending($0.step), .added($0.node)) }
    if items.isReordered { waiting.append(Waiting(path, .reordered(from: old, to: new))) }
    return waiting
  }
}

extension YAMLNode {
  /// The level of a path that a key leads to.
  fileprivate var step: ValuePath.Step {
    .key(scalar ?? ByteString(file.bytes[span.range]))
  }
}
