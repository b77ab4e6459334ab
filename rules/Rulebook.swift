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
    case .artifactInvalid: .workflow(ArtifactInvalid())
    case .componentFile: .files(ComponentFile())
    case .configInvalid: .configuration(ConfigInvalid())
    case .containerIncomplete: .workflow(ContainerIncomplete())
    case .containerInvalid: .workflow(ContainerInvalid())
    case .deadlineInvalid: .workflow(DeadlineInvalid())
    case .fieldMisplaced: .workflow(FieldMisplaced())
    case .fieldType: .workflow(FieldType())
    case .fieldUnknown: .workflow(FieldUnknown())
    case .fileConflict: .files(FileConflict())
    case .fileEncoding: .files(FileEncoding())
    case .fileLfsPointer: .files(FileLfsPointer())
    case .fileSymlink: .files(FileSymlink())
    case .fileTooLarge: .files(FileTooLarge())
    case .mountConflict: .workflow(MountConflict())
    case .nameInvalid: .workflow(NameInvalid())
    case .notAWorkflow: .document(NotAWorkflow())
    case .outputInvalid: .workflow(OutputInvalid())
    case .parameterInvalid: .workflow(ParameterInvalid())
    case .paramsEmpty: .pipeline(ParamsEmpty())
    case .paramsMacro: .pipeline(ParamsMacro())
    case .paramsMissing: .pipeline(ParamsMissing())
    case .paramsName: .pipeline(ParamsName())
    case .paramsNotAFile: .pipeline(ParamsNotAFile())
    case .paramsSpecMismatch: .pipeline(ParamsSpecMismatch())
    case .paramsTooLarge: .pipeline(ParamsTooLarge())
    case .paramsTrailingNewline: .pipeline(ParamsTrailingNewline())
    case .paramsType: .pipeline(ParamsType())
    case .paramsUndeclared: .pipeline(ParamsUndeclared())
    case .paramsUnused: .pipeline(ParamsUnused())
    case .pathCaseCollision: .files(PathCaseCollision())
    case .pipelineSpecInvalid: .pipeline(PipelineSpecInvalid())
    case .pipelineSpecMissing: .pipeline(PipelineSpecMissing())
    case .pipelineUnexpectedFile: .files(PipelineUnexpectedFile())
    case .resourceTemplate: .workflow(ResourceTemplate())
    case .retryPolicy: .workflow(RetryPolicy())
    case .sdkVersion: .pipeline(SDKVersion())
    case .tektonPipeline: .document(TektonPipeline())
    case .v2BackendWorkflow: .document(V2BackendWorkflow())
    case .v2CompatibleMode: .document(V2CompatibleMode())
    case .v2Component: .pipeline(V2Component())
    case .v2IrSpec: .document(V2IRSpec())
    case .valueInvalid: .workflow(ValueInvalid())
    case .volumeUndeclared: .workflow(VolumeUndeclared())
    case .workflowMissing: .files(WorkflowMissing())
    case .yamlAliasExpansion: .document(YAMLAliasExpansion())
    case .yamlDuplicateKey: .document(YAMLDuplicateKey())
    case .yamlMultipleDocuments: .pipeline(YAMLMultipleDocuments())
    case .yamlSyntax: .files(YAMLSyntaxRule())
    }
  }
}
