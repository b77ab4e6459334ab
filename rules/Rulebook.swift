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
    case .annotationsTooLarge: .workflow(AnnotationsTooLarge())
    case .argumentMissing: .workflow(ArgumentMissing())
    case .argumentUnknown: .workflow(ArgumentUnknown())
    case .cacheStalenessInvalid: .pipeline(CacheStalenessInvalid())
    case .cachingLabelOnly: .pipeline(CachingLabelOnly())
    case .componentFile: .files(ComponentFile())
    case .configInvalid: .configuration(ConfigInvalid())
    case .dagCycle: .workflow(DAGCycle())
    case .dagEmpty: .workflow(DAGEmpty())
    case .dagUnknownDependency: .workflow(DAGUnknownDependency())
    case .entrypointUnknown: .workflow(EntrypointUnknown())
    case .fileConflict: .files(FileConflict())
    case .fileEncoding: .files(FileEncoding())
    case .fileLfsPointer: .files(FileLfsPointer())
    case .fileSymlink: .files(FileSymlink())
    case .fileTooLarge: .files(FileTooLarge())
    case .imageReference: .workflow(ImageReferenceRule())
    case .imageUndigested: .workflow(ImageUndigested())
    case .imageUnpinned: .workflow(ImageUnpinned())
    case .itemOutsideLoop: .workflow(ItemOutsideLoop())
    case .labelInvalid: .workflow(LabelInvalid())
    case .loopInvalid: .workflow(LoopInvalid())
    case .nameDuplicate: .workflow(NameDuplicate())
    case .namespaceFixed: .pipeline(NamespaceFixed())
    case .notAWorkflow: .document(NotAWorkflow())
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
    case .quantityInvalid: .workflow(QuantityInvalid())
    case .recursionUnconditional: .workflow(RecursionUnconditional())
    case .resourcesUnset: .workflow(ResourcesUnset())
    case .sdkVersion: .pipeline(SDKVersion())
    case .secretInPlainText: .files(SecretInPlainText())
    case .serviceAccount: .workflow(ServiceAccount())
    case .tektonPipeline: .document(TektonPipeline())
    case .templateDuplicate: .workflow(TemplateDuplicate())
    case .templateType: .workflow(TemplateType())
    case .templateUnknown: .workflow(TemplateUnknown())
    case .templateUnused: .workflow(TemplateUnused())
    case .v2BackendWorkflow: .document(V2BackendWorkflow())
    case .v2CompatibleMode: .document(V2CompatibleMode())
    case .v2Component: .pipeline(V2Component())
    case .v2IrSpec: .document(V2IRSpec())
    case .variableMisspelt: .workflow(VariableMisspelt())
    case .variableNotUpstream: .workflow(VariableNotUpstream())
    case .variableUnresolved: .workflow(VariableUnresolved())
    case .workflowMissing: .files(WorkflowMissing())
    case .workflowTooLarge: .workflow(WorkflowTooLarge())
    case .yamlAliasExpansion: .document(YAMLAliasExpansion())
    case .yamlDuplicateKey: .document(YAMLDuplicateKey())
    case .yamlMultipleDocuments: .pipeline(YAMLMultipleDocuments())
    case .yamlSyntax: .files(YAMLSyntaxRule())
    }
  }
}
