public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// A value that Argo cannot decode into its field.
public struct WrongValue: Sendable {
  /// The field, or the key of the entry, that holds it.
  public let field: ByteString?
  /// What the field holds.
  public let expected: ArgoValueType
  /// What is there.
  public let found: FoundValue
  /// Whether the KFP API makes text of it.
  ///
  /// It reads YAML with the types in mind (`yaml.Unmarshal` into a Workflow), and then a number or boolean for a string is
  /// written as one; Argo's own tools read YAML as JSON first and refuse it.
  public let becomesText: Bool
  /// The place of the value.
  public let location: Location
}

extension WorkflowGraph {
  /// The values that Argo cannot decode, each reported once and by nobody else.
  ///
  /// What is no text in a pipeline's interface is left to the rule that reads the interface.
  public var wrongValues: [WrongValue] {
    typeDefects.all.compactMap { defect in
      guard case .wrongType(let expected, let found) = defect.problem else { return nil }
      if isPipeline, defect.node == workflow.pipelineSpec { return nil }
      return WrongValue(
        field: defect.field, expected: expected, found: found,
        becomesText: isPipeline && expected == .string && found.isScalar, location: defect.node.location)
    }
  }
}

extension FoundValue {
  /// Whether it is a scalar that is there.
  fileprivate var isScalar: Bool {
    switch self {
    case .string, .boolean, .integer, .largeInteger, .float, .infinity: true
    case .null, .list, .mapping: false
    }
  }
}
