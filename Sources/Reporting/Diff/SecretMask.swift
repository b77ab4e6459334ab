import Diagnostics

/// Hides known secrets in texts that a program shows, next to those that are secrets by their form.
public struct SecretMask: Sendable {
  private let secrets: Set<[UInt8]>
  private let index: SecretIndex

  /// A mask for some secrets, as they stand in files.
  public init(_ secrets: Set<[UInt8]>) {
    self.secrets = secrets
    index = SecretIndex(secrets)
  }

  /// The text with as many characters in place of each secret.
  public func hidden(in bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    if secrets.contains(bytes) {
      Redaction.hide(bytes.startIndex..<bytes.endIndex, of: &copy)
      return copy
    }
    for place in index.places(in: bytes).reversed() { Redaction.hide(place, of: &copy) }
    return SecretSearch.hidden(in: copy)
  }
}
