import Diagnostics

/// Something that is known of a place, in Markdown.
struct Fact {
  /// What is known.
  let text: String
  /// The place that it is about; `nil` for the document as a whole.
  let span: SourceSpan?

  init(_ text: String, _ span: SourceSpan?) { (self.text, self.span) = (text, span) }
}

/// Text of files in Markdown.
enum MarkdownText {
  /// A sentence, in which nothing becomes a tag of HTML or a line of its own.
  static func of(_ text: String) -> String {
    VisibleText.of(text.utf8).replacing("<", with: "&lt;")
  }

  /// A name or a value, letter by letter, cut where it gets long.
  static func code(_ bytes: some Collection<UInt8>) -> String {
    let shown = bytes.count > longest ? VisibleText.of(bytes.prefix(longest)) + "…" : VisibleText.of(bytes)
    if shown.isEmpty { return "the empty text" }
    // A text with back-ticks stands between more of them than it has in a row (CommonMark 0.31, 6.1).
    let fence = shown.contains("`") ? "```" : "`"
    return fence == "`" ? "`\(shown)`" : "``` \(shown.replacing("```", with: "''' ")) ```"
  }

  private static let longest = 200
}
