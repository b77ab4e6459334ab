public import Diagnostics
public import YAMLSyntax

/// What a scalar in the place of a text becomes on its way to Argo.
///
/// A pipeline comes to Argo in two ways. Its file is uploaded, and the KFP API reads it with go-yaml; or a client of KFP reads
/// it with PyYAML and sends it as JSON (`_client.py` of SDK 1.8.22: `json.dumps` of `yaml.safe_load`). The two readers differ
/// in what is a number, and only the types of Go's structs say where a number becomes text again.
public struct ScalarJourney: Hashable, Sendable {
  /// What is left of a scalar at the end of one way.
  public enum End: Hashable, Sendable {
    /// The text that Argo gets; `nil` where it is another one than the file's and nobody can say which.
    case text(ByteString?)
    /// Argo's decoder wants text and gets a number or a boolean.
    case refused
    /// The client stops, for JSON cannot express the value or PyYAML cannot read it.
    case unsendable
  }

  /// Uploaded as a file.
  public let uploaded: End
  /// Sent by a client to KFP before 2.0.
  ///
  /// `validateWorkflowManifest` decodes the JSON there with Go's own decoder, which makes no text of anything
  /// (`server/util.go` of 1.7.0 and 1.8.5).
  public let sentToKFP1: End
  /// Sent by a client to KFP from 2.0 on, whose `CreateRunV1` reads the JSON as YAML (`run_server.go`,
  /// `template/argo_template.go` of 2.0.5).
  public let sentToKFP2: End
  /// What PyYAML reads.
  public let python: PythonScalar
  /// Whether go-yaml reads text.
  public let isTextForArgo: Bool
  /// Whether it stands where the KFP API does not make text of numbers, since Go finds the field in an embedded struct.
  public let isEmbedded: Bool

  /// What becomes of a scalar that is not text for both readers; `nil` for one that is, and for nothing at all.
  init?(of node: YAMLNode, isEmbedded: Bool) {
    // Every second scalar is in quotes.
    guard !node.isTextByItself, let resolution = node.resolution, let python = node.pythonScalar,
      let text = node.scalarBytes,
      resolution != .string || python != .text
    else { return nil }
    self.python = python
    self.isEmbedded = isEmbedded
    isTextForArgo = resolution == .string
    uploaded = resolution != .string && isEmbedded ? .refused : .text(GoText.of(resolution, written: text))
    switch python {
    case .text: (sentToKFP1, sentToKFP2) = (.text(ByteString(text)), .text(ByteString(text)))
    case .time, .unreadable: (sentToKFP1, sentToKFP2) = (.unsendable, .unsendable)
    case .null, .boolean, .integer, .float:
      (sentToKFP1, sentToKFP2) = (.refused, isEmbedded ? .refused : .text(Self.text(of: python)))
    }
  }

  /// What the KFP API makes of the JSON that a client sends.
  private static func text(of scalar: PythonScalar) -> ByteString? {
    switch scalar {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let digits?):
      Int(digits.description) == nil && UInt64(digits.description) == nil
        ? Double(digits.description).map(GoText.of) : digits
    case .float(let value):
      // Python writes these as words, which are text in YAML.
      value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : GoText.of(value)
    case .text, .null, .integer(nil), .time, .unreadable: nil
    }
  }
}
