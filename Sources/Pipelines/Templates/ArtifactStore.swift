import Diagnostics
import YAMLSyntax

/// The store that an artifact lies in, of those that Argo knows: the first one by this order, whatever the file's own is.
///
/// Order and fields are `Get`, `GetKey` and `HasLocation` in `pkg/apis/workflow/v1alpha1/workflow_types.go` of Argo 3.4.17.
enum ArtifactStore: String, CaseIterable {
  case artifactory
  case azure
  case gcs
  case git
  case hdfs
  case http
  case oss
  case raw
  case s3
  case plugin

  /// The store of an artifact, with what is said about it; `nil` if none is named.
  static func first(of artifact: YAMLNode) -> (store: ArtifactStore, details: YAMLNode)? {
    for store in allCases {
      if let details = artifact[ByteString(store.rawValue)], details.isPresent { return (store, details) }
    }
    return nil
  }

  /// The field without which Argo does not know where in the store the artifact lies; `nil` if nothing is missing.
  ///
  /// What a merge key brings, and what is no mapping, is not looked at.
  func missingField(in details: YAMLNode) -> String? {
    guard details.kind == .mapping || details.isNull, !details.hasMergedEntries else { return nil }
    func isEmpty(_ field: StaticString) -> Bool {
      details[field].map { $0.isNull || $0.scalarBytes?.isEmpty ?? ($0.kind == .sequence && $0.count == 0) } ?? true
    }
    switch self {
    case .artifactory:
      if isEmpty("url") { return "url" }
      return isEmpty("usernameSecret") && !Self.hasPath(details["url"]?.scalarBytes) ? "usernameSecret" : nil
    case .azure: return isEmpty("blob") ? "blob" : nil
    case .gcs, .oss, .s3: return isEmpty("key") ? "key" : nil
    case .git: return isEmpty("repo") ? "repo" : nil
    case .hdfs: return isEmpty("addresses") && isEmpty("path") ? "addresses" : nil
    case .http: return isEmpty("url") ? "url" : nil
    case .raw, .plugin: return nil
    }
  }

  /// Whether something stands after the host of an address.
  private static func hasPath(_ address: ArraySlice<UInt8>?) -> Bool {
    guard let address else { return false }
    let bytes = Array(address)
    // Without a scheme the whole text is a path.
    guard let scheme = bytes.firstOccurrence(of: "://") else { return true }
    return bytes[(scheme + 3)...].contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "{") }
  }
}
