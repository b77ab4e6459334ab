internal import Diagnostics

/// A field that SDKs of Kubeflow Pipelines wrote and that Argo does not have any more.
struct DroppedField {
  let type: ByteString
  let name: StaticString
  /// The versions that have it.
  let versions: ArgoVersionRange
  /// The first version that has it no more.
  let firstWithout: ArgoVersion
  /// What to write instead.
  let successor: ByteString

  /// Argo 3.0 dropped four other fields that had been deprecated (argoproj/argo-workflows#5035); no SDK wrote those.
  static let all = [
    DroppedField(
      type: "WorkflowSpec", name: "ttlSecondsAfterFinished",
      versions: ArgoVersionRange(since: nil, until: ArgoVersion(2, 12)), firstWithout: ArgoVersion(3, 0),
      successor: "ttlStrategy")
  ]
}
