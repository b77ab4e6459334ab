import ArgoGrammar
public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A value that Argo cannot decode into its field, or that it does not get as it is written.
public struct WrongValue: Sendable {
  /// What is wrong with it.
  public enum Problem: Sendable {
    /// It is not what the field holds.
    case wrongType(expected: ArgoValueType, found: FoundValue)
    /// It is a number or a boolean where text belongs, or one to the client of KFP only.
    case notText(found: FoundValue, ScalarJourney, TextVerdict)
  }

  /// The field, or the key of the entry, that holds it.
  public let field: ByteString?
  /// What is wrong with it.
  public let problem: Problem
  /// The value as it is written.
  public let text: ByteString?
  /// Whether it is a name that a tag uses as it is written, which Argo then looks for in vain.
  public let isReferredTo: Bool
  /// The place of the value.
  public let location: Location
}

/// What KFP makes of a scalar that should be text.
public enum TextVerdict: Hashable, Sendable {
  /// The text of the file, on every way.
  case same
  /// Another text on at least one way; `nil` if it is unknown which.
  case becomes(ByteString?)
  /// KFP before 2.0 refuses it when a client starts the run.
  case refusedFromClient
  /// It stands where no KFP converts it to text; `isTextForClient` if only an upload is refused.
  case refused(isTextForClient: Bool)
  /// A client of KFP cannot read or send it.
  case unsendable
}

extension ScalarJourney {
  /// The Argo of KFP 2.0, from which on the API makes text of what a client sends.
  private static let argoOfKFP2 = ArgoVersion(3, 3, 10)

  /// What becomes of a scalar in a pipeline that has to run with a version of Argo; `nil` for any.
  func verdict(on text: ByteString?, target: ArgoVersion?) -> TextVerdict {
    if isEmbedded, uploaded == .refused || sentToKFP2 == .refused { return .refused(isTextForClient: python == .text) }
    var ends = [uploaded]
    if target.map({ $0 < Self.argoOfKFP2 }) ?? true { ends.append(sentToKFP1) }
    if target.map({ $0 >= Self.argoOfKFP2 }) ?? true { ends.append(sentToKFP2) }
    if ends.contains(.unsendable) { return .unsendable }
    if ends.contains(.refused) { return .refusedFromClient }
    for case .text(let made) in ends where made == nil || made != text { return .becomes(made) }
    return .same
  }
}

extension WorkflowGraph {
  /// The values that Argo cannot decode or does not get as they are written, each reported once and by no other rule.
  ///
  /// What is no text in a pipeline's interface is left to the rule that reads the interface.
  public var wrongValues: [WrongValue] {
    let names = Lazy<Set<SourceSpan>>()
    return typeDefects.all.compactMap { defect in
      if isPipeline, defect.node == workflow.pipelineSpec { return nil }
      let problem: WrongValue.Problem
      switch defect.problem {
      case .wrongType(let expected, let found): problem = .wrongType(expected: expected, found: found)
      case .notText(let found, _) where !isPipeline: problem = .wrongType(expected: .string, found: found)
      case .notText(let found, let journey):
        let verdict = journey.verdict(on: defect.node.scalar, target: target)
        if verdict == .same { return nil }
        problem = .notText(found: found, journey, verdict)
      default: return nil
      }
      var isReferredTo = false
      if case .notText(_, let journey, .becomes) = problem, !journey.isTextForArgo, defect.field == "name" {
        isReferredTo = names.value { namesOfVariables }.contains(defect.node.span)
      }
      return WrongValue(
        field: defect.field, problem: problem, text: defect.node.scalar, isReferredTo: isReferredTo,
        location: defect.node.location)
    }
  }

  /// The places of the names of parameters, artifacts and tasks that a tag of the workflow uses.
  private var namesOfVariables: Set<SourceSpan> {
    let used = Set(templatedTexts.lazy.flatMap(\.text.tags).flatMap(\.parts).map(\.name))
    let items =
      (interfaces.flatMap { [$0.inputs, $0.outputs] } + callArguments).flatMap { $0.parameters + $0.artifacts }
      .map(\.name)
    let names = items + workflow.parameters.map(\.name) + taskGraphs.flatMap(\.tasks).compactMap(\.name)
    return Set(names.filter { used.contains($0.value) }.map(\.node.span))
  }
}
