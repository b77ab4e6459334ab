import Diagnostics
import YAMLSyntax

/// What a merge asks of three versions of a workflow, each of which is one that can be compared.
extension WorkflowDocument {
  /// What is different in another version.
  public func difference(to other: WorkflowDocument) -> [ValueDifference] {
    guard let root, let newer = other.root else { return [] }
    return ValueDifference.all(from: root, to: newer)
  }

  /// When the SDK compiled the workflow, as it is written in the file.
  public var renderNotes: [UInt8]? { compilationTime.map { Array(file.bytes[$0.span.range]) } }

  /// The file with other words for when the SDK compiled it, where it has such words.
  public func bytes(with notes: [UInt8]?) -> [UInt8] {
    guard let notes, let node = compilationTime else { return file.bytes }
    var bytes = file.bytes
    bytes.replaceSubrange(node.span.range, with: notes)
    return bytes
  }

  /// Whether all places of both tell the same version of the SDK.
  public func isOfSameVersion(as other: WorkflowDocument) -> Bool {
    Set(sdkVersions) == Set(other.sdkVersions)
  }

  private var compilationTime: YAMLNode? { root?["metadata"]?["annotations"]?[KFPName.compilationTime] }

  private var sdkVersions: [ByteString] {
    root.map { Workflow(root: $0).sdkVersions.map(\.value) } ?? []
  }
}

extension [ValueDifference] {
  /// Whether the same values change in the same way.
  public func isSame(as other: [ValueDifference]) -> Bool {
    let (mine, others) = (map(ValueChange.init), other.map(ValueChange.init))
    return mine.count == others.count && Set(mine) == Set(others)
  }
}

/// A change of a value, to be compared with another one.
private struct ValueChange: Hashable {
  private let path: ValuePath
  private let old: [Outline.Line]?
  private let new: [Outline.Line]?
  private let isOfOrder: Bool

  init(_ difference: ValueDifference) {
    path = difference.path
    old = difference.old.map { Outline(of: $0, label: "").lines }
    new = difference.new.map { Outline(of: $0, label: "").lines }
    isOfOrder = if case .reordered = difference.kind { true } else { false }
  }
}
