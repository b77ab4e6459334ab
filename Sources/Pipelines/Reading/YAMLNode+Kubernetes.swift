import Diagnostics
import YAMLSyntax

extension YAMLNode {
  /// Whether a mapping has a key that starts with `prefix`.
  func hasKey(prefixed prefix: StaticString) -> Bool {
    kind == .mapping && entries.contains { $0.key.scalar?.hasPrefix(prefix) ?? false }
  }
}

extension ByteString {
  /// Whether the bytes start with those of a literal.
  func hasPrefix(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { bytes.starts(with: $0) }
  }

  /// Whether the bytes of a literal occur anywhere.
  func contains(_ part: StaticString) -> Bool {
    bytes.firstOccurrence(of: part) != nil
  }
}
