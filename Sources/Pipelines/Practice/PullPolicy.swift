import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// When the kubelet pulls an image, where that does not fit how the image is named.
public struct UnfitPullPolicy: Sendable {
  /// The policy.
  public let policy: Sourced<ByteString>
  /// The image.
  public let image: ContainerImage
  /// Whether the image is never pulled; else it is pulled once, although its tag moves.
  public let isNever: Bool
}

extension Workflow {
  /// The policies that do not fit the images that they are written beside.
  ///
  /// `IfNotPresent` fits a tag that stays, or a digest: `latest`, and no tag, move. `Never` fits nothing that a cluster starts
  /// on a node of its choice.
  public var unfitPullPolicies: [UnfitPullPolicy] {
    containers.compactMap { container in
      guard let policy = container.node["imagePullPolicy"]?.sourcedString, let name = container.image,
        !name.value.isEmpty, !name.value.isUnknown
      else { return nil }
      let image = ContainerImage(name)
      guard let reference = image.reference else { return nil }
      let isMoving = reference.digest == nil && (reference.tag == nil || reference.tag == "latest")
      let isNever = policy.value == "Never"
      guard isNever || isMoving && policy.value == "IfNotPresent" else { return nil }
      return UnfitPullPolicy(policy: policy, image: image, isNever: isNever)
    }
  }
}
