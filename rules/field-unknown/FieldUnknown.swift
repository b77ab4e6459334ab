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
        report(.unknown(key, in: type, nearest: nearest), at: place)
      case .wrongCase(_, let right, let isAccepted):
        report(.wrongCase(key, right), at: place, severity: isAccepted == false ? .error : .warning)
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
  fileprivate static func unknown(_ key: ByteString, in type: ArgoObjectType, nearest: ByteString?) -> Self {
    Self(
      "Argo has no field \(key.quoted) in a \(type.name)",
      label: nearest.map { "did you mean \($0)?" },
      notes: ["KFP ignores a field that it does not know, so the field has no effect"],
      help: nearest.map { "rename it to \($0)" } ?? "remove it, or move it to where it belongs")
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
