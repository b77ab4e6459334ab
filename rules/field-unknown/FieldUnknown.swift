import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds fields that the target version of Argo does not have, or that no version has.
struct FieldUnknown: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.typeDefects.all {
      let (key, place) = (defect.node.scalar ?? "", defect.node.location)
      switch defect.problem {
      case .unknownField(let type, let nearest):
        report(
          .unknown(key, in: type, nearest: nearest, homes: defect.homes, graph), at: place,
          fix: Fix(correcting: key, at: place, to: nearest))
      case .wrongCase(_, let right, let isAccepted):
        report(
          .wrongCase(key, right), at: place, severity: isAccepted == false ? .error : .warning,
          fix: Fix(correcting: key, at: place, to: NearName(right, isOnly: true)))
      case .notInEveryVersion(_, let versions):
        // Without a target a field is fine if any version has it.
        if let target = graph.target { report(.otherVersion(key, versions, target), at: place) }
      case .droppedField(_, let versions, let successor):
        report(.dropped(key, versions, successor), at: place, severity: .info)
      case .outsideClosedSet, .wrongType, .notText: continue
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unknown(
    _ key: ByteString, in type: ArgoObjectType, nearest: NearName?, homes: [ByteString], _ graph: WorkflowGraph
  ) -> Self {
    Self(
      "Argo has no field \(key.quoted) in a \(type.name)",
      label: nearest.map { "did you mean \($0)?" },
      notes: [consequence(in: type, isPipeline: graph.isPipeline)],
      help: nearest.map { "rename it to \($0)" } ?? place(of: key, homes))
  }

  private static func consequence(in type: ArgoObjectType, isPipeline: Bool) -> String {
    // `ParallelSteps.UnmarshalJSON` (`workflow_types.go` of Argo 3.4.17) looks at the fields of steps itself.
    if type.name == "WorkflowStep" { return "Argo and KFP refuse a step with a field that they do not know" }
    return isPipeline
      ? "KFP ignores a field that it does not know, so the field has no effect"
      : "argo lint refuses the file; everything else ignores the field, so that it has no effect"
  }

  /// Where a field of the name would have an effect.
  private static func place(of key: ByteString, _ homes: [ByteString]) -> String {
    if key == "exitHandler" { return "write onExit: NAME, or a hook: hooks: {exit: {template: NAME}}" }
    return switch homes.count {
    case 0: "remove it, or move it to where it belongs"
    case 1: "move it into \(homes[0])"
    default: "move it into \(homes.prefix(3).map(\.description).joined(separator: " or "))"
    }
  }

  fileprivate static func wrongCase(_ key: ByteString, _ right: ByteString) -> Self {
    Self(
      "Argo writes the field \(key.quoted) as \(right)",
      notes: ["Argo 3.5 and later tell upper and lower case in field names apart; Argo 3.4 and older do not"],
      help: "rename it to \(right)")
  }

  fileprivate static func otherVersion(
    _ key: ByteString, _ versions: ArgoVersionRange, _ target: ArgoVersion
  ) -> Self {
    Self(
      "Argo \(target) has no field \(key.quoted)", label: "Argo has it \(versions)",
      help: "remove it, or correct the target in .kfplint.yaml")
  }

  fileprivate static func dropped(_ key: ByteString, _ versions: ArgoVersionRange, _ successor: ByteString) -> Self {
    Self(
      "Argo has no field \(key.quoted) any more", label: "Argo had it \(versions)",
      help: "write \(successor), as SDK 1.8 does, or render the pipeline again")
  }
}
