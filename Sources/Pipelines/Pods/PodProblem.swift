public import Diagnostics

/// Something in a pod that Kubernetes refuses or cannot start.
///
/// The kinds are those of one rule. What the API server refuses is in `pkg/apis/core/validation/validation.go` of
/// Kubernetes, and was read there at commit 000f26050b9b (between 1.33 and 1.34).
public struct PodProblem<Kind: Sendable>: Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The place to report.
  public let location: Location
  /// The place of the other one where two cannot be together.
  public let earlier: Location?

  init(_ kind: Kind, at location: Location, earlier: Location? = nil) {
    self.kind = kind
    self.location = location
    self.earlier = earlier
  }
}
