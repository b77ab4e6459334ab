/// Something that changed in the small languages inside a workflow between two versions of Argo.
public struct LanguageChange: Sendable {
  /// The first version that has it.
  public let since: ArgoVersion
  /// The first later version that does not have it any more; `nil` if all have it.
  public let until: ArgoVersion?
  /// Where it was read: the file of Argo and the tags that differ in it.
  public let source: String

  /// Whether a version has it.
  public func applies(to version: ArgoVersion) -> Bool {
    version >= since && (until.map { version < $0 } ?? true)
  }

  /// The validator trims a tag before it looks at it; before, a tag that starts with white space is nobody's variable.
  ///
  /// The substitution trims in all versions (`replaceMap[strings.TrimSpace(tag)]`).
  public static let spacesInTags = LanguageChange(
    since: ArgoVersion(3, 4, 12), until: nil,
    source: "workflow/validate/validate.go, resolveAllVariables: v3.4.11 against v3.4.12 and v3.5.0 (#11781)")

  /// `Omitted` is a result that `depends` can ask for.
  public static let omittedResult = LanguageChange(
    since: ArgoVersion(3, 3, 9), until: nil,
    source: "workflow/common/ancestry.go, ValidateTaskResults: v3.3.8 against v3.3.9 (#8776, #9153)")

  /// `let` is a word of the expressions that decide on dependencies, and no name.
  public static let wordLet = LanguageChange(
    since: ArgoVersion(3, 4, 17), until: nil,
    source: "go.mod, expr: v3.4.16 has antonmedv/expr 1.12 and older, v3.4.17 expr-lang/expr 1.16; let came with 1.13")

  /// The functions of expr hide tasks of the same name, since dependencies are compiled without the tasks.
  public static let functionsHideTasks = LanguageChange(
    since: ArgoVersion(3, 5, 0), until: ArgoVersion(3, 5, 2),
    source: "workflow/controller/dag.go, evaluateDependsLogic: v3.5.1 against v3.5.2 (#12037)")

  /// `{{workflow.mainEntrypoint}}` exists.
  public static let mainEntrypoint = LanguageChange(
    since: ArgoVersion(3, 5, 0), until: nil,
    source: "workflow/common/common.go, GlobalVarWorkflowMainEntrypoint: v3.4.17 against v3.5.0")
}
