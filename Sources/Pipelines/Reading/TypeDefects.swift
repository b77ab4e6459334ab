public import ArgoTypes
import Diagnostics
public import YAMLSyntax

/// What Argo's types do not provide for in a workflow, and where, looked for once.
///
/// One cause is one finding: a value that Argo cannot decode, and a field whose name is misspelt, are reported as that. No
/// other rule speaks of what such a value would have been, or of the field as missing.
public final class TypeDefects: Sendable {
  /// All of them, in the order of the file.
  public let all: [ArgoTypeDefect]

  private let isPipeline: Bool
  /// The values of the wrong type; no two nodes of a file have the same bytes.
  private let undecodable: Set<SourceSpan>
  /// The keys that no field has, and the names that were probably meant.
  private let misspelt: [SourceSpan: ByteString]
  /// The keys that no field has and that no field was probably meant by.
  private let strange: Set<SourceSpan>

  /// Compares the root of a workflow's document with the types of a version; `nil` for any.
  ///
  /// Only a pipeline comes to Argo through PyYAML, so that only in a pipeline its reading counts.
  init(in root: YAMLNode, target: ArgoVersion?, isPipeline: Bool) {
    all = ArgoTypeCheck.defects(in: root, target: target).filter { defect in
      if case .notText(_, let journey) = defect.problem { isPipeline || !journey.isTextForArgo } else { true }
    }
    var undecodable: Set<SourceSpan> = []
    var misspelt: [SourceSpan: ByteString] = [:]
    var strange: Set<SourceSpan> = []
    for defect in all {
      switch defect.problem {
      case .wrongType: undecodable.insert(defect.node.span)
      case .notText(_, let journey):
        if !journey.isTextForArgo { undecodable.insert(defect.node.span) }
      case .unknownField(_, let nearest?): misspelt[defect.node.span] = nearest
      case .wrongCase(_, let right, _): misspelt[defect.node.span] = right
      case .unknownField: strange.insert(defect.node.span)
      case .notInEveryVersion, .droppedField, .outsideClosedSet: break
      }
    }
    self.isPipeline = isPipeline
    self.undecodable = undecodable
    self.misspelt = misspelt
    self.strange = strange
  }

  /// Whether Argo cannot decode this very value.
  public func isUndecodable(_ value: YAMLNode) -> Bool {
    !undecodable.isEmpty && undecodable.contains(value.span)
  }

  /// Whether a mapping has a misspelt key that is probably meant as `field`.
  public func isMisspelt(_ field: StaticString, in mapping: YAMLNode) -> Bool {
    !misspelt.isEmpty && mapping.entries.contains { misspelt[$0.key.span].map { $0 == field } ?? false }
  }

  /// Whether a key is one that Argo does not know, misspelt or strange.
  func isUnknown(_ key: YAMLNode) -> Bool {
    !all.isEmpty && (misspelt[key.span] != nil || strange.contains(key.span))
  }

  /// Whether a mapping has a key that Argo does not know, itself and not within.
  public func hasUnknownField(in mapping: YAMLNode) -> Bool {
    !all.isEmpty && mapping.entries.contains { misspelt[$0.key.span] != nil || strange.contains($0.key.span) }
  }

  /// Whether a value holds nothing that Argo cannot decode and no field that it does not know.
  ///
  /// What an alias inside the value stands for is written elsewhere, and does not count.
  public func isSound(_ value: YAMLNode) -> Bool {
    if all.isEmpty { return true }
    let span = value.target.span
    let first = all.partitioningIndex { $0.node.span.start >= span.start }
    return all[first...].prefix { $0.node.span.start < span.end }.allSatisfy { defect in
      switch defect.problem {
      case .wrongType, .unknownField, .wrongCase: false
      case .notText(_, let journey): isPipeline && journey.uploaded != .refused
      case .notInEveryVersion, .droppedField, .outsideClosedSet: true
      }
    }
  }
}
