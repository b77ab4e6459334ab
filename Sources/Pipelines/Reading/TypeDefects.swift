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

  /// The values of the wrong type; no two nodes of a file have the same bytes.
  private let undecodable: Set<SourceSpan>
  /// The keys that no field has, and the names that were probably meant.
  private let misspelt: [SourceSpan: ByteString]
  /// The keys that no field has and that no field was probably meant by.
  private let strange: Set<SourceSpan>
  /// The numbers and booleans of which Argo gets a text.
  private let texts: Set<SourceSpan>

  /// Compares the root of a workflow's document with the types of a version; `nil` for any.
  ///
  /// Only a pipeline comes to Argo through PyYAML, so that only in a pipeline its reading counts.
  convenience init(in root: YAMLNode, target: ArgoVersion?, isPipeline: Bool) {
    let all = ArgoTypeCheck.defects(in: root, target: target).filter { defect in
      if case .notText(_, let journey) = defect.problem { isPipeline || !journey.isTextForArgo } else { true }
    }
    self.init(all) { defect, journey in
      if journey.isTextForArgo { return true }
      if !isPipeline { return false }
      return switch journey.verdict(on: defect.node.scalar, target: target) {
      case .same, .becomes: true
      case .refused, .refusedFromClient, .unsendable: false
      }
    }
  }

  /// Compares the root of a patch of a pod with the types of a version; `nil` for any.
  ///
  /// Argo decodes it by itself, and refuses what is not a text where one belongs.
  convenience init(inPodPatch root: YAMLNode, target: ArgoVersion?) {
    self.init(ArgoTypeCheck.defects(inPodPatch: root, target: target)) { _, _ in false }
  }

  /// No defects, for an object whose types are not known.
  static let none = TypeDefects([]) { _, _ in false }

  private init(_ defects: [ArgoTypeDefect], isText: (ArgoTypeDefect, ScalarJourney) -> Bool) {
    all = defects
    var undecodable: Set<SourceSpan> = []
    var misspelt: [SourceSpan: ByteString] = [:]
    var strange: Set<SourceSpan> = []
    var texts: Set<SourceSpan> = []
    for defect in all {
      switch defect.problem {
      case .wrongType: undecodable.insert(defect.node.span)
      case .notText(_, let journey):
        if isText(defect, journey) {
          texts.insert(defect.node.span)
        } else {
          undecodable.insert(defect.node.span)
        }
      case .unknownField(_, let nearest?): misspelt[defect.node.span] = nearest.name
      case .wrongCase(_, let right, _): misspelt[defect.node.span] = right
      case .unknownField: strange.insert(defect.node.span)
      case .notInEveryVersion, .droppedField, .outsideClosedSet: break
      }
    }
    self.undecodable = undecodable
    self.misspelt = misspelt
    self.strange = strange
    self.texts = texts
  }

  /// The text of a scalar that names something: a string, and a number or boolean where Argo gets a text of it.
  ///
  /// It is the text that is written: where Argo gets another one, as `false` of `n`, that is a defect of its own. So is what is
  /// no text to Argo, for which there is `nil`.
  func name(_ node: YAMLNode?) -> Sourced<ByteString>? {
    guard let node, !node.isNull else { return nil }
    return node.sourcedString ?? (texts.contains(node.span) ? node.sourcedText : nil)
  }

  /// Whether Argo gets any number or boolean as a text.
  var makesTexts: Bool { !texts.isEmpty }

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
      case .notText: !undecodable.contains(defect.node.span)
      case .notInEveryVersion, .droppedField, .outsideClosedSet: true
      }
    }
  }
}
