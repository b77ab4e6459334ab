public import Diagnostics
import YAMLSyntax

extension WorkflowGraph {
  /// The points in time in the metadata that nobody can read, each with the field.
  ///
  /// Kubernetes decodes them by RFC 3339 (`UnmarshalJSON` of `metav1.Time` in apimachinery 0.24), and with them the whole
  /// object fails; the empty text fails as well, and only null is no time.
  public var unreadableTimes: [(field: String, text: Sourced<ByteString>)] {
    guard let metadata = object(at: workflow.root["metadata"]) else { return [] }
    return (["creationTimestamp", "deletionTimestamp"] as [StaticString]).compactMap { field in
      guard let text = metadata[field]?.sourcedText, !text.value.bytes.isTimeOfRFC3339 else { return nil }
      return (field.description, text)
    }
  }
}

extension [UInt8] {
  /// Whether the text has the form `2006-01-02T15:04:05Z`, with fractions of a second and another zone if there are any.
  fileprivate var isTimeOfRFC3339: Bool {
    let form = Array("dddd-dd-ddTdd:dd:dd".utf8)
    guard count > form.count, zip(self, form).allSatisfy({ $0.fits($1) }) else { return false }
    var rest = self[form.count...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { $0.fits(UInt8(ascii: "d")) }
      if fraction.isEmpty { return false }
      rest = rest.dropFirst(fraction.count + 1)
    }
    if rest.elementsEqual("Z".utf8) { return true }
    guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
    return rest.count == 6 && zip(rest.dropFirst(), "dd:dd".utf8).allSatisfy { $0.fits($1) }
  }
}

extension UInt8 {
  /// Whether the byte is a digit, where the form has a `d`, or else what the form has.
  fileprivate func fits(_ form: UInt8) -> Bool {
    form == UInt8(ascii: "d") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) : self == form
  }
}
