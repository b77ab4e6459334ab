extension ArgoVersion {
  /// The version of Argo that the back end of a release of Kubeflow Pipelines brings along.
  ///
  /// A release that is not in the table has what the closest earlier one has, and `2.3` means `2.3.0`. It is the version
  /// of the manifests (`third_party/argo`) that counts. The tags 1.8.6 to 1.8.22 of Kubeflow Pipelines are releases of the
  /// SDK; the last back end before 2.0 is 1.8.5, so they stand for that. `nil` for releases before 1.5, and for text that
  /// is no version.
  public static func bundled(withKFP release: some StringProtocol) -> ArgoVersion? {
    guard let release = ArgoVersion(release) else { return nil }
    return bundles.last { $0.release <= release }?.argo
  }

  /// Each release of the back end that brought another Argo, in order; the numbers of both kinds compare alike.
  private static let bundles: [(release: ArgoVersion, argo: ArgoVersion)] = [
    (ArgoVersion(1, 5, 0), ArgoVersion(2, 12, 9)),
    (ArgoVersion(1, 7, 0), ArgoVersion(3, 1, 6)),
    (ArgoVersion(1, 7, 1), ArgoVersion(3, 1, 14)),
    (ArgoVersion(1, 8, 0), ArgoVersion(3, 2, 3)),
    (ArgoVersion(1, 8, 3), ArgoVersion(3, 3, 8)),
    (ArgoVersion(2, 0, 0), ArgoVersion(3, 3, 10)),
    (ArgoVersion(2, 2, 0), ArgoVersion(3, 4, 16)),
    (ArgoVersion(2, 3, 0), ArgoVersion(3, 4, 17)),
    (ArgoVersion(2, 5, 0), ArgoVersion(3, 5, 14)),
    (ArgoVersion(2, 14, 0), ArgoVersion(3, 6, 7)),
    (ArgoVersion(2, 15, 0), ArgoVersion(3, 7, 3)),
    (ArgoVersion(2, 17, 0), ArgoVersion(4, 0, 5)),
  ]
}
