import ArgoGrammar
import Diagnostics
import YAMLSyntax

/// The fields of its own pod that a container can be told of.
///
/// The sources are `ConvertDownwardAPIFieldLabel` of `pkg/apis/core/pods/helpers.go` and the sets of paths in
/// `pkg/apis/core/validation/validation.go` of Kubernetes.
struct DownwardField {
  /// The paths without a key in brackets.
  let paths: [ByteString]

  /// What an environment variable can be.
  ///
  /// `spec.host` is an old name of `spec.nodeName`.
  static let variable = DownwardField(paths: [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
    "status.hostIPs", "status.podIP", "status.podIPs", "spec.host",
  ])

  /// What a file of a volume can hold.
  static let file = DownwardField(paths: [
    "metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations",
  ])

  /// Whether the API server takes a path: one of these, or that of one label or annotation.
  func contains(_ path: ByteString) -> Bool {
    if paths.contains(path) { return true }
    for (prefix, use) in [
      ("metadata.labels['", KubernetesName.Use.qualifiedName), ("metadata.annotations['", .qualifiedNameInAnyCase),
    ] {
      guard path.bytes.starts(with: prefix.utf8), path.bytes.suffix(2).elementsEqual("']".utf8),
        path.bytes.count >= prefix.utf8.count + 2
      else { continue }
      return KubernetesName.fault(in: path.bytes[prefix.utf8.count..<path.bytes.count - 2], as: use) == nil
    }
    return false
  }

  func nearest(to path: ByteString) -> ByteString? { NearestName.of(path, among: paths.filter { $0 != "spec.host" }) }

  /// The amounts of its own container that it can be told of.
  static let resources: [ByteString] = [
    "limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory",
    "requests.ephemeral-storage",
  ]

  static func isResource(_ name: ByteString) -> Bool {
    resources.contains(name) || name.hasPrefix("limits.hugepages-") || name.hasPrefix("requests.hugepages-")
  }
}

/// The key of an entry of a Secret or ConfigMap: `IsConfigMapKey` of apimachinery's `pkg/util/validation`.
enum ConfigMapKey {
  static func isValid(_ key: ByteString) -> Bool {
    key.bytes.count <= 253 && !key.bytes.isEmpty && key.bytes.allSatisfy(isPart) && key != "." && !key.hasPrefix("..")
  }

  static func isPart(_ byte: UInt8) -> Bool {
    byte.isLetterOrDecimalDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
