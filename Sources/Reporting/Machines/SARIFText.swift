import Diagnostics

/// A message of SARIF in plain text.
struct SARIFText: Encodable {
  let text: String

  /// A text in which nothing is a link or a placeholder.
  ///
  /// `[text](target)` is a link also in plain text (3.11.6), and `{0}` stands for an argument (3.11.5). Brackets and braces
  /// that cannot be taken for those stay as they are: the readers that were tried show an escape as it is written.
  init(_ text: String) {
    var escaped = ""
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("](") {
        escaped += #"\]"#
      } else if first == "{", let end = rest.firstIndex(of: "}"),
        Self.isNumber(rest[rest.index(after: rest.startIndex)..<end])
      {
        escaped += "{" + rest[...end] + "}"
        rest = rest[rest.index(after: end)...]
        continue
      } else {
        escaped.append(first)
      }
      rest = rest.dropFirst()
    }
    self.text = escaped
  }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

/// The words of SARIF for severities.
enum SARIFLevel {
  static func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
