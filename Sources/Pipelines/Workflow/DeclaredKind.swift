/// What somebody says that the files named on the command line are, whatever they look like.
public enum DeclaredKind: String, CaseIterable, Sendable {
  /// Pipelines of KFP, even without any mark of an SDK.
  case kfp
  /// Plain Argo workflows, even with marks of an SDK: the rules about KFP are silent.
  case argo
}
