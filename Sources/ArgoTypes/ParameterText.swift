public import Diagnostics
public import YAMLSyntax

/// The text that a parameter gets from a scalar that is not text to every reader.
///
/// The value of a parameter may be any scalar: `AnyString.UnmarshalJSON` (`pkg/apis/workflow/v1alpha1/workflow_types.go` and
/// `anystring.go` of Argo 3.1 to 3.5) writes a number with `FormatFloat(value, 'f', -1, 64)` and a boolean as a word. What is a
/// number depends on the way to Argo, as in ``ScalarJourney``.
public struct ParameterText: Hashable, Sendable {
  /// The text after an upload of the file; `nil` where nobody can say it.
  public let uploaded: ByteString?
  /// The text after a client has sent the file; `nil` where it cannot be sent or nobody can say it.
  public let sent: ByteString?
  /// What PyYAML reads.
  public let python: PythonScalar

  /// What becomes of a scalar; `nil` for one that is text for both readers, and for nothing at all.
  public init?(of node: YAMLNode) {
    guard let resolution = node.resolution, let python = node.pythonScalar, let text = node.scalarBytes,
      resolution != .string || python != .text, resolution != .null, python != .null
    else { return nil }
    self.python = python
    uploaded = resolution == .string ? ByteString(text) : GoText.ofParameter(resolution, written: text)
    sent =
      switch python {
      case .text: ByteString(text)
      case .boolean(let value): value ? "true" : "false"
      case .integer(let digits?): Double(digits.description).map(GoText.withoutExponent)
      case .float(let value): value.isFinite ? GoText.withoutExponent(value) : nil
      case .integer(nil), .null, .time, .unreadable: nil
      }
  }
}
