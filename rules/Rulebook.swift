public import RuleEngine

/// All rules.
public enum Rulebook {
  /// The rules with what their folders say about them, sorted by id.
  public static let rules: [RegisteredRule] = RuleID.allCases.map { RegisteredRule($0.info, $0.rule) }
}

extension RuleID {
  /// The rule of the folder, by what it looks at.
  var rule: AnyRule {
    switch self {
    case .componentFile: .files(ComponentFile())
    case .notAWorkflow: .document(NotAWorkflow())
    case .paramsMissing: .pipeline(ParamsMissing())
    case .pipelineSpecInvalid: .pipeline(PipelineSpecInvalid())
    case .pipelineSpecMissing: .pipeline(PipelineSpecMissing())
    case .sdkVersion: .pipeline(SDKVersion())
    case .tektonPipeline: .document(TektonPipeline())
    case .v2BackendWorkflow: .document(V2BackendWorkflow())
    case .v2CompatibleMode: .document(V2CompatibleMode())
    case .v2Component: .pipeline(V2Component())
    case .v2IrSpec: .document(V2IRSpec())
    case .yamlAliasExpansion: .document(YAMLAliasExpansion())
    case .yamlDuplicateKey: .document(YAMLDuplicateKey())
    case .yamlMultipleDocuments: .pipeline(YAMLMultipleDocuments())
    case .yamlSyntax: .files(YAMLSyntaxRule())
    }
  }
}
